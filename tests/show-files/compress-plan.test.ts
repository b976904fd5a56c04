/** A show rehearsed fast is the same show: same order, and everything that fitted still fits. */

import { describe, expect, it } from 'vitest';
import { compressPlan } from '../../server/core/compress-plan.ts';
import type { Plan, PlannedCue, PlannedSegment } from '../../server/core/plan.ts';
import { loadEpisode } from '../../server/show-files.ts';
import fc from '../run/properties.ts';
import { demo, demoEpisode } from './on-disk.ts';

const start = 1_000_000;
const planOf = async (file: string): Promise<Plan> => {
  const reading = await loadEpisode(file);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
};
const evening = await planOf(demoEpisode);
const short = await planOf(`${demo}episodes/2026-12-01.yaml`);

const fires = (cue: PlannedCue, { planned }: PlannedSegment): number | undefined => {
  if (cue.trigger.on === 'take') return 0;
  if (cue.trigger.on === 'after') return cue.trigger.at;
  return cue.trigger.on === 'before-end' ? planned - cue.trigger.at : undefined;
};
const total = (plan: Plan) => plan.order.reduce((sum, id) => sum + plan.segments[id]!.planned, 0);
const lengthOf = (cue: PlannedCue, plan: Plan): number | undefined => {
  if (cue.kind === 'clip') return plan.clips[cue.clip]!.out - plan.clips[cue.clip]!.in;
  if (cue.kind === 'poll') return plan.polls[cue.poll]!.window;
  return cue.kind === 'station-break' ? cue.length : undefined;
};
const slowest = (plan: Plan, poll: string) =>
  Math.max(...plan.polls[poll]!.paths.map((id) => plan.paths[id]!.delay + plan.paths[id]!.tolerance));

/** Any plan like the demo's: other lengths, other moments, other windows and delays, all fitting as a read plan does. */
const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    plan: fc.constantFrom(evening, short),
    stretch: fc.array(fc.double({ min: 0.05, max: 3, noNaN: true }), { minLength: 7, maxLength: 7 }),
    places: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 11, maxLength: 11 }),
    delay: fc.integer({ min: 0, max: 90_000 }),
  })
  .map(({ plan, stretch, places, delay }) => {
    const segments = Object.values(plan.segments).map((segment, s): PlannedSegment => {
      const planned = Math.max(1000, Math.round(segment.planned * stretch[s % stretch.length]!));
      const cues = segment.cues.map((cue, c): PlannedCue => {
        const length = lengthOf(cue, plan);
        const room = planned - (length === undefined || length > planned ? 1 : length);
        const at = Math.floor(places[(s + c) % places.length]! * (room + 1));
        if (cue.trigger.on === 'after') return { ...cue, trigger: { on: 'after', at } };
        return cue.trigger.on === 'before-end' ? { ...cue, trigger: { on: 'before-end', at: planned - at } } : cue;
      });
      return { ...segment, planned, min: Math.round(planned * 0.6), max: Math.round(planned * 1.4), cues };
    });
    const made: Plan = {
      ...plan,
      segments: Object.fromEntries(segments.map((segment) => [segment.id, segment])),
      paths: { ...plan.paths, web: { ...plan.paths.web!, delay } },
    };
    return { ...made, hardOut: made.plannedStart + total(made) + 30_000 };
  });
const anyFactor = fc.oneof(fc.constantFrom(1, 60, 600), fc.double({ min: 1, max: 600, noNaN: true }));
const always = (claim: (before: Plan, after: Plan, factor: number) => void) =>
  fc.assert(
    fc.property(anyPlan, anyFactor, (plan, factor) => {
      claim(plan, compressPlan(plan, factor, start), factor);
    }),
    { numRuns: 60 },
  );
const eachSegment = (before: Plan, after: Plan, claim: (was: PlannedSegment, is: PlannedSegment) => void) => {
  for (const id of Object.keys(before.segments)) claim(before.segments[id]!, after.segments[id]!);
};

