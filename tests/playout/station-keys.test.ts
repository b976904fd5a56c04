/** Keys of stations, turned from the control room. */
import { afterEach, expect, it } from 'vitest';
import { aPlan } from '../core/plans.ts';
import { logLines } from '../run/log-lines.ts';
import { station } from '../stations/sample-show.ts';
import { type Gallery, live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());
const begin = async (kind: 'live' | 'rehearsal' = 'live') => {
  gallery = await live({ ...aPlan(), stations: { harbour: station({ path: 'satellite' }) } }, kind);
};
const rotate = (saw: number, key?: string) =>
  gallery.ask('station.rotateKey', { stationId: 'harbour', saw, overlap: 60_000, ...(key ? { key } : {}) });
const revoke = (saw: number, which: 'old' | 'all') =>
  gallery.ask('station.revokeKey', { stationId: 'harbour', saw, which, reason: 'it leaked' });

it('[F18] is replaced once however often it is asked under one key, by a fact with who and when', async () => {
  await begin();
  for (const key of ['the-same-key', 'the-same-key']) expect(await rotate(0, key)).toMatchObject({ ok: true, recorded: true });
  expect(gallery.stationKeys.turns).toEqual([
    { generation: 1, oldUntil: gallery.clock.now() + 60_000, at: gallery.clock.now(), by: 'Mei', did: 'rotated' },
  ]);
  expect(logLines(gallery.view)[0]).toBe('Key of Harbour TV replaced; the old one is valid for 1:00');
});

it('[F18] is revoked at once, the old one or all, for a reason; who saw another key is refused', async () => {
  await begin();
  await rotate(0);
  expect(await revoke(0, 'all')).toMatchObject({ ok: false, refusal: { code: 'stale' } });
  expect(await revoke(1, 'old')).toMatchObject({ ok: true });
  expect(gallery.stationKeys.stateOf('harbour')).toMatchObject({ generation: 1, oldUntil: null });
  expect(await revoke(1, 'all')).toMatchObject({ ok: true });
  expect(gallery.stationKeys.stateOf('harbour')).toMatchObject({ generation: 2, oldUntil: null });
  expect(logLines(gallery.view)[0]).toBe('KEY REVOKED: Harbour TV, every key until now: it leaked');
});

it('[F18] stays as it was, and nothing is said in the log, where the disk does not keep it', async () => {
  await begin();
  gallery.stationKeys.isFull = true;
  expect(await rotate(0)).toMatchObject({ ok: false, refusal: { code: 'needs-disk' } });
  expect(gallery.stationKeys.stateOf('harbour').generation).toBe(0);
  expect(logLines(gallery.view).join()).not.toContain('Key of');
});

it('[R3] is left alone by a rehearsal: the keys of partners are real', async () => {
  await begin('rehearsal');
  expect(await rotate(0)).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  expect(gallery.stationKeys.turns).toEqual([]);
});
