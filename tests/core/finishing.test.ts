/** The end of an evening in earnest: asked for, waited for, taken back. */
import { describe, expect, it } from 'vitest';
import { finishAfter } from '../../server/contract/finishing.ts';
import { mayAsk } from '../../server/contract/who-may.ts';
import { nextMoment } from '../../server/core/elapse.ts';
import { applyFact, newShow, packShow, phaseOf, unpackShow } from '../../server/core/show.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { type Evening, live, liveWith, ready, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const reason = 'the satellite line is lost';
const keeps = new Set(['end.takenBack', 'segment.taken', 'show.adopted', 'poll.called', 'break.started']);
const finishing = (plan?: Parameters<typeof live>[0]): Evening => {
  const evening = live(plan);
  expect(typesOf(evening.ask('episode.end', { reason }))).toEqual(['end.asked']);
  return evening;
};

describe('an end by accident', () => {
  it('[S27] of a show with more to come, or with time left on air, wants a reason', () => {
    const early = live();
    expect(early.ask('episode.end', {})).toBe('wrong-phase');
    const last = liveWith(aPlan({ segments: [segment('one', 60), segment('last', 60)] }), 'last');
    expect(last.ask('episode.end', {})).toBe('wrong-phase');
    last.wait(44);
    expect(last.ask('episode.end', {}), 'it would cut off a second').toBe('wrong-phase');
    last.wait(1);
    expect(typesOf(last.ask('episode.end', {}))).toEqual(['end.asked']);
  });

  it('[S27] is refused while a vote is open, also with a reason, and for whoever has not the chair', () => {
    const evening = live();
    evening.ask('poll.open', { pollId: 'apples' });
    expect(evening.ask('episode.end', { reason })).toBe('wrong-phase');
    evening.ask('poll.void', { pollId: 'apples', reason: 'wrong product' });
    expect(evening.ask('episode.end', { reason }, { who: { id: 'jun', name: 'Jun' } })).toBe('not-the-chair');
    expect(typesOf(evening.ask('episode.end', { reason }))).toEqual(['end.asked']);
  });

  it('[S27] loses nothing before air or in a rehearsal, which end at once', () => {
    const before = ready();
    expect(typesOf(before.ask('episode.end', {}))).toEqual(['episode.ended']);
    const rehearsal = live();
    rehearsal.world = { kind: 'rehearsal' };
    expect(typesOf(rehearsal.ask('episode.end', {}))).toEqual(['episode.ended']);
  });
});

describe('an end that was asked for', () => {
  it('[S28] comes 15 s later, and until then the show is on air with all that it has', () => {
    const evening = finishing();
    const before = { ...evening.context, finishing: null };
    expect(evening.context.finishing).toEqual({ endsAt: plus(15), by: 'Mei', reason });
    evening.wait(14.9);
    expect({ ...evening.context, finishing: null }).toEqual(before);
    expect(phaseOf(evening.show)).toBe('live');
    expect(nextMoment(evening.show, evening.now)).toBe(plus(15));
    expect(typesOf(evening.wait(0.1))).toEqual(['episode.ended']);
    expect(evening.context).toMatchObject({ endedAt: plus(15), finishing: null });
  });

  it('[S28] is asked for once: a second press moves nothing', () => {
    const evening = finishing();
    evening.wait(5);
    expect(evening.ask('episode.end', { reason })).toEqual([]);
    expect(evening.context.finishing?.endsAt).toBe(plus(15));
  });

  it('[S28] is taken back by whoever directs, and then it was never there', () => {
    const evening = finishing();
    evening.wait(14);
    expect(evening.ask('episode.keepOn', {}, { who: { id: 'jun', name: 'Jun' } })).toEqual([{ type: 'end.takenBack' }]);
    expect(evening.ask('episode.keepOn', {})).toBe('wrong-phase');
    expect(evening.wait(30)).toEqual([]);
    expect(phaseOf(evening.show)).toBe('live');
    expect(['director', 'producer', 'vote', 'viewer'].map((role) => mayAsk(role as 'director', { type: 'episode.keepOn' }))).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
  });

  it.each([
    ['a take', (evening: Evening) => evening.take()],
    ['a vote', (evening: Evening) => evening.ask('poll.open', { pollId: 'apples' })],
    ['a break', (evening: Evening) => evening.ask('break.start', { believesOnAir: evening.runId })],
    ['“we are here”', (evening: Evening) => evening.ask('show.weAreHere', { segmentId: evening.context.next ?? '', startedAgo: 0 })],
  ])('[S28] is taken back by %s, which goes on with the show', (_, goesOn) => {
    const evening = finishing();
    evening.wait(3);
    expect(Array.isArray(goesOn(evening))).toBe(true);
    expect(evening.context.finishing).toBeNull();
    evening.wait(12.5);
    expect(phaseOf(evening.show)).not.toBe('ended');
  });

  it('[S28] is taken back by a vote that a cue opens at that very moment', () => {
    const evening = finishing(aPlan({ segments: [segment('one', 300, { cues: [cue('vote', 'poll', '+0:15', { poll: 'apples' })] })] }));
    expect(typesOf(evening.wait(15))).toContain('poll.called');
    expect(evening.context).toMatchObject({ finishing: null, polls: { apples: { phase: 'open' } } });
    evening.wait(5);
    expect(phaseOf(evening.show)).toBe('live');
  });

  it('[S28] waits its whole time again after a stall, for nobody could take it back', () => {
    const evening = finishing();
    expect(typesOf(evening.stall(60))).toEqual(['end.putOff']);
    expect(evening.context.finishing).toEqual({ endsAt: plus(75), by: 'Mei', reason });
    expect(typesOf(evening.wait(15))).toEqual(['episode.ended']);
  });

  it('[S28] never comes sooner than 15 s after it was last asked for or put off, over an open vote, or over one who went on', () => {
    const steps = fc.array(anyStep, { minLength: 1, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(anyCuePlan, steps, fc.nat(40), (plan, some, at) => {
        const evening = live(plan);
        some.forEach((step, n) => {
          if (n === at % some.length) evening.ask('episode.end', { reason });
          doStep(evening, step);
        });
        let since: number | null = null;
        for (const fact of evening.facts) {
          if (fact.type === 'end.asked' || fact.type === 'end.putOff') since = fact.at;
          if (fact.type === 'episode.ended') expect(since === null ? Number.NaN : fact.at - since).toBeGreaterThanOrEqual(finishAfter);
          if (keeps.has(fact.type)) since = null;
        }
        const isOpen = Object.values(evening.context.polls).some(({ phase }) => phase === 'open');
        expect(isOpen && phaseOf(evening.show) === 'ended').toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('[S2, S28] taken back leaves the show as if nobody had asked, also through a snapshot in between', () => {
    const steps = fc.array(anyStep, { maxLength: 20 });
    fc.assert(
      fc.property(anyCuePlan, steps, (plan, some) => {
        const evening = live(plan);
        for (const step of some) doStep(evening, step);
        const own = new Set(['end.asked', 'end.putOff', 'end.takenBack']);
        const without = evening.facts.filter(({ type }) => !own.has(type)).reduce(applyFact, newShow(plan));
        const half = Math.floor(evening.facts.length / 2);
        const packed = packShow(evening.facts.slice(0, half).reduce(applyFact, newShow(plan)));
        const whole = evening.facts.slice(half).reduce(applyFact, unpackShow(plan, packed));
        expect({ ...whole.context, finishing: null }).toEqual({ ...without.context, finishing: null });
        expect(whole.value).toEqual(without.value);
      }),
      { numRuns: 60 },
    );
  });
});
