/** Clocks: how long is left, how far off the plan we will land, what to do about it. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { adviceToLand } from '../../server/core/landing.ts';
import { onAirRun } from '../../server/core/show-state.ts';
import * as timing from '../../server/core/timing.ts';
import fc from '../run/properties.ts';
import { type Evening, live, ready } from './evening.ts';
import { aPlan, cue, eight, plus, poll, segment } from './plans.ts';

const over = (evening: Evening): number => timing.overUnder(evening.context, evening.now) / 1000;
const run = (evening: Evening) => {
  const one = onAirRun(evening.context);
  if (!one) throw new Error('Nothing is on air.');
  return one;
};

describe('the clock of a segment', () => {
  it('[T2] keeps counting below zero once the segment is over', () => {
    const evening = live();
    evening.wait(65);
    expect(timing.runEndsAt(run(evening), null, evening.now) - evening.now).toBe(-seconds(5));
    expect(timing.elapsedIn(run(evening), null, evening.now)).toBe(seconds(65));
  });

  it('[T7] stands while frozen, and the end moves on with it', () => {
    const evening = live();
    evening.wait(10);
    evening.ask('clock.freeze', { frozen: true });
    evening.wait(30);
    const { frozenSince } = evening.context;
    expect(timing.elapsedIn(run(evening), frozenSince, evening.now)).toBe(seconds(10));
    expect(timing.runEndsAt(run(evening), frozenSince, evening.now)).toBe(plus(90));
    evening.ask('clock.freeze', { frozen: false });
    evening.wait(5);
    expect(timing.elapsedIn(run(evening), null, evening.now)).toBe(seconds(15));
  });

  it('[T1] counts true time on air over all runs of a segment, freezes included', () => {
    const evening = live();
    expect(timing.actualOf(evening.context, 'apples', evening.now)).toBeNull();
    evening.wait(30);
    evening.take();
    evening.wait(10);
    evening.ask('segment.setNext', { segmentId: 'opening' });
    evening.take();
    evening.ask('clock.freeze', { frozen: true });
    evening.wait(12);
    expect(timing.actualOf(evening.context, 'opening', evening.now)).toBe(seconds(42));
  });
});

describe('over and under', () => {
  it('[T3] is nothing when everything is taken on time, from before air until the end', () => {
    const evening = ready(aPlan(), plus(-300));
    expect(over(evening)).toBe(0);
    evening.wait(300);
    for (const id of evening.context.plan.order) {
      evening.take();
      expect([id, over(evening)]).toEqual([id, 0]);
      // The end is asked for 15 s before it comes.
      evening.wait(run(evening).planned / 1000 - (id === evening.context.plan.order.at(-1) ? 15 : 0));
      expect([id, over(evening)]).toEqual([id, 0]);
    }
    evening.end();
    evening.wait(1000);
    expect(over(evening)).toBe(0);
    expect(timing.expectedOffAir(evening.context, evening.now)).toBeNull();
  });

  it('[T3] is over by what the start was late, and by what a segment ran over', () => {
    const evening = ready(aPlan(), plus(20));
    expect(over(evening)).toBe(20);
    evening.take();
    evening.wait(75);
    expect(over(evening)).toBe(35);
    evening.take();
    expect(over(evening)).toBe(35);
  });

  it('[T3] is under by what was taken early, skipped or shortened, and over by what was inserted', () => {
    const evening = live();
    evening.wait(50);
    evening.take();
    expect(over(evening)).toBe(-10);
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    expect(over(evening)).toBe(-190);
    evening.ask('segment.retime', { segmentId: 'closing', planned: seconds(30) });
    expect(over(evening)).toBe(-220);
    evening.ask('segment.insert', { segmentId: 'spare', before: 'closing' });
    expect(over(evening)).toBe(-130);
  });

  it('[T7] is over by as long as the clock was frozen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 600 }), (before, held) => {
        const evening = live();
        evening.wait(before);
        evening.ask('clock.freeze', { frozen: true });
        evening.wait(held);
        expect(over(evening)).toBe(held);
        evening.ask('clock.freeze', { frozen: false });
        expect(over(evening)).toBe(held);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a show that starts with its first take', () => {
  const anyDay = { ...aPlan({ hardOut: 600 }), startsWithFirstTake: true } as const;

  it('[T3] is on plan whenever it is taken, and over by what it runs over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 0, max: 300 }), (off, waits) => {
        const evening = ready(anyDay, plus(off));
        expect(over(evening)).toBe(0);
        evening.now += seconds(waits);
        const { now } = evening;
        expect([over(evening), timing.plannedStart(evening.context, now)]).toEqual([0, now]);
        evening.take();
        evening.wait(75);
        expect([over(evening), timing.plannedStart(evening.context, evening.now)]).toEqual([15, now]);
        expect(timing.plannedStarts(evening.context, evening.now).get('closing')).toBe(now + seconds(480));
        expect(timing.hardOut(evening.context, evening.now)).toBe(now + seconds(600));
        expect(timing.expectedOffAir(evening.context, evening.now)).toBe(now + seconds(555));
      }),
      { numRuns: 30 },
    );
  });

  it('[T5] is advised against its own hard out', () => {
    const evening = ready(anyDay, plus(-1_000_000));
    evening.take();
    evening.wait(60 + 100);
    expect(adviceToLand(evening.context, evening.now).advice).toEqual([{ segmentId: 'guest', do: 'cut', by: seconds(40) }]);
  });
});

describe('expected starts', () => {
  it('[T3] follow one another by what each is planned to take', () => {
    const evening = live();
    evening.wait(30);
    expect([...timing.expectedStarts(evening.context, evening.now)]).toEqual([
      ['apples', plus(60)],
      ['guest', plus(180)],
      ['oranges', plus(360)],
      ['closing', plus(480)],
    ]);
    evening.wait(60);
    expect(timing.expectedStarts(evening.context, evening.now).get('apples')).toBe(plus(90));
    expect(timing.plannedStarts(evening.context, evening.now).get('closing')).toBe(plus(480));
    expect(timing.plannedOffAir(evening.context, evening.now)).toBe(plus(540));
  });

  it('[T3] never fall, and with the last length they add up to the expected end', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 4000 }), fc.nat(11), (all, late, skipped) => {
        const evening = live(aPlan({ segments: all.map((length, i) => segment(`part-${i}`, length)) }));
        const before = timing.overUnder(evening.context, evening.now);
        const id = `part-${skipped % all.length || 1}`;
        const isSkipped =
          id in evening.context.plan.segments && typeof evening.ask('segment.skip', { segmentId: id, skipped: true }) !== 'string';
        if (isSkipped) expect(timing.overUnder(evening.context, evening.now)).toBe(before - seconds(all[Number(id.slice(5))] ?? 0));
        evening.now += seconds(late);
        const starts = [...timing.expectedStarts(evening.context, evening.now)];
        for (const [i, [, at]] of starts.entries()) expect(at).toBeGreaterThanOrEqual(starts[i - 1]?.[1] ?? evening.now);
        const last = starts.at(-1);
        const end = last
          ? last[1] + (evening.context.plan.segments[last[0]]?.planned ?? 0)
          : Math.max(evening.now, timing.runEndsAt(run(evening), null, evening.now));
        expect(timing.expectedOffAir(evening.context, evening.now)).toBe(end);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the earliest reveal', () => {
  const voteAt = (trigger: string) =>
    aPlan({ segments: [segment('one', 60), segment('two', 120, { cues: [cue('vote', 'poll', trigger, { poll: 'apples' })] })] });
  /** From its opening cue: the lead, the window, the slowest voting path, grace, verifying. */
  const takes = 0.4 + 30 + 20 + 2 + 2 + 15;

  it('[T4] of a vote to come is worked out from its cue, and moves with the show', () => {
    const evening = live(voteAt('+0:30'));
    expect(timing.earliestReveal(evening.context, 'apples', evening.now)).toBe(plus(60 + 30 + takes));
    evening.wait(80);
    expect(timing.earliestReveal(evening.context, 'apples', evening.now)).toBe(plus(80 + 30 + takes));
    expect(timing.earliestReveal(live(voteAt('-0:20')).context, 'apples', eight)).toBe(plus(60 + 100 + takes));
    expect(timing.earliestReveal(evening.context, 'oranges', evening.now)).toBeNull();
  });

  it('[T4] of a vote in the segment on air waits while the clock is frozen', () => {
    const evening = live(aPlan({ segments: [segment('one', 120, { cues: [cue('vote', 'poll', '+0:30', { poll: 'apples' })] })] }));
    evening.wait(10);
    evening.ask('clock.freeze', { frozen: true });
    evening.wait(7);
    expect(timing.earliestReveal(evening.context, 'apples', evening.now)).toBe(plus(37 + takes));
  });

  it('[T4] of an open vote is its last close and the time to verify; then its last close', () => {
    const evening = live(voteAt('take'));
    evening.wait(60);
    evening.take();
    const planned = timing.earliestReveal(evening.context, 'apples', evening.now);
    expect(planned).toBe(plus(60 + takes));
    evening.wait(70);
    expect(timing.earliestReveal(evening.context, 'apples', evening.now)).toBe(plus(60 + takes - 15));
  });

  it('[T4] is not told of a vote that was voided before it opened', () => {
    const evening = live(aPlan({ segments: [segment('one', 60), segment('two', 60, { poll: 'apples' })], polls: [poll('apples')] }));
    evening.wait(1);
    evening.take();
    evening.ask('poll.void', { pollId: 'apples', reason: 'no apples tonight' });
    expect(timing.earliestReveal(evening.context, 'apples', evening.now)).toBeNull();
  });
});
