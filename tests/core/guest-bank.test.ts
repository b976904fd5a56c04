/** The guests' time: what one leaves goes to the bank, the bank gives it to others, and none of it is made or lost. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { bankOf, budgetOf, leftOf } from '../../server/core/guest-bank.ts';
import { guestRows } from '../../server/core/guest-rows.ts';
import fc from '../run/properties.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';
import { aPlan, guest, plus } from './plans.ts';

const plan = aPlan({ guests: [guest('zhao', true)] });
const go = (evening: Evening, guestId: string, ...to: readonly ('arrived' | 'ready' | 'on' | 'done' | 'no-show')[]) =>
  to.map((one) => evening.ask('guest.move', { guestId, to: one })).at(-1);
const give = (evening: Evening, guestId: string, n: number) => evening.ask('guest.give', { guestId, by: seconds(n) });
/** Lin was on for 50 of their 120 seconds. */
const linLeaves = (): Evening => {
  const evening = live(plan);
  go(evening, 'lin', 'on');
  evening.wait(50);
  go(evening, 'lin', 'done');
  return evening;
};

describe('the bank', () => {
  it('[S15] has what a guest left unused, and gives it in steps, the last one as far as it goes', () => {
    const evening = linLeaves();
    expect(bankOf(evening.context)).toBe(seconds(70));
    give(evening, 'wang', 30);
    give(evening, 'zhao', 30);
    expect(give(evening, 'wang', 30)).toEqual([{ type: 'guest.given', guestId: 'wang', time: seconds(10) }]);
    expect(bankOf(evening.context)).toBe(0);
    expect(['lin', 'wang', 'zhao'].map((id) => budgetOf(evening.context, id))).toEqual([50, 160, 150].map(seconds));
    expect(give(evening, 'zhao', 30)).toBe('wrong-phase');
  });

  it('[S15] takes back what it gave as far as it is not used, and never what was the guest’s own', () => {
    const evening = linLeaves();
    expect(give(evening, 'wang', -30)).toBe('wrong-phase');
    give(evening, 'wang', 60);
    go(evening, 'wang', 'on');
    evening.wait(150);
    give(evening, 'wang', -60);
    expect(leftOf(evening.context, 'wang', evening.now)).toBe(0);
    expect(bankOf(evening.context)).toBe(seconds(40));
  });

  it('[S15] gives nothing to who is done or does not come, and nothing of who was over', () => {
    const evening = linLeaves();
    expect(give(evening, 'lin', 30)).toBe('wrong-phase');
    go(evening, 'wang', 'no-show');
    expect(give(evening, 'wang', 30)).toBe('wrong-phase');
    go(evening, 'zhao', 'on');
    evening.wait(200);
    go(evening, 'zhao', 'done');
    expect(budgetOf(evening.context, 'zhao')).toBe(seconds(120));
    expect(bankOf(evening.context)).toBe(seconds(70 + 120));
    expect(evening.ask('guest.give', { guestId: 'nobody', by: seconds(30) })).toBe('unknown');
  });

  it('[S15] gives a guest who goes on again their own time back, as far as nobody else has it', () => {
    const evening = linLeaves();
    give(evening, 'wang', 30);
    go(evening, 'lin', 'on');
    expect(leftOf(evening.context, 'lin', evening.now)).toBe(seconds(40));
    expect(bankOf(evening.context)).toBe(0);
  });

  it('[S15] is open to whoever looks after guests, and not before preflight or after the end', () => {
    expect(give(ready(plan), 'wang', 30)).toBe('wrong-phase');
    const evening = linLeaves();
    evening.end();
    expect(give(evening, 'wang', 30)).toBe('wrong-phase');
  });

  it('[S15] neither makes time nor loses any, whatever is given, taken back, left and come back for', () => {
    const step = fc.oneof(
      fc.record({
        id: fc.constantFrom('lin', 'wang', 'zhao'),
        to: fc.constantFrom('arrived' as const, 'on' as const, 'done' as const, 'no-show' as const),
      }),
      fc.record({ id: fc.constantFrom('lin', 'wang', 'zhao'), by: fc.integer({ min: -90, max: 90 }) }),
      fc.record({ wait: fc.integer({ min: 0, max: 90 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const evening = live(plan);
        for (const one of steps) {
          if ('wait' in one) evening.wait(one.wait);
          else if ('to' in one) go(evening, one.id, one.to);
          else give(evening, one.id, one.by);
          const budgets = ['lin', 'wang', 'zhao'].map((id) => budgetOf(evening.context, id));
          expect(budgets.reduce((sum, budget) => sum + budget, bankOf(evening.context))).toBe(seconds(360));
          expect(Math.min(bankOf(evening.context), ...budgets)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a guest who comes', () => {
  it('[S14] is here since they arrived, and wears a microphone since somebody said so', () => {
    const evening = ready(plan);
    expect(evening.ask('guest.mic', { guestId: 'lin', on: true })).toBe('wrong-phase');
    go(evening, 'lin', 'arrived');
    evening.wait(60);
    go(evening, 'lin', 'ready');
    expect(typesOf(evening.ask('guest.mic', { guestId: 'lin', on: true }))).toEqual(['guest.mic']);
    expect(evening.ask('guest.mic', { guestId: 'lin', on: true })).toEqual([]);
    expect(guestRows(evening.context)[0]).toMatchObject({ arrivedAt: plus(0), micAt: plus(60) });
    go(evening, 'lin', 'no-show');
    expect(guestRows(evening.context)[0]).toMatchObject({ arrivedAt: null, micAt: null });
  });
});
