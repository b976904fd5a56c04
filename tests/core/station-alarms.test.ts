/** Alarms of the stations: when they rise and go, what operators do with them, and when they make a noise. */

import { describe, expect, it } from 'vitest';
import type { StationAlarms } from '../../server/contract/station-alarms.ts';
import { minutes } from '../../server/contract/units.ts';
import type { StationHealth } from '../../server/contract/views.ts';
import {
  type AlarmMarks,
  type AlarmWatch,
  alarmGroups,
  alarmNoise,
  alarmRules,
  lookAtStations,
  noMarks,
  nothingSeen,
} from '../../server/core/station-alarms.ts';
import fc from '../run/properties.ts';
import { station } from '../stations/sample-show.ts';
import { live, typesOf } from './evening.ts';
import { aPlan } from './plans.ts';

const usual: StationAlarms['rules'] = { above: 5, named: [] };
const seconds = (n: number): number => n * 1000;
const seen = (id: string, health: StationHealth, more: { delivery?: 'overlay' | 'burnt-in'; refusedAt?: number } = {}) => ({
  id,
  health,
  delivery: more.delivery ?? ('overlay' as const),
  refusedAt: more.refusedAt ?? null,
});
const ids = (n: number) => Array.from({ length: n }, (_, index) => `s${index + 1}`);
const all = (n: number, health: StationHealth) => ids(n).map((id) => seen(id, health));

/** One look a second at the same stations. */
const watchFor = (watch: AlarmWatch, from: number, length: number, stations: Parameters<typeof lookAtStations>[1]): AlarmWatch => {
  let after = watch;
  for (let at = from; at <= from + length; at += 1000) after = lookAtStations(after, stations, at);
  return after;
};
const standing = (watch: AlarmWatch, now: number, marks: AlarmMarks = noMarks) =>
  alarmGroups(watch, marks, now).map(({ kind, state, stations }) => [kind, state, stations.length]);

describe('an alarm of a station', () => {
  it('[F10] rises only once its cause has lasted, and says since when it has', () => {
    const early = watchFor(nothingSeen, 0, seconds(4), all(1, 'gone'));
    expect(alarmGroups(early, noMarks, seconds(4))).toEqual([]);
    const late = watchFor(early, seconds(5), 0, all(1, 'gone'));
    expect(alarmGroups(late, noMarks, seconds(5))).toEqual([
      { kind: 'gone', state: 'unacknowledged', since: 0, stations: [{ id: 's1', since: 0 }] },
    ]);
  });

  it('[F10] goes by itself once its cause has been away for a while', () => {
    const up = watchFor(nothingSeen, 0, seconds(6), all(1, 'gone'));
    const back = watchFor(up, seconds(7), seconds(8), all(1, 'ok'));
    expect(standing(back, seconds(15))).toEqual([['gone', 'unacknowledged', 1]]);
    expect(standing(watchFor(back, seconds(16), seconds(1), all(1, 'ok')), seconds(17))).toEqual([]);
  });

  it('[F10] is one alarm however its cause comes and goes: nothing flaps', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 5, maxLength: 60 }), (bad) => {
        let watch = nothingSeen;
        const rises: number[] = [];
        for (const [second, isBad] of bad.entries()) {
          const before = watch['gone s1']?.on === true;
          watch = lookAtStations(watch, all(1, isBad ? 'gone' : 'ok'), seconds(second));
          if (!before && watch['gone s1']?.on) rises.push(second);
        }
        const least = (alarmRules.gone.onAfter + alarmRules.gone.offAfter) / 1000;
        for (const [index, second] of rises.entries())
          if (index > 0) expect(second - (rises[index - 1] ?? 0)).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('[F10] groups stations by what is wrong, and tells a station that never came from one that has gone', () => {
    const stations = [...all(12, 'gone'), seen('a', 'never'), seen('b', 'never', { delivery: 'burnt-in' }), seen('c', 'lagging')];
    const watch = watchFor(nothingSeen, 0, seconds(31), stations);
    expect(standing(watch, seconds(31))).toEqual([
      ['gone', 'unacknowledged', 12],
      ['absent', 'unacknowledged', 1],
      ['lagging', 'unacknowledged', 1],
    ]);
  });

  it('[F10] for a wrong key stands for a minute', () => {
    const stations = [seen('s1', 'ok', { refusedAt: seconds(1) })];
    const watch = watchFor(nothingSeen, seconds(1), seconds(10), stations);
    expect(standing(watch, seconds(11))).toEqual([['refused', 'unacknowledged', 1]]);
    expect(standing(watchFor(watch, seconds(12), seconds(60), stations), seconds(72))).toEqual([]);
  });
});

const withStations = (...names: readonly string[]) =>
  live({ ...aPlan(), stations: Object.fromEntries(names.map((id) => [id, station({ id, path: 'satellite' })])) });

