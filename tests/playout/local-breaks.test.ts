/** Local breaks and messages of stations through playout: on disk, over a restart, and nothing of a rehearsal. */
import { afterEach, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { aPlan } from '../core/plans.ts';
import { logLines } from '../run/log-lines.ts';
import { station } from '../stations/sample-show.ts';
import { type Gallery, live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const begin = async (kind: 'live' | 'rehearsal') => {
  gallery = await live({ ...aPlan(), stations: { harbour: station({ path: 'satellite' }) } }, kind);
};
const box = (ask: object) => gallery.playout.stationAsks('harbour', { do: 'break', ask: { key: 'k', ...ask } as never });
const first = () => gallery.view.localBreaks.harbour?.[0];

it('[F22] a box’s break begins at once, ends by itself at its time, outlives a restart, and is in the log', async () => {
  await begin('live');
  expect(await box({ action: 'start', length: 30_000 })).toEqual({ ok: true });
  expect(first()).toMatchObject({ state: 'started' });
  await gallery.restart();
  expect(first()).toMatchObject({ state: 'started' });
  await gallery.clock.advance(seconds(31));
  expect(first()).toMatchObject({ state: 'ended' });
  const told = logLines(gallery.view).join('\n');
  expect(told).toContain('LOCAL BREAK: Harbour TV has left for 0:30');
  expect(told).toContain('Local break over: Harbour TV is back');
  expect(gallery.playout.localBreaks('harbour')).toHaveLength(1);
});

it('[F25] what a station writes is on the view and in the log; a station that there is not writes nothing', async () => {
  await begin('live');
  expect(await gallery.playout.stationAsks('harbour', { do: 'write', text: 'No sound here' })).toEqual({ ok: true });
  expect(gallery.view.stationMessages).toMatchObject([{ from: 'harbour', by: 'Harbour TV', text: 'No sound here', seen: 0 }]);
  expect(logLines(gallery.view)).toContain('From Harbour TV: No sound here');
  expect(await gallery.playout.stationAsks('nobody', { do: 'write', text: 'Hello' })).toEqual({ ok: false, why: 'unknown' });
});

it('[F22] a station has no part in a rehearsal', async () => {
  await begin('rehearsal');
  expect(await box({ action: 'start' })).toEqual({ ok: false, why: 'off' });
  expect(gallery.view.localBreaks).toEqual({});
});

it('[F44] the phones’ door is told of each station’s overlay: its origins, what it may say, its breaks; muted or in a rehearsal, nothing', async () => {
  const embed = ['https://tv.example'];
  gallery = await live({ ...aPlan(), stations: { harbour: station({ path: 'satellite', embed, excludes: ['product-card'] }) } });
  const told = () => gallery.phones.episode()?.embeds;
  expect(told()).toEqual([
    { station: 'harbour', language: 'zh', path: 'satellite', origins: embed, may: ['vote', 'result', 'correction'], away: [] },
  ]);
  await box({ action: 'start', length: 30_000 });
  expect(told()).toMatchObject([{ away: [{ leavesAt: first()?.leavesAt, rejoinsAt: first()?.rejoinsAt }] }]);
  await gallery.ask('station.mute', { stationId: 'harbour', reason: 'Sound' });
  expect(told()).toMatchObject([{ may: [] }]);
  await gallery.close();
  await begin('rehearsal');
  expect(told()).toMatchObject([{ may: [] }]);
});
