/** What a station's pages decide by themselves about its breaks, without a browser. */
import { describe, expect, it } from 'vitest';
import { backOf } from '../../control-room/positions/stations/own-side/break-lines.ts';
import { isAway, isBackEarly, isStill, nextTurn } from '../../overlays/station/away.ts';
import { countdown, nextBreak } from '../../overlays/status/break-words.ts';
import { isFlash } from '../../overlays/test/test-times.ts';
import type { LocalBreakRow } from '../../server/contract/local-breaks.ts';
import { outputView } from '../stations/sample-show.ts';

const row = (changes: Partial<LocalBreakRow>): LocalBreakRow => ({
  ...{ id: 'b', state: 'planned', withShow: false, leavesAt: null, rejoinsAt: null, length: null, expectedAt: null, sustaining: null },
  ...changes,
});
const away = [
  { leavesAt: 100, rejoinsAt: 200 },
  { leavesAt: 500, rejoinsAt: null },
];

describe('a page that knows its breaks', () => {
  it('[F23] is away from the moment it leaves until the moment it is back, and without end where none is known', () => {
    expect([99, 100, 199, 200, 499, 500, 9999].map((now) => isAway(away, now))).toEqual([false, true, true, false, false, true, true]);
    expect([0, 100, 200, 500].map((now) => nextTurn(away, now))).toEqual([100, 200, 500, undefined]);
  });

  it('[F23] moves neither into a break nor out of it, and puts up what must stand when it is back unannounced', () => {
    const [full, empty] = [outputView(), outputView({ localBreak: { empty: true, away: [] } })];
    expect([isStill(full, empty), isStill(empty, full), isStill(full, full), isStill(undefined, full)]).toEqual([true, true, false, false]);
    expect(isBackEarly(empty, full, false)).toBe(true);
    expect(isBackEarly(empty, full, true)).toBe(false);
    expect(isBackEarly(full, full, false)).toBe(false);
  });
});

describe('a countdown to a break', () => {
  it('[F25] reaches zero when it is time, and never goes below', () => {
    expect([45_000, 44_001, 1, 0, -5000, 3_723_000].map(countdown)).toEqual(['0:45', '0:45', '0:01', '0:00', '0:00', '1:02:03']);
  });

  it('[F25] is to the break that it is in, else to the first that comes, firm or expected', () => {
    const first = row({ id: 'first', leavesAt: 100, rejoinsAt: 200 });
    const expected = row({ id: 'with', withShow: true, expectedAt: 300 });
    const rows = [row({ id: 'over', state: 'ended', leavesAt: 1, rejoinsAt: 900 }), first, expected];
    expect(nextBreak(rows, 40)).toMatchObject({ is: 'coming', row: { id: 'first' }, outIn: 60, isFirm: true });
    expect(nextBreak(rows, 150)).toMatchObject({ is: 'away', row: { id: 'first' }, backIn: 50 });
    expect(nextBreak(rows, 250)).toMatchObject({ is: 'coming', row: { id: 'with' }, outIn: 50, isFirm: false });
    expect(nextBreak([row({ id: 'open', state: 'started', leavesAt: 5 })], 9)).toMatchObject({ is: 'away', backIn: null });
    expect(nextBreak([], 9)).toBeUndefined();
  });

  it('[F25] has both counts before it begins, to the moment out and to the moment back, as far as they are known', () => {
    const counts = (changes: Partial<LocalBreakRow>) => {
      const next = nextBreak([row(changes)], 15_000);
      // The desk counts to the same moments.
      const atTheDesk = backOf(row(changes));
      expect(next).toMatchObject({ backIn: atTheDesk === null ? null : atTheDesk - 15_000 });
      return next?.is === 'coming' ? [next.outIn, next.backIn].map((left) => (left === null ? null : countdown(left))) : next?.is;
    };
    expect(counts({ leavesAt: 60_000, rejoinsAt: 205_000 })).toEqual(['0:45', '3:10']);
    expect(counts({ leavesAt: 60_000 })).toEqual(['0:45', null]);
    expect(counts({ withShow: true, expectedAt: 60_000, length: 145_000 })).toEqual(['0:45', '3:10']);
    expect(counts({ withShow: true, length: 145_000 })).toEqual([null, null]);
  });
});

it('a test picture flashes at each even second of our clock, for two frames', () => {
  expect([0, 79, 80, 1000, 1999, 2000].map(isFlash)).toEqual([true, true, false, false, false, true]);
});
