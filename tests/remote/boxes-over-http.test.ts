/** Button boxes over HTTP: real requests to a real show. */
import { afterEach, describe, expect, it } from 'vitest';
import { makeDevice, revokeDevice } from '../../server/remote/device-file.ts';
import { jun, live } from '../playout/gallery.ts';
import { openBoxHouse } from './box-house.ts';

let house: Awaited<ReturnType<typeof openBoxHouse>>;
const open = async (...how: Parameters<typeof openBoxHouse>) => {
  house = await openBoxHouse(...how);
  return house;
};
afterEach(() => house.close());

/** On air long enough to be seen. */
const seen = async () => {
  const gallery = await live();
  await gallery.clock.advance(2000);
  return gallery;
};

describe('a press', () => {
  it('[M1][S5] takes while the owner of the box holds the chair, and is refused from the moment another does', async () => {
    const gallery = await seen();
    const { press } = await open({ gallery });
    expect(await press('take')).toMatchObject({ status: 200, body: { ok: true } });
    expect(gallery.onAir).toBe('apples');
    await gallery.clock.advance(2000);
    await gallery.ask('chair.handOver', { to: jun.id });
    const refused = await press('take');
    expect(refused).toMatchObject({ status: 403, body: { ok: false, refusal: { code: 'not-the-chair' } } });
    expect(gallery.onAir).toBe('apples');
  });

  it('[M8] stands in the log under its operator and its own name, and under the operator’s sign-in', async () => {
    const gallery = await seen();
    const { press } = await open({ gallery });
    await press('take');
    expect(gallery.view.log.find(({ type }) => type === 'segment.taken')).toMatchObject({ by: 'Mei (left deck)' });
  });

  it('[M2] with the run that it saw is refused once somebody took the show on', async () => {
    const gallery = await seen();
    const { press } = await open({ gallery });
    const before = gallery.runId ?? '';
    await gallery.take();
    expect(await press('take', before)).toMatchObject({ status: 409, body: { refusal: { code: 'stale' } } });
    expect(gallery.onAir).toBe('apples');
  });

  it('[M2][S12] twice in a row takes once, also when the second finger is a slow one', async () => {
    const gallery = await seen();
    const { press } = await open({ gallery });
    const [one, two] = await Promise.all([press('take'), press('take')]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    await gallery.clock.advance(1000);
    expect(await press('take')).toMatchObject({ status: 409, body: { refusal: { code: 'too-soon' } } });
    expect(gallery.onAir).toBe('apples');
  });

  it('[M2] sent again under its Idempotency-Key is not done again', async () => {
    const gallery = await seen();
    const { ask, next } = await open({ gallery });
    const sees = next();
    const again = () => ask('POST', `take?believes=${before}&believesNext=${sees}`, { headers: { 'idempotency-key': 'press-1' } });
    const before = gallery.runId;
    const [one, two] = [await again(), await again()];
    expect([one.status, two.status]).toEqual([200, 409]);
    expect(gallery.onAir).toBe('apples');
  });

  it('[M1][C3] does no more than the box’s role may', async () => {
    const { file, press, ask } = await open();
    const token = await makeDevice(file, { name: 'captions', owner: 'Mei', role: 'graphics' });
    await house.gallery.clock.advance(1000);
    expect((await ask('GET', 'state', {}, token)).status).toBe(200);
    expect(await press('freeze', 'now', token)).toMatchObject({ status: 403, body: { refusal: { code: 'not-allowed' } } });
    expect((await ask('GET', 'state')).body).toMatchObject({ frozen: false });
  });

  it('is answered with a status that says why not', async () => {
    const { ask, press } = await open();
    expect((await press('nonsense')).status).toBe(404);
    expect((await ask('POST', 'take')).status).toBe(400);
    expect(await ask('POST', 'take?believes=now')).toMatchObject({
      status: 400,
      body: { refusal: { code: 'malformed', message: expect.stringContaining('believesNext=<nextId of the state>') } },
    });
    expect((await ask('POST', 'freeze', { body: '{"believes":"now"}', headers: { 'content-type': 'application/json' } })).status).toBe(200);
    expect((await ask('GET', 'take')).status).toBe(405);
    expect((await ask('PUT', 'take?believes=now')).status).toBe(405);
    expect((await ask('POST', `take?believes=now&token=${house.token}`, {}, null)).status).toBe(400);
    const body = (text: string) => ({ body: text, headers: { 'content-type': 'application/json' } });
    expect((await ask('POST', 'take', body('{"believes":'))).status).toBe(400);
    expect((await ask('POST', 'take', body('[7]'))).status).toBe(400);
    expect((await ask('POST', 'take', body(`{"believes":"${'x'.repeat(5000)}"}`))).status).toBe(413);
    expect(house.gallery.onAir).toBe('opening');
  });
});

describe('a token', () => {
  it('[M3] that is missing, forged or cut short gets nothing, and the attempt is logged without it', async () => {
    const { ask, press, token, logged, gallery } = await open();
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const key of [null, forged, token.slice(0, 20), 'x'.repeat(99)]) {
      expect(await press('take', 'now', key)).toMatchObject({ status: 401, body: { ok: false, refusal: { code: 'not-signed-in' } } });
      expect((await ask('GET', 'state', {}, key)).body).not.toHaveProperty('phase');
    }
    expect(gallery.onAir).toBe('opening');
    expect(logged.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain(forged);
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  it('[M3] that was revoked while the server runs is worth nothing soon after', async () => {
    const { ask, file } = await open();
    expect((await ask('GET', 'state')).status).toBe(200);
    await revokeDevice(file, 'left deck');
    await house.gallery.clock.advance(1000);
    expect((await ask('GET', 'state')).status).toBe(401);
    expect(await house.press('take')).toMatchObject({ status: 401 });
  });
});

describe('a flood', () => {
  it('[M4] of one box is shed, and of strangers too, while another box presses on', async () => {
    const { press, ask, file, logged } = await open();
    const other = await makeDevice(file, { name: 'right deck', owner: 'Jun', role: 'producer' });
    await house.gallery.clock.advance(1000);
    expect((await ask('GET', 'state', {}, other)).status).toBe(200);
    const own = await Promise.all(Array.from({ length: 60 }, () => press('nonsense')));
    expect(own.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(20);
    const strange = await Promise.all(Array.from({ length: 60 }, () => press('take', 'now', 'stranger')));
    expect(strange.every(({ status }) => status === 401 || status === 429)).toBe(true);
    expect(strange.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(40);
    expect(logged.filter(({ level }) => level === 'warn').length).toBeLessThanOrEqual(20);
    expect((await press('next/skip', 'now', other)).status).not.toBe(429);
  });

  it('[M4] of presses that the show does not answer ends with an answer all the same', async () => {
    const gallery = await seen();
    const { press } = await open({ gallery, handle: () => new Promise(() => undefined) });
    const presses = Array.from({ length: 5 }, () => press('freeze'));
    // One too many at once is told so without waiting.
    expect(await Promise.race(presses)).toMatchObject({ status: 503, body: { refusal: { code: 'busy' } } });
    await gallery.clock.advance(6000);
    expect((await Promise.all(presses)).map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  });
});

describe('the state', () => {
  it('[M5] is flat, says what is on air, and whether this box may take', async () => {
    const gallery = await seen();
    const { ask } = await open({ gallery });
    const { body, status } = await ask('GET', 'state');
    expect(status).toBe(200);
    expect(Object.values(body).every((value) => ['string', 'number', 'boolean'].includes(typeof value))).toBe(true);
    expect(body).toMatchObject({ mode: 'LIVE', phase: 'live', run: gallery.runId, chair: 'Mei', hand: true, recorded: true });
    await gallery.ask('chair.handOver', { to: jun.id });
    expect((await ask('GET', 'state')).body).toMatchObject({ chair: 'Jun', hand: false });
  });

  it('[M5] unchanged is not sent again', async () => {
    const { ask } = await open();
    const tag = (await ask('GET', 'state')).headers.get('etag') ?? '';
    expect((await ask('GET', 'state', { headers: { 'if-none-match': tag } })).status).toBe(304);
    await house.gallery.ask('clock.freeze', { frozen: true });
    expect((await ask('GET', 'state', { headers: { 'if-none-match': tag } })).status).toBe(200);
  });
});
