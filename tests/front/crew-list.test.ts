/** Sign-ins that nobody invited: named in a setting, one link each at the start of the server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { openShowServer } from '../../server/show-server.ts';

const configOf = (crew: string, more: Record<string, string> = {}) => {
  const read = readConfig({ CUECART_CREW: crew, ...more });
  return read.ok ? read.config : read.message;
};

it('names roles and people, a director among them, each name once, at most twelve', () => {
  expect(configOf('')).toMatchObject({ crew: [] });
  expect(configOf(' director: Ann , vote:Bo Li,auditor:Cy:2')).toMatchObject({
    crew: [
      { role: 'director', name: 'Ann' },
      { role: 'vote', name: 'Bo Li' },
      { role: 'auditor', name: 'Cy:2' },
    ],
  });
  const many = Array.from({ length: 13 }, (_, n) => `director:n${n}`).join(',');
  for (const wrong of ['vote:Bo', 'director', 'king:Ann', 'director:Ann,vote:Ann', 'director:', many])
    expect(configOf(wrong), wrong).toContain('CUECART_CREW must name');
});

it('[C7] each of the list gets a link of their own, invited by nobody, and then whoever sits at the machine gets none', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cuecart-crew-'));
  const config = configOf('director:Ann,vote:Bo', { CUECART_DATA_DIR: dataDir, CUECART_PORT: '0', CUECART_LOG: 'silent' });
  if (typeof config === 'string') throw new Error(config);
  const server = await openShowServer(config, openClock(), pino({ level: 'silent' }));
  try {
    expect(server.crew.map(({ role, name }) => `${role} ${name}`)).toEqual(['director Ann', 'vote Bo']);
    expect(server.doors.control).not.toContain('token');
    const origin = `http://localhost:${server.port}`;
    const post = (where: string, body: object, cookie = '') =>
      fetch(`${origin}${where}`, {
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const [ann, bo] = await Promise.all(
      server.crew.map(async ({ door }) => (await post('/operators/sign-in', { token: door.split('#token=')[1] })).json()),
    );
    expect([ann, bo]).toMatchObject([{ name: 'Ann', role: 'director' }, { name: 'Bo' }]);
    expect((await post('/front/sign-in-link', {})).status).toBe(403);
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