describe('a plan compressed', () => {
  it('by one is the plan itself, at another time of day', () => {
    expect(compressPlan(evening, 1, evening.plannedStart)).toEqual(evening);
  });

  it('by sixty makes two hours into a few minutes', () => {
    const fast = compressPlan(evening, 60, start);
    expect(fast.plannedStart).toBe(start);
    expect(total(fast)).toBeLessThan(200_000);
    expect(fast.compress).toBe(60);
    expect(fast.polls.apple!.window).toBe(3000);
    expect(fast.paths.web).toMatchObject({ delay: 300, tolerance: 150 });
    expect(fast.hardOut - start - total(fast)).toBe(500);
  });

  it('by less than one is refused', () => {
    expect(() => compressPlan(evening, 0.5, start)).toThrow(RangeError);
    expect(() => compressPlan(evening, Number.NaN, start)).toThrow(RangeError);
  });

  it('[R1] keeps its order, and never makes anything longer than it was or shorter than its floor', () => {
    always((before, after, factor) => {
      expect(after.order).toEqual(before.order);
      eachSegment(before, after, (was, is) => {
        expect(is.planned).toBeLessThanOrEqual(was.planned);
        expect(is.planned).toBeGreaterThanOrEqual(Math.min(was.planned, 1500));
        expect(is.planned).toBeGreaterThanOrEqual(Math.round(was.planned / factor));
        expect(is.min).toBeLessThanOrEqual(is.planned);
        expect(is.max).toBeGreaterThanOrEqual(is.planned);
      });
      for (const [id, poll] of Object.entries(after.polls))
        expect(poll.window).toBeGreaterThanOrEqual(Math.min(3000, before.polls[id]!.window));
    });
  });

  it('keeps the cues of a segment in their order and inside it', () => {
    always((before, after) =>
      eachSegment(before, after, (was, is) => {
        const moments = was.cues.map((cue, c) => ({ was: fires(cue, was), is: fires(is.cues[c]!, is) }));
        const timed = moments.filter((one): one is { was: number; is: number } => one.was !== undefined && one.is !== undefined);
        expect(timed.every((one) => one.is >= 0 && one.is < is.planned)).toBe(true);
        const sorted = [...timed].sort((a, b) => a.was - b.was || a.is - b.is);
        expect(sorted.every((one, n) => n === 0 || sorted[n - 1]!.is <= one.is)).toBe(true);
      }),
    );
  });

  it('still ends in their segments the clips, votes and station breaks that did', () => {
    always((before, after) =>
      eachSegment(before, after, (was, is) => {
        const late = was.cues.filter((cue, c) => {
          const [at, now] = [fires(cue, was), fires(is.cues[c]!, is)];
          const [length, shorter] = [lengthOf(cue, before), lengthOf(is.cues[c]!, after)];
          if (at === undefined || now === undefined || length === undefined || shorter === undefined) return false;
          return at + length <= was.planned && now + shorter > is.planned;
        });
        expect(late).toEqual([]);
      }),
    );
  });

  it('leaves a vote time for its slowest path and for counting, where the plan did', () => {
    always((before, after) =>
      eachSegment(before, after, (was, is) => {
        const c = was.cues.findIndex((cue) => cue.kind === 'poll');
        const cue = was.cues[c];
        if (cue?.kind !== 'poll') return;
        const done = (plan: Plan, at: number) =>
          at + plan.polls[cue.poll]!.window + slowest(plan, cue.poll) + plan.defaults.grace + plan.defaults.verify;
        const fitted = done(before, fires(cue, was)!) <= was.planned;
        expect(!fitted || done(after, fires(is.cues[c]!, is)!) <= is.planned).toBe(true);
      }),
    );
  });

  it('is still over before its hard out', () => {
    always((before, after) => {
      expect(total(before)).toBeLessThanOrEqual(before.hardOut - before.plannedStart);
      expect(total(after)).toBeLessThanOrEqual(after.hardOut - after.plannedStart);
    });
  });
});
