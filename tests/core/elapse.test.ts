/** Missed time jumps: what happens when nobody looked for a while. */

import { describe, expect, it } from 'vitest';
import { say } from '../../server/contract/sayings.ts';
import { seconds } from '../../server/contract/units.ts';
import { elapse, nextMoment } from '../../server/core/elapse.ts';
import fc from '../run/properties.ts';
import { anyCuePlan } from './any-plan.ts';
import { live, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const withCues = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(aPlan({ segments: [segment('one', 120, { cues }), segment('two', 60)] }));
const said = (facts: readonly object[]) =>
  facts.flatMap((fact) => ('cueId' in fact && 'type' in fact ? [`${fact.type} ${fact.cueId}`] : []));

describe('after a stall', () => {
  it('[T6] only the last of several shots is cut to, the others are written down as missed', () => {
    const evening = withCues(
      cue('a', 'shot', '+0:10', { shot: 'close' }),
      cue('b', 'shot', '+0:20', { shot: 'guest-two' }),
      cue('c', 'shot', '+0:30', { shot: 'desk' }),
    );
    const facts = evening.stall(60);
    expect(said(facts)).toEqual(['cue.missed a', 'cue.missed b', 'cue.fired c']);
    expect(typesOf(facts).filter((type) => type === 'shot.cut')).toHaveLength(1);
  });

  it('[T6] a vote, a clip and a break whose moment has passed are missed, with the reason', () => {
    const evening = withCues(
      cue('vote', 'poll', '+0:10', { poll: 'apples' }),
      cue('film', 'clip', '+0:10', { clip: 'tour' }),
      cue('stations', 'station-break', '+0:10', { length: 20_000 }),
    );
    expect(said(evening.stall(13))).toEqual(['cue.missed vote', 'cue.missed film', 'cue.missed stations']);
    expect(evening.context.polls.apples?.phase).toBe('idle');
    expect(typesOf(evening.ask('poll.open', { pollId: 'apples' }))).toEqual(['poll.called']);
  });

  it('[T6] a busy moment of up to two seconds is not a stall', () => {
    const evening = withCues(cue('vote', 'poll', '+0:10', { poll: 'apples' }));
    expect(typesOf(evening.stall(12))).toEqual(['cue.fired', 'poll.called']);
    expect(evening.facts.at(-3)).not.toHaveProperty('late');
  });

  it('[T6] what would still be on comes on, says how late, and ends when it would have ended', () => {
    const evening = withCues(cue('deal', 'offer', '+0:10', { product: 'apples' }), cue('bed', 'audio', '+0:10', { bed: -20 }, 60));
    evening.stall(40);
    expect(evening.context.cueRuns).toMatchObject([{ cueId: 'deal' }, { cueId: 'bed', at: plus(40), endsAt: plus(70) }]);
    expect(evening.facts.filter((fact) => fact.type === 'cue.fired')).toMatchObject([{ late: 30_000 }, { late: 30_000 }]);
    expect(evening.context.graphics).toMatchObject([
      { kind: 'product-card', startsAt: plus(40), endsAt: plus(70) },
      { kind: 'countdown', endsAt: plus(70) },
    ]);
  });

  it('[T6] what would be over by now is missed', () => {
    const evening = withCues(
      cue('deal', 'offer', '+0:10', { product: 'apples' }),
      cue('name', 'graphic', '+0:10', { graphic: 'lower-third', guest: 'lin' }),
      cue('peek', 'shot', '+0:10', { shot: 'close' }, 5),
      cue('ticker', 'graphic', '+0:10', { graphic: 'sales-ticker' }, 50),
    );
    expect(said(evening.stall(75))).toEqual(['cue.missed deal', 'cue.missed name', 'cue.missed peek', 'cue.missed ticker']);
    expect(evening.screen).toEqual([]);
    expect(evening.shot).toBe('desk');
  });

  it('[T6] a shot is not given up for a later one that is over already', () => {
    const evening = withCues(cue('a', 'shot', '+0:10', { shot: 'close' }), cue('peek', 'shot', '+0:20', { shot: 'guest-two' }, 5));
    expect(said(evening.stall(40))).toEqual(['cue.fired a', 'cue.missed peek']);
    expect(evening.shot).toBe('close');
  });

  it('[V7] a vote that should have closed is closed, and counted once its last path has', () => {
    const evening = withCues();
    evening.ask('poll.open', { pollId: 'apples' });
    expect(typesOf(evening.stall(40))).toEqual(['poll.closing']);
    expect(typesOf(evening.stall(40))).toEqual(['poll.counting']);
    const other = withCues();
    other.ask('poll.open', { pollId: 'apples' });
    expect(typesOf(other.stall(300))).toEqual(['poll.closing', 'poll.counting']);
  });

  it('[T6] a break and a clip that are over have ended, and a chain of clips goes on by one, from now', () => {
    const roll = (id: string) => segment(id, 30, { cues: [cue(`film-${id}`, 'clip', 'take', { clip: 'trailer' })] });
    const evening = live(aPlan({ segments: [roll('one'), roll('two'), roll('three')] }));
    evening.stall(300);
    expect(evening.context.runs.map((run) => [run.segmentId, run.startedAt])).toEqual([
      ['one', plus(0)],
      ['two', plus(300)],
    ]);
    expect(evening.context.clip).toMatchObject({ clipId: 'trailer', endsAt: plus(310) });
  });

  it('[S7] a cue that cannot do its work when its time comes is written down, not tried for ever', () => {
    const evening = withCues(
      cue('name', 'graphic', '+0:10', { graphic: 'lower-third', guest: 'wang' }),
      cue('vote', 'poll', '+0:20', { poll: 'apples' }),
    );
    evening.world = { voteObstacle: say('vote-no-door') };
    expect(evening.wait(60)).toMatchObject([
      { type: 'cue.missed', cueId: 'name', why: 'Name and title are not approved.' },
      { type: 'cue.missed', cueId: 'vote', why: 'The phones’ door does not answer: a vote cannot open now.' },
    ]);
  });

  it('[S7] a vote whose line is down for a moment when its time comes opens a little late', () => {
    const evening = withCues(cue('vote', 'poll', '+0:20', { poll: 'apples' }));
    evening.world = { voteObstacle: say('vote-no-door') };
    expect(evening.wait(21)).toEqual([]);
    evening.world = {};
    expect(evening.settle()).toMatchObject([{ type: 'cue.fired', cueId: 'vote' }, { type: 'poll.called' }]);
  });
});

describe('time alone', () => {
  it('[S7] comes to rest at every moment it names, however it is cut into leaps, and fires no cue twice', () => {
    fc.assert(
      fc.property(anyCuePlan, fc.array(fc.integer({ min: 1, max: 45_000 }), { maxLength: 12 }), fc.boolean(), (plan, leaps, awake) => {
        const evening = live(plan);
        for (const leap of leaps) {
          if (awake) evening.wait(leap / seconds(1));
          else evening.stall(leap / seconds(1));
          expect(elapse(evening.show, evening.whole())).toEqual([]);
          const next = nextMoment(evening.show, evening.now);
          expect(next === null || next > evening.now).toBe(true);
        }
        const fired = evening.context.cueRuns.map(({ runId, cueId }) => `${runId} ${cueId}`);
        expect(new Set(fired).size).toBe(fired.length);
      }),
      { numRuns: 80 },
    );
  });

  it('[S7] has nothing to do before the moment it names', () => {
    fc.assert(
      fc.property(anyCuePlan, fc.integer({ min: 0, max: 90_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (plan, first, part) => {
        const evening = live(plan);
        evening.wait(first / seconds(1));
        const next = nextMoment(evening.show, evening.now) ?? evening.now + seconds(600);
        const between = Math.floor(evening.now + (next - 1 - evening.now) * part);
        expect(elapse(evening.show, { ...evening.whole(), now: between })).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
