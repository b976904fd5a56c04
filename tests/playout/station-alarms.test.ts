/** Alarms of stations through playout: looked at every second, on the view, and none for whom nothing is sent to. */
import { afterEach, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { aPlan } from '../core/plans.ts';
import { stations as sampleStations } from '../fakes/sample-parts.ts';
import { logLines } from '../run/log-lines.ts';
import { station } from '../stations/sample-show.ts';
import { type Gallery, live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const names = ['s1', 's2', 's3', 's4', 's5', 's6'];
const begin = async (kind: 'live' | 'rehearsal') => {
  const plan = aPlan();
  const partners = Object.fromEntries(names.map((id) => [id, station({ id, path: 'satellite' })]));
  const paths = { ...plan.paths, satellite: { ...plan.paths.satellite!, delay: 8000 } };
  gallery = await live({ ...plan, paths, stations: partners, stationAlarms: { noiseAbove: 5, named: [] } }, kind);
  const [row] = sampleStations(gallery.clock.now());
  gallery.stations = names.map((id) => ({ ...row!, id, feeds: 0, health: 'gone' as const }));
  await gallery.clock.advance(seconds(7));
};
const standing = () => gallery.view.alarms.groups.map(({ kind, state, stations }) => [kind, state, stations.map(({ id }) => id).join(' ')]);

it('[F10, F12] six that are gone stand in one alarm and make a noise; one of them muted, five make none', async () => {
  await begin('live');
  expect(standing()).toEqual([['gone', 'unacknowledged', names.join(' ')]]);
  expect(gallery.view.alarms.noise).toBe('many');
  expect(gallery.view.lines.find(({ line }) => line === 'stations')?.light).toBe('bad');
  await gallery.ask('station.mute', { stationId: 's6', reason: 'their mixer is on fire' });
  await gallery.clock.advance(seconds(2));
  expect(gallery.view.muted).toMatchObject({ s6: { by: 'Mei', reason: 'their mixer is on fire' } });
  expect(standing()).toEqual([['gone', 'unacknowledged', 's1 s2 s3 s4 s5']]);
  expect(gallery.view.alarms.noise).toBeNull();
  expect(logLines(gallery.view)).toContain('MUTED: Harbour TV: their mixer is on fire');
});

it('[F11] acknowledged by somebody, it is so for everybody, and is in the log', async () => {
  await begin('live');
  const [group] = gallery.view.alarms.groups;
  const stations = group!.stations.map(({ id, since }) => ({ id, since: since ?? 0 }));
  await gallery.ask('alarm.acknowledge', { kind: 'gone', stations });
  expect(standing()).toEqual([['gone', 'acknowledged', names.join(' ')]]);
  expect(gallery.view.alarms.noise).toBeNull();
  expect(logLines(gallery.view)[0]).toMatch(/^Alarm acknowledged, gone: .* and 1 more$/);
});

it('[F13] strangers with wrong keys are told of, and are no alarm and no noise', async () => {
  await begin('live');
  gallery.stations = gallery.stations.map((row) => ({ ...row, feeds: 1, health: 'ok' as const }));
  gallery.strangers = { at: gallery.clock.now(), times: 5000, stations: names };
  await gallery.clock.advance(seconds(30));
  expect(gallery.view.alarms).toMatchObject({ groups: [], noise: null, strangers: { times: 5000 } });
  expect(gallery.view.lines.find(({ line }) => line === 'stations')?.light).toBe('ok');
});

it('[F12] a rehearsal, which reaches no station, has no alarm of one', async () => {
  await begin('rehearsal');
  expect(standing()).toEqual([]);
});

it('[F38] a delay that was dumped is in the record and on the view, with how long it takes to build it up again', async () => {
  await begin('live');
  expect(gallery.view.dumped).toEqual({});
  await gallery.ask('station.dump', { stationId: 's2' });
  await gallery.clock.advance(seconds(2));
  expect(gallery.view.dumped).toMatchObject({ s2: { by: 'Mei', over: 120_000 } });
  expect(logLines(gallery.view).join()).toContain('Delay dumped: Harbour TV');
});

it('[F38] a delay is dumped until its viewers have had the end of the show, and not after it', async () => {
  await begin('live');
  await gallery.end();
  expect(gallery.view.phase).toBe('ended');
  const dump = (stationId: string) => gallery.ask('station.dump', { stationId });
  // They are eight seconds behind: what must not be seen may still be on its way to them.
  expect(await dump('s2')).toMatchObject({ ok: true });
  await gallery.clock.advance(seconds(1));
  expect(await dump('s2')).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  await gallery.clock.advance(seconds(8));
  expect(await dump('s3')).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  expect(Object.keys(gallery.view.dumped ?? {})).toEqual(['s2']);
});