describe('what operators do with alarms', () => {
  it('[F11] acknowledged, it makes no noise and still stands, by whom; the next one of that station is new', () => {
    const evening = withStations('s1', 's2');
    const at = evening.now;
    const watch = watchFor(nothingSeen, at, seconds(6), all(2, 'gone'));
    const [group] = alarmGroups(watch, noMarks, at + seconds(6));
    const stations = group!.stations.map(({ id, since }) => ({ id, since: since ?? 0 }));
    expect(typesOf(evening.ask('alarm.acknowledge', { kind: 'gone', stations }))).toEqual(['alarm.acknowledged']);
    expect(evening.ask('alarm.acknowledge', { kind: 'gone', stations })).toEqual([]);
    const groups = alarmGroups(watch, evening.context.alarmMarks, at + seconds(6));
    expect(groups).toMatchObject([{ state: 'acknowledged', by: 'Mei', stations: [{ id: 's1' }, { id: 's2' }] }]);
    expect(alarmNoise(groups, { above: 0, named: ['s1'] })).toBeNull();
    const again = watchFor(watchFor(watch, at + seconds(7), seconds(12), all(2, 'ok')), at + seconds(20), seconds(6), all(2, 'gone'));
    expect(standing(again, at + seconds(26), evening.context.alarmMarks)).toEqual([['gone', 'unacknowledged', 2]]);
  });

  it('[F11] shelved, it is put away with its end, comes back by itself then, and may be taken back before', () => {
    const evening = withStations('s1');
    const at = evening.now;
    const watch = watchFor(nothingSeen, at, seconds(6), all(1, 'gone'));
    evening.ask('alarm.acknowledge', { kind: 'gone', stations: [{ id: 's1', since: at }] });
    evening.ask('alarm.shelve', { kind: 'gone', stations: ['s1'], lasts: minutes(5) });
    const { alarmMarks } = evening.context;
    expect(alarmGroups(watch, alarmMarks, at + minutes(5) - 1)).toMatchObject([
      { state: 'shelved', by: 'Mei', until: at + minutes(5), stations: [{ id: 's1', since: at }] },
    ]);
    expect(standing(nothingSeen, at + minutes(4), alarmMarks), 'also while nothing is wrong').toEqual([['gone', 'shelved', 1]]);
    expect(standing(watch, at + minutes(5), alarmMarks), 'and is looked at anew').toEqual([['gone', 'unacknowledged', 1]]);
    expect(typesOf(evening.ask('alarm.unshelve', { kind: 'gone', stations: ['s1', 's1'] }))).toEqual(['alarm.unshelved']);
    expect(standing(watch, at + seconds(6), evening.context.alarmMarks)).toEqual([['gone', 'unacknowledged', 1]]);
    expect(evening.ask('alarm.unshelve', { kind: 'gone', stations: ['s1'] })).toEqual([]);
  });

  it('[F11] is refused of a station that the series does not name', () => {
    const evening = withStations('s1');
    expect(evening.ask('alarm.shelve', { kind: 'gone', stations: ['s1', 'stranger'], lasts: minutes(5) })).toBe('unknown');
    expect(evening.ask('alarm.acknowledge', { kind: 'gone', stations: [{ id: 'stranger', since: 0 }] })).toBe('unknown');
  });
});

describe('the noise', () => {
  it('[F12] is made by more stations than the series allows, or by one that it names', () => {
    const noise = (n: number, rules = usual) =>
      alarmNoise(alarmGroups(watchFor(nothingSeen, 0, seconds(6), all(n, 'gone')), noMarks, seconds(6)), rules);
    expect([noise(0), noise(5), noise(6)]).toEqual([null, null, 'many']);
    expect(noise(3, { above: 5, named: ['s2'] })).toBe('named');
    expect(noise(3, { above: 5, named: ['s9'] })).toBeNull();
  });

  it('[F12] counts a station once, however much is wrong with it, and nothing that is acknowledged or shelved', () => {
    const kind = fc.constantFrom('gone' as const, 'lagging' as const, 'refused' as const);
    const state = fc.constantFrom('unacknowledged' as const, 'acknowledged' as const, 'shelved' as const);
    const group = fc.record({ kind, state, ids: fc.uniqueArray(fc.constantFrom(...ids(9)), { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), fc.nat(8), fc.uniqueArray(fc.constantFrom(...ids(9))), (groups, above, named) => {
        const loud = new Set(groups.flatMap((one) => (one.state === 'unacknowledged' ? one.ids : [])));
        const rows = groups.map((one) => ({
          kind: one.kind,
          state: one.state,
          since: 0,
          stations: one.ids.map((id) => ({ id, since: 0 })),
        }));
        const expected = named.some((id) => loud.has(id)) ? 'named' : loud.size > above ? 'many' : null;
        expect(alarmNoise(rows, { above, named })).toBe(expected);
      }),
    );
  });
});
