/** The export of the votes through the operators' door: who gets it, and what they hear when the phones' door is away. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../server/contract/commands.ts';
import { openHouse } from './door-house.ts';

describe('the export of the votes', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const get = async (role: Role | null) => {
    const headers = role ? { cookie: await house.cookieFor(role, 'Ma Li') } : undefined;
    return fetch(`${house.address}/operators/votes/act%2F1/export`, headers ? { headers } : {});
  };

  it('[L12] is for the vote position and the auditor, whole and under its name; nobody else gets a line of it', async () => {
    const asked: string[] = [];
    const headers = { 'content-type': 'application/jsonl; charset=utf-8', 'content-disposition': 'attachment; filename="votes.jsonl"' };
    house.votes.answer = async (activationId) => {
      asked.push(activationId);
      return new Response('{"export":"votes"}\n{"end":true}\n', { headers });
    };
    for (const role of ['director', 'producer', 'guests', 'graphics', 'viewer'] as const) expect((await get(role)).status).toBe(403);
    expect((await get(null)).status).toBe(401);
    expect(asked).toEqual([]);
    for (const role of ['vote', 'auditor'] as const) {
      const answer = await get(role);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toBe(headers['content-disposition']);
      expect(await answer.text()).toBe('{"export":"votes"}\n{"end":true}\n');
    }
    expect(asked).toEqual(['act/1', 'act/1']);
  });

  it('says when the phones’ door has none or does not answer', async () => {
    expect((await get('auditor')).status).toBe(404);
    house.votes.answer = () => Promise.reject(new Error('away'));
    const answer = await get('auditor');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('does not answer') });
  });
});
