/** The bench of stations counts what is late from the moment at which it could be told. */
import { describe, expect, it } from 'vitest';
import type { RecordedFact } from '../../../server/cli/rehearse/books.ts';
import { latenessOf, type Stop } from './lateness.ts';

const noon = Date.UTC(2026, 11, 3, 12);
const revealed: readonly RecordedFact[] = [{ type: 'price.revealed', productId: 'honey', at: noon }];
const heard = (at: number, came: number, delay = 0) => ({
  delay,
  arrivals: [{ id: 'e-1', type: 'graphics', told: { at: noon + at, came: noon + came } }],
});
const lateBy = (one: ReturnType<typeof heard>, facts: readonly RecordedFact[] = [], stops: readonly Stop[] = []) =>
  latenessOf(one, facts, stops).map(({ by }) => by);

describe('how late a station was told', () => {
  it('[H10] is counted from the change’s own moment', () => {
    expect(lateBy(heard(0, 40, 90_000))).toEqual([40]);
  });

  it('[H10] is counted, where a secret was revealed before, from when its viewers are nearly there', () => {
    expect(lateBy(heard(0, 1765, 2000), revealed)).toEqual([15]);
    expect(lateBy(heard(500, 1765, 2000), revealed)).toEqual([15]);
    expect(lateBy(heard(1750, 1765, 2000), revealed)).toEqual([15]);
    expect(lateBy(heard(0, 15, 0), revealed)).toEqual([15]);
  });

  it('[H10] is counted from its own moment where it came before the secret’s, or no secret was out yet', () => {
    expect(lateBy(heard(500, 520, 2000), revealed)).toEqual([20]);
    expect(lateBy(heard(-10, 300, 2000), revealed)).toEqual([310]);
  });

  it('[H10] is less by as long as the bench held the server up in between, and by no more', () => {
    const stop = { from: noon - 50, until: noon + 100 };
    expect(lateBy(heard(0, 130), [], [stop])).toEqual([30]);
    expect(lateBy(heard(50, 130), [], [stop])).toEqual([30]);
    expect(lateBy(heard(110, 130), [], [stop])).toEqual([20]);
  });

  it('[H10] is nothing for what was sent again', () => {
    expect(latenessOf({ delay: 0, arrivals: [{ id: 'e-1', type: 'snapshot', told: null }] }, [], [])).toEqual([]);
  });
});
