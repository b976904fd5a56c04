/** Whatever is asked in whatever order, and whatever time does in between: the show stays a show. */

import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { elapse, nextMoment } from '../../server/core/elapse.ts';
import { adviceToLand } from '../../server/core/landing.ts';
import { applyFact, newShow, packShow, unpackShow } from '../../server/core/show.ts';
import { showMachine } from '../../server/core/show-machine.ts';
import * as timing from '../../server/core/timing.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep, type Step } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { Evening, live } from './evening.ts';
import { brokenRules } from './legal-state.ts';

const someSteps = fc.array(anyStep, { minLength: 1, maxLength: 60, size: 'max' });
const evenings = fc.tuple(anyCuePlan, someSteps);
const play = (
  plan: Parameters<typeof live>[0],
  steps: readonly Step[],
  check: (evening: Evening, step: Step) => void = () => undefined,
): Evening => {
  const evening = live(plan);
  for (const step of steps) {
    doStep(evening, step);
    check(evening, step);
  }
  return evening;
};

describe('an evening of anything', () => {
  it('[S1] is in a legal state after every command and every moment, and takes every fact it decides', () => {
    fc.assert(
      fc.property(evenings, ([plan, steps]) => {
        play(plan, steps, (evening) => expect(brokenRules(evening.show, evening.now)).toEqual([]));
      }),
      { numRuns: 150 },
    );
  });

  it('[S1] is so from before preflight on', () => {
    fc.assert(
      fc.property(evenings, ([plan, steps]) => {
        const evening = new Evening(plan);
        for (const step of steps) {
          doStep(evening, step);
          expect(brokenRules(evening.show, evening.now)).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('[S2] folded again from its facts is the same show, also through a snapshot anywhere', () => {
    fc.assert(
      fc.property(evenings, fc.double({ min: 0, max: 1, noNaN: true }), ([plan, steps], part) => {
        const { facts, show } = play(plan, steps);
        const middle = Math.floor(facts.length * part);
        const written = JSON.parse(JSON.stringify(facts)) as typeof facts;
        const half = written.slice(0, middle).reduce(applyFact, newShow(plan));
        const whole = written.slice(middle).reduce(applyFact, unpackShow(plan, packShow(half)));
        expect(whole.value).toEqual(show.value);
        expect(whole.context).toEqual(show.context);
      }),
      { numRuns: 60 },
    );
  });

  it('[S2] folded by one that stands for all is as XState’s own transition has it, fact by fact, also for what may not happen', () => {
    fc.assert(
      fc.property(evenings, fc.integer({ min: 0, max: 30 }), ([plan, steps], out) => {
        const { facts } = play(plan, steps);
        // One fact is left out: some after it may not happen then.
        let show = newShow(plan);
        for (const fact of facts.filter((_, place) => place !== out)) {
          const [theirs] = transition(showMachine, show, fact);
          const ours = applyFact(show, fact);
          expect({ value: ours.value, context: ours.context, status: ours.status }).toEqual({
            value: theirs.value,
            context: theirs.context,
            status: theirs.status,
          });
          show = ours;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[T3] keeps its sums: the expected end is the last expected start and its length, and over/under is what that is off plan', () => {
    fc.assert(
      fc.property(evenings, ([plan, steps]) => {
        play(plan, steps, ({ context, now }) => {
          const starts = [...timing.expectedStarts(context, now)];
          const end = timing.expectedOffAir(context, now);
          for (const [i, [, at]] of starts.entries()) expect(at).toBeGreaterThanOrEqual(starts[i - 1]?.[1] ?? 0);
          const [lastId, lastStart] = starts.at(-1) ?? [];
          if (end === null || lastId === undefined || lastStart === undefined) return;
          expect(end).toBe(lastStart + (context.retimed[lastId] ?? context.plan.segments[lastId]?.planned ?? 0));
          expect(timing.overUnder(context, now)).toBe(end - timing.plannedOffAir(context, now));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('[S7] is at rest between its moments, and fires no cue twice by itself in one run', () => {
    fc.assert(
      fc.property(evenings, ([plan, steps]) => {
        const evening = play(plan, steps, (now, step) => {
          if (step.do === 'ask' || step.do === 'answer') now.settle();
          expect(elapse(now.show, now.whole())).toEqual([]);
          const next = nextMoment(now.show, now.now);
          expect(next === null || next > now.now).toBe(true);
        });
        const byItself = evening.facts
          .filter((fact) => fact.type === 'cue.fired' && fact.by === 'clock')
          .map((fact) => ('cueRunId' in fact ? fact.cueRunId : ''));
        const fired = evening.context.cueRuns.filter(({ id }) => byItself.includes(id)).map(({ runId, cueId }) => `${runId} ${cueId}`);
        expect(new Set(fired).size).toBe(fired.length);
      }),
      { numRuns: 60 },
    );
  });

  it('[T5] is advised, not steered: advice names what is to come, once each, within its room', () => {
    fc.assert(
      fc.property(evenings, ([plan, steps]) => {
        play(plan, steps, ({ context, now }) => {
          const advice = adviceToLand(context, now).advice;
          const ids = advice.map(({ segmentId }) => segmentId);
          expect(new Set(ids).size).toBe(ids.length);
          expect(timing.toCome(context)).toEqual(expect.arrayContaining(ids));
          expect(advice.every(({ by }) => by > 0)).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });
});
