/** What to cut or stretch to leave the air at the hard out: proposed, never done. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { adviceToLand } from '../../server/core/landing.ts';
import fc from '../run/properties.ts';
import { live } from './evening.ts';
import { aPlan, plus, segment } from './plans.ts';

describe('advice to land', () => {
  const five = [
    segment('one', 60),
    segment('two', 100),
    segment('three', 200),
    segment('four', 50),
    segment('end', 60, { kind: 'closing' }),
  ];
  const lateBy = (n: number, hardOut = 470) => {
    const evening = live(aPlan({ segments: five, hardOut }));
    evening.now = plus(60 + n);
    return adviceToLand(evening.context, evening.now).advice;
  };

  it('[T5] is silent on time', () => {
    expect(lateBy(0)).toEqual([]);
  });

  it('[T5] shortens as few segments as it can, those with the most room first', () => {
    expect(lateBy(50)).toEqual([{ segmentId: 'three', do: 'cut', by: seconds(50) }]);
    expect(lateBy(100)).toEqual([
      { segmentId: 'three', do: 'cut', by: seconds(80) },
      { segmentId: 'two', do: 'cut', by: seconds(20) },
    ]);
  });

  it('[T5] proposes to skip only when shortening is not enough, and never the closing', () => {
    const advice = lateBy(170);
    expect(advice[0]).toEqual({ segmentId: 'three', do: 'skip', by: seconds(200) });
    expect(
      lateBy(1000)
        .filter((one) => one.do === 'skip')
        .map((one) => one.segmentId),
    ).not.toContain('end');
  });

  it('[T5] stretches when there is time to fill', () => {
    expect(lateBy(0, 500)).toEqual([{ segmentId: 'three', do: 'stretch', by: seconds(30) }]);
  });

  it('[T5] names three at most, those that bring most, and the rest once these are done', () => {
    const evening = live(aPlan({ segments: Array.from({ length: 9 }, (_, i) => segment(`part-${i}`, 100 + i)), hardOut: 936 - 200 }));
    const first = adviceToLand(evening.context, evening.now).advice;
    expect(first.map(({ segmentId }) => segmentId)).toEqual(['part-8', 'part-7', 'part-6']);
    for (const { segmentId, by } of first)
      evening.ask('segment.retime', { segmentId, planned: (evening.context.plan.segments[segmentId]?.planned ?? 0) - by });
    expect(adviceToLand(evening.context, evening.now).advice.map(({ segmentId }) => segmentId)).toEqual(['part-5', 'part-4']);
  });

  it('[S24] is not silent when all together could not land us: it says the best there is, and what remains', () => {
    const evening = live(aPlan({ segments: five, hardOut: 470 }));
    evening.now = plus(60 + 1000);
    expect(adviceToLand(evening.context, evening.now)).toEqual({
      advice: [
        { segmentId: 'three', do: 'skip', by: seconds(200) },
        { segmentId: 'two', do: 'skip', by: seconds(100) },
        { segmentId: 'four', do: 'skip', by: seconds(50) },
      ],
      stillOver: seconds(1000 - 200 - 100 - 50 - 24),
    });
    const votes = live(aPlan({ segments: [segment('one', 60), segment('vote', 100, { poll: 'apples' })], hardOut: 160 }));
    votes.now = plus(60 + 400);
    expect(adviceToLand(votes.context, votes.now)).toEqual({
      advice: [{ segmentId: 'vote', do: 'cut', by: seconds(40) }],
      stillOver: seconds(360),
    });
  });

  it('[T5] says nothing of days that nobody could fill', () => {
    expect(lateBy(0, 90_000)).toEqual([]);
  });

  it('[T5] does nothing by itself', () => {
    const evening = live(aPlan({ segments: five, hardOut: 100 }));
    const before = evening.context;
    expect(adviceToLand(evening.context, evening.now).advice.length).toBeGreaterThan(0);
    expect(evening.wait(300)).toEqual([]);
    expect(evening.context).toBe(before);
  });

  it('[T5] never asks for more than a segment has, and lands where it can', () => {
    const kinds = ['host', 'product', 'vote', 'guest', 'closing'] as const;
    const someSegment = fc.record({ length: fc.integer({ min: 10, max: 400 }), kind: fc.constantFrom(...kinds) });
    fc.assert(
      fc.property(fc.array(someSegment, { minLength: 2, maxLength: 10 }), fc.integer({ min: -1500, max: 1500 }), (parts, off) => {
        const segments = parts.map(({ length, kind }, i) => segment(`part-${i}`, length, { kind }));
        const total = parts.reduce((sum, { length }) => sum + length, 0);
        const evening = live(aPlan({ segments, hardOut: total - off }));
        const advice = adviceToLand(evening.context, evening.now).advice;
        expect(new Set(advice.map((one) => one.segmentId)).size).toBe(advice.length);
        const given = advice.reduce((sum, one) => sum + one.by, 0);
        for (const { segmentId, do: deed, by } of advice) {
          const of = evening.context.plan.segments[segmentId];
          if (!of) throw new Error('It advises on what is not there.');
          const room = { cut: of.planned - of.min, stretch: of.max - of.planned, skip: of.planned }[deed];
          expect(by).toBeGreaterThan(0);
          expect(by).toBeLessThanOrEqual(room);
          expect(deed === 'stretch').toBe(off < 0);
        }
        const coming = segments.slice(1);
        const room = coming.reduce((sum, one) => sum + one.planned - (['closing', 'guest'].includes(one.kind) ? one.min : 0), 0);
        const stretch = coming.reduce((sum, one) => sum + one.max - one.planned, 0);
        expect(advice.length).toBeLessThanOrEqual(3);
        if (off > 0 && room >= seconds(off) && advice.length < 3) expect(given).toBeGreaterThanOrEqual(seconds(off));
        if (off > 0 && room >= seconds(off)) expect(advice).not.toEqual([]);
        const { stillOver } = adviceToLand(evening.context, evening.now);
        expect(stillOver === undefined).toBe(off <= 0 || room >= seconds(off));
        if (off < 0 && stretch < seconds(-off)) expect(advice).toEqual([]);
        if (off < 0) expect(given).toBeLessThanOrEqual(seconds(-off));
      }),
      { numRuns: 80 },
    );
  });
});
