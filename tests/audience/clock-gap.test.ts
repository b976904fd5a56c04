/** How far the show server's clock is from the door's, told as exactly as a question and its answer allow. */

import { expect, it } from 'vitest';
import { gapOf, watchClockGap } from '../../server/audience/clock-gap.ts';
import type { ClockGap } from '../../server/ports/phones-door.ts';
import { eight } from '../core/plans.ts';
import { breathe, handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';

it('[L19] is never further from the truth than it says, however unevenly the way there and back took', () => {
  const delay = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), delay, delay, (behind, there, back) => {
      const { ahead, within } = gapOf(eight, eight + there + behind, eight + there + back);
      expect(Math.abs(ahead - -behind)).toBeLessThanOrEqual(within);
    }),
  );
});

it('believes the quickest of the last answers, and begins anew on another line', async () => {
  const clock = handClock(eight);
  const heard: ClockGap[] = [];
  const failures: unknown[] = [];
  let answers: (() => Promise<number>)[] = [];
  const gap = watchClockGap({
    clock,
    askTime: () => (answers.shift() ?? (() => Promise.reject(new Error('late'))))(),
    onGap: (now) => void heard.push(now),
    failed: (error) => void failures.push(error),
  });
  const slow = async () => {
    await clock.advance(100);
    return clock.now() - 7;
  };
  const quick = async () => clock.now() - 5;
  answers = [slow, quick, slow];
  gap.up();
  await breathe();
  await clock.advance(100);
  await breathe();
  for (let round = 0; round < 4; round += 1) await clock.advance(10_000);
  expect(heard.at(-1)).toEqual({ ahead: 5, within: 1 });
  expect(failures).toHaveLength(1);
  gap.down();
  const before = heard.length;
  answers = [quick];
  await clock.advance(20_000);
  expect(heard).toHaveLength(before);
  answers = [async () => clock.now() + 40];
  gap.up();
  await breathe();
  expect(heard.at(-1)).toEqual({ ahead: -40, within: 1 });
  gap.stop();
});
