/** The clocks of the control room, without a browser: the measured offset, the beat, over and under between two views. */

import { describe, expect, it, vi } from 'vitest';
import { addSample, offsetOf, type Sample, sampleOf } from '../../control-room/line/clock-offset.ts';
import { ticker } from '../../control-room/line/ticker.ts';
import { offAirAt, overUnderAt } from '../../control-room/pieces/drift.ts';
import { clockText, lengthText, overUnderText, secondsText } from '../../control-room/pieces/format.ts';
import fc from '../run/properties.ts';

describe('the measured offset', () => {
  it('errs by no more than half of the shortest round trip, however long and lopsided the others were', () => {
    const trip = fc.record({ there: fc.integer({ min: 0, max: 900 }), back: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.array(trip, { minLength: 1, maxLength: 12 }), (truth, trips) => {
        const samples = trips.reduce<readonly Sample[]>(
          (kept, { there, back }, n) => addSample(kept, sampleOf(n * 1000, n * 1000 + there + back, n * 1000 + there + truth)),
          [],
        );
        const shortest = Math.min(...trips.map(({ there, back }) => there + back));
        expect(Math.abs((offsetOf(samples) ?? Number.NaN) - truth)).toBeLessThanOrEqual(shortest / 2);
      }),
    );
  });

  it('starts afresh when a clock has really moved, as after a sleep', () => {
    const before = [sampleOf(0, 10, 5005), sampleOf(1000, 1010, 6005)].reduce<readonly Sample[]>(addSample, []);
    expect(offsetOf(before)).toBe(5000);
    expect(offsetOf(addSample(before, sampleOf(2000, 2400, 99_200)))).toBe(97_000);
  });

  it('[C15] stays within 50 ms of a server whose clock follows a correction of two seconds', () => {
    const [every, trip, slope] = [600, 6, 0.05];
    const ahead = (at: number) => Math.min(2000, at * slope);
    let samples: readonly Sample[] = [];
    for (let at = 0; at < 60_000; at += every) {
      samples = addSample(samples, sampleOf(at, at + trip, at + trip / 2 + ahead(at + trip / 2)));
      for (const later of [trip, every]) expect(Math.abs((offsetOf(samples) ?? Number.NaN) - ahead(at + later))).toBeLessThanOrEqual(50);
    }
  });

  it('is unknown before the first answer', () => {
    expect(offsetOf([])).toBeNull();
  });
});

describe('the beat', () => {
  it('comes just after each whole second of its moment, and stops when the clock is put away', () => {
    vi.useFakeTimers({ now: 10_300 });
    try {
      const beats: number[] = [];
      const clocks = ticker(() => Date.now());
      const stop = clocks.tick(5_750, () => beats.push(Date.now()));
      vi.advanceTimersByTime(3000);
      expect(beats).toEqual([10_751, 11_751, 12_751]);
      stop();
      vi.advanceTimersByTime(5000);
      expect(beats).toHaveLength(3);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('over and under between two views', () => {
  const view = { at: 1000, onAir: { runId: 'r', segmentId: 's', startedAt: 0, endsAt: 5000, shotId: 'a', slate: null } };
  const timing = { startedAt: 0, plannedStart: 0, hardOut: null, overUnder: -2000, expectedOffAir: 90_000, frozenSince: null, advice: [] };

  it('stand still while the segment keeps to its plan, and grow once it is over', () => {
    expect(overUnderAt({ ...view, timing }, 4000)).toBe(-2000);
    expect(overUnderAt({ ...view, timing }, 8000)).toBe(1000);
    expect(offAirAt({ ...view, timing }, 8000)).toBe(93_000);
  });

  it('grow from the start while the clock is frozen', () => {
    expect(overUnderAt({ ...view, timing: { ...timing, frozenSince: 500 } }, 4000)).toBe(1000);
  });

  it('stand still when nothing is on air', () => {
    expect(overUnderAt({ ...view, onAir: null, timing }, 99_000)).toBe(-2000);
  });
});

describe('times as they are read', () => {
  it('counts below zero with a minus, and over with a plus', () => {
    expect([0, 5, 90, 3723, -5].map((seconds) => lengthText(seconds))).toEqual(['0:00', '0:05', '1:30', '1:02:03', '−0:05']);
    expect([65_000, -20_000, 400].map((drift) => overUnderText(drift))).toEqual(['+1:05', '−0:20', '0:00']);
  });

  it('[C24] says days, hours and seconds in the language of the desk', () => {
    const nineDays = 9 * 86_400 + 8 * 3600;
    expect([lengthText(nineDays), lengthText(nineDays, 'zh'), lengthText(-nineDays, 'zh')]).toEqual(['9 d 8 h', '9 天 8 时', '−9 天 8 时']);
    expect([secondsText('3.2', 'en'), secondsText(30, 'zh')]).toEqual(['3.2 s', '30 秒']);
  });

  it('gives the time of day in the zone of the series, midnight as 00', () => {
    const at = Date.UTC(2026, 11, 3, 16, 0, 5);
    expect(clockText(at, 'Asia/Shanghai')).toBe('00:00:05');
    expect(clockText(at, 'Asia/Shanghai', true)).toBe('00:00');
    expect(clockText(null, 'Asia/Shanghai')).toBe('–');
  });
});
