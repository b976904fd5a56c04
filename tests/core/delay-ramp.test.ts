/** A station's delay after it was dumped, as the server and the pages reckon it. */
import { expect, it } from 'vitest';
import { airTime, delayNow } from '../../overlays/program/air-time.ts';
import { type Arrived, lastOfEach } from '../../overlays/program/arrived.ts';
import { delayAt, onAirAt, rebuildFor, seenAt } from '../../server/core/delay-ramp.ts';
import { type AlarmWatch, lookAtStations, nothingSeen } from '../../server/core/station-alarms.ts';
import { stationRow } from '../../server/core/station-health.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import fc from '../run/properties.ts';
import { figures, noon, outputView, station } from '../stations/sample-show.ts';

const Setting = fc.record({
  set: fc.integer({ min: 0, max: 90_000 }),
  asked: fc.integer({ min: 1000, max: 1_200_000 }),
  after: fc.nat(2_000_000),
});

it('[F38] is none when the delay was dumped, grows back evenly to what is set and no further; a page reckons as the server does', () => {
  fc.assert(
    fc.property(Setting, ({ set, asked, after }) => {
      const dumped = { at: noon, over: rebuildFor(set, asked) };
      expect(delayAt(noon, set, dumped)).toBe(0);
      expect(delayAt(noon + dumped.over, set, dumped)).toBe(set);
      const now = delayAt(noon + after, set, dumped);
      expect(now).toBeGreaterThanOrEqual(0);
      expect(now).toBeLessThanOrEqual(set);
      expect(delayNow(noon + after, { set, dumped })).toBe(now);
      expect(delayAt(noon, set, undefined)).toBe(set);
    }),
  );
});

it('[F38] never takes viewers back, and never stops: while the delay is built up the moment they see goes on at three quarters of its pace or more', () => {
  fc.assert(
    fc.property(Setting, fc.integer({ min: 1, max: 60_000 }), ({ set, asked, after }, more) => {
      const delay = { set, dumped: { at: noon, over: rebuildFor(set, asked) } };
      const passed = airTime(noon + after + more, delay) - airTime(noon + after, delay);
      expect(passed).toBeGreaterThanOrEqual(more * 0.74);
      expect(passed).toBeLessThanOrEqual(more * 1.001);
    }),
  );
});

it('[F38, F16] says of what viewers see when it was on air, and of what is on air when they see it', () => {
  fc.assert(
    fc.property(Setting, ({ set, asked, after }) => {
      const dumped = { at: noon, over: rebuildFor(set, asked) };
      // What is on air before the dump is seen at it at the latest: of that only the last moment is told.
      expect(onAirAt(seenAt(noon + after, set, dumped), set, dumped)).toBeCloseTo(noon + after, 2);
      expect(onAirAt(noon - after - 1, set, dumped)).toBe(noon - after - 1 - set);
      expect(onAirAt(noon + after, set, undefined)).toBe(noon + after - set);
    }),
  );
});

it('[F38] shows only the last of what a shortened delay makes due at once, without motion', () => {
  const view = (revision: number): Arrived => ({ view: outputView({ revision }), isSnapshot: false });
  const figure = (revision: number): Arrived => ({ figures: figures({ revision }) });
  expect(lastOfEach([view(1), figure(1), view(2), figure(2), view(3)])).toEqual([
    figure(2),
    { view: outputView({ revision: 3 }), isSnapshot: true },
  ]);
  expect(lastOfEach([])).toEqual([]);
});

it('[F38] gives a burnt-in station no delay, dumped or not', () => {
  const dumped = { at: noon, by: 'station:harbour', over: 60_000 };
  const burnt = stationOutput(outputView(), station({ delivery: 'burnt-in' }), 8000, { dumped });
  expect(delayAt(noon + 30_000, burnt.delay, burnt.dumped)).toBe(0);
});

it('[F38] says how far a measured delay is from what it should be then, and raises its alarm only when that lasts', () => {
  const feed = {
    ...{
      id: 's1',
      name: 's1',
      path: 'air',
      delivery: 'overlay' as const,
      excludes: [],
      refusedAt: null,
      from: [],
      polls: 0,
      missed: 0,
      feeds: 1,
      lag: 0,
      has: null,
    },
  };
  const row = (measured: number, more: { dumped?: { at: number; over: number }; measuredAt?: number } = {}) =>
    stationRow({ ...feed, delay: 8000, tolerance: 1000, lastHeard: noon, measured, measuredAt: noon, ...more }, [], null, noon);
  expect(row(8900).drift).toBeUndefined();
  expect(row(10_500).drift).toBe(2500);
  expect(row(5000).drift).toBe(-3000);
  expect(row(10_500, { measuredAt: noon - 61_000 }).drift).toBeUndefined();
  expect(row(4000, { dumped: { at: noon - 60_000, over: 120_000 } }).drift).toBeUndefined();
  expect(row(8000, { dumped: { at: noon - 60_000, over: 120_000 } }).drift).toBe(4000);
  let watch: AlarmWatch = nothingSeen;
  const isOn = [0, 5000, 10_000].map((after) => {
    watch = lookAtStations(watch, [row(10_500)], noon + after);
    return watch['drift s1']?.on;
  });
  expect(isOn).toEqual([false, false, true]);
});
