/** What goes on air is what the taker saw as next, or nothing: whoever edits in the same moment, the take is theirs no longer. */

import { describe, expect, it } from 'vitest';
import { refusalText } from '../../control-room/words/refusals.ts';
import { decide, type ShowCommand } from '../../server/core/decide/index.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep, type Step } from './any-command.ts';
import { type Evening, live, ready } from './evening.ts';
import { aPlan, segment } from './plans.ts';

const jun = { id: 'jun', name: 'Jun' };
const plan = aPlan({
  segments: [
    segment('one', 60),
    segment('two', 60, { title: { en: 'Apples', zh: '苹果' } }),
    segment('three', 60, { title: { en: 'Pears', zh: '梨' } }),
  ],
});
/** The refusal of a take by who saw this as next. */
const refusalOf = (evening: Evening, believesNext: string | null, who = { id: 'mei', name: 'Mei' }, believesOnAir = evening.runId) => {
  const take: ShowCommand = { type: 'segment.take', key: 'a-fresh-key', believesOnAir, believesNext };
  const decision = decide(take, evening.show, { ...evening.whole(), who });
  return 'refusal' in decision ? decision.refusal : undefined;
};

/** What the presser’s screen knows of names. */
const seen = { polls: [], rundown: Object.values(plan.segments) };

describe('a take by who saw another NEXT', () => {
  it('[S18] is refused with both titles, in both languages, and nothing goes on air', () => {
    const evening = live(plan);
    evening.wait(10);
    evening.ask('segment.skip', { segmentId: 'two', skipped: true });
    expect(evening.ask('segment.take', { believesOnAir: evening.runId, believesNext: 'two' })).toBe('stale');
    expect(evening.onAir).toBe('one');
    const refusal = refusalOf(evening, 'two')!;
    expect(refusal.message).toBe('NEXT is now “Pears”, not “Apples”: look and press again.');
    expect(refusalText(refusal, 'en', seen)).toBe(refusal.message);
    expect(refusalText(refusal, 'zh', seen)).toBe('下一段现在是「梨」，不是「苹果」：请再看一眼，再按一次。');
    evening.ask('segment.take', { believesOnAir: evening.runId, believesNext: 'three' });
    expect(evening.onAir).toBe('three');
  });

  it('[S18] is refused where there was none, or is none any more', () => {
    const evening = ready(plan);
    expect(refusalOf(evening, null)?.message).toBe('NEXT is now “one”, where nothing was: look and press again.');
    for (const segmentId of ['one', 'two', 'three']) evening.ask('segment.skip', { segmentId, skipped: true });
    expect(refusalOf(evening, 'one')?.message).toBe('NEXT is now nothing, not “one”: look and press again.');
    expect(refusalOf(evening, null)?.code).toBe('nothing-next');
  });

  it('[S18] goes through from a hand that sees no NEXT', () => {
    const evening = live(plan);
    evening.wait(10);
    evening.take();
    expect(evening.onAir).toBe('two');
  });

  it('[S18] never puts on air what they did not see, whatever is edited between the look and the press', () => {
    const looking = fc.oneof({ weight: 3, arbitrary: anyStep }, fc.constantFrom('look' as const, 'press' as const));
    fc.assert(
      fc.property(fc.array(looking, { minLength: 2, maxLength: 40, size: 'max' }), (steps) => {
        const evening = live(aPlan({ segments: [segment('one', 60), segment('two', 60), segment('three', 60)] }));
        let saw = { run: evening.runId, next: evening.context.next };
        const press = () => {
          const before = evening.runId;
          evening.ask('segment.take', { believesOnAir: saw.run, believesNext: saw.next });
          if (evening.runId === before) return;
          expect([before, evening.onAir]).toEqual([saw.run, saw.next]);
        };
        for (const step of steps) {
          if (step === 'look') saw = { run: evening.runId, next: evening.context.next };
          else if (step === 'press') press();
          else doStep(evening, step as Step);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the second press of one’s own double press', () => {
  it('[S3] is told that it was oneself, not somebody else', () => {
    const evening = live(plan);
    const saw = evening.runId;
    evening.wait(10);
    evening.take();
    evening.wait(1);
    const own = refusalOf(evening, 'two', undefined, saw)!;
    expect([own.code, own.message]).toEqual(['stale', 'You took “Apples” a moment ago: it is on air.']);
    expect(refusalText(own, 'zh', seen)).toBe('您刚刚已经切出了「苹果」：它正在播出。');
    evening.ask('chair.handOver', { to: 'jun' });
    expect(refusalOf(evening, 'two', jun, saw)?.message).toContain('Someone changed what is on air');
  });
});
