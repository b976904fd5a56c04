/** Whatever two people ask about a vote in whatever order: what must never happen does not. */

import { expect, it } from 'vitest';
import type { Motion } from '../../server/contract/commands.ts';
import { countByHand, exclusionsOf, pendingMotion } from '../../server/core/motions.ts';
import { lastCloseOf } from '../../server/core/poll-machine.ts';
import fc from '../run/properties.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, poll as planned } from './plans.ts';
import { byHand, jun, noOpenTier, wholeCount } from './voting.ts';

const mei = { id: 'mei', name: 'Mei', device: 'the desk' };
/** Mei again, by a second link, in the same browser. */
const meiAgain = { id: 'mei-2', name: 'Somebody else', device: 'the desk' };
const pollId = 'apples';
type Step = (evening: Evening) => void;

const lin = { id: 'lin', name: 'Lin' };
const chairSaid: Motion = { kind: 'correct', exclusions: [], chairSays: 'nay', reason: 'the chair looked again' };

const figures = fc.constantFrom({ yea: 70, nay: 30 }, { yea: 20, nay: 29 }, { yea: 12, nay: 7 }, { yea: 0, nay: 0 });
const who = fc.constantFrom(mei, jun, jun, lin, meiAgain);
const poll = (evening: Evening) => evening.context.polls[pollId];

/** Whose word decides a tie of this evening, is in what is proposed. */
const correcting = (evening: Evening): Motion => (poll(evening)?.rules?.tie === 'chair' ? chairSaid : wholeCount);

/** Voiding and putting off end a story early: they come seldom. */
const often = ['open', 'close', 'verify', 'reveal', 'propose', 'confirm'] as const;
const deeds = fc.constantFrom(...often, ...often, ...often, 'confirm', 'propose', 'withdraw', 'defer', 'void');

const step: fc.Arbitrary<readonly [string, Step]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 40 }).map((n) => [`wait ${n}`, (evening: Evening) => void evening.wait(n)] as const),
  },
  {
    weight: 12,
    arbitrary: fc
      .tuple(who, figures, fc.constantFrom(noOpenTier, wholeCount, byHand), deeds, fc.boolean())
      .map(([by, guess, motion, deed, isRight]) => {
        const act: Step = (evening) => {
          const pending = poll(evening) && pendingMotion(poll(evening) ?? { motions: [] });
          const held = poll(evening)?.count ?? guess;
          const after = pending?.after ?? guess;
          const saw = isRight ? { yea: held.yea, nay: held.nay } : guess;
          const sawAfter = isRight ? { yea: after.yea, nay: after.nay } : guess;
          const motionId = pending?.id ?? 'none';
          if (deed === 'open') evening.ask('poll.open', { pollId, openEnded: isRight }, { who: by });
          if (deed === 'close') evening.ask('poll.close', { pollId }, { who: by });
          if (deed === 'verify') evening.ask('poll.verify', { pollId, saw }, { who: by });
          if (deed === 'reveal') evening.ask('poll.reveal', { pollId }, { who: by });
          if (deed === 'propose')
            evening.ask(
              'poll.propose',
              { pollId, motion: isRight && poll(evening)?.phase === 'revealed' ? correcting(evening) : motion },
              { who: by },
            );
          if (deed === 'confirm') evening.ask('poll.confirm', { pollId, motionId, saw: sawAfter }, { who: by });
          if (deed === 'withdraw') evening.ask('poll.withdraw', { pollId, motionId }, { who: by });
          if (deed === 'defer') evening.ask('poll.defer', { pollId, reason: 'by chance' }, { who: by });
          if (deed === 'void') evening.ask('poll.void', { pollId, reason: 'by chance' }, { who: by });
        };
        return [`${by.name} ${deed} ${motion.kind} ${isRight}`, act] as const;
      }),
  },
  {
    weight: 3,
    arbitrary: figures.map((sum) => {
      const act: Step = (evening) => {
        const now = poll(evening);
        const isWanted = now?.count === null && now.rules && ['counting', 'deferred'].includes(now.phase);
        if (isWanted && lastCloseOf(now.rules) <= evening.now) evening.count(pollId, sum.yea, sum.nay);
      };
      return [`final ${sum.yea}`, act] as const;
    }),
  },
  {
    weight: 3,
    arbitrary: figures.map((sum) => {
      const act: Step = (evening) => {
        const now = poll(evening);
        const motion = now && pendingMotion(now);
        if (!now?.rules || motion?.state !== 'counting') return;
        const without = exclusionsOf(motion.motion, now.count);
        const count = { ...countByHand(now.rules, sum, evening.now), ...(without.length === 0 ? {} : { without }) };
        evening.fold([{ type: 'poll.weighed', pollId, motionId: motion.id, count }], 'phones');
      };
      return [`weighed ${sum.yea}`, act] as const;
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant(['ballots seen', (evening: Evening) => void evening.fold([{ type: 'poll.seen', pollId }], 'phones')] as const),
  },
);

const checkStory = (evening: Evening): void => {
  let lastClose = Number.POSITIVE_INFINITY;
  let isVerified = false;
  let wasSeen = false;
  const proposedBy = new Map<string, string>();
  const proposedOn = new Map<string, string | undefined>();
  for (const fact of evening.facts) {
    if (fact.type === 'poll.opened' || fact.type === 'poll.ending' || fact.type === 'poll.extended') lastClose = lastCloseOf(fact.rules);
    if (fact.type === 'poll.opened' || fact.type === 'poll.excluded') isVerified = false;
    if (fact.type === 'poll.verified' || fact.type === 'poll.manual') isVerified = true;
    if (fact.type === 'poll.seen' || (fact.type === 'poll.counted' && fact.count.ballots > 0)) wasSeen = true;
    if (fact.type === 'poll.proposed') proposedBy.set(fact.motionId, fact.byId);
    if (fact.type === 'poll.proposed') proposedOn.set(fact.motionId, fact.proposedOn);
    if (fact.type === 'poll.excluded' || fact.type === 'poll.corrected' || fact.type === 'poll.manual') {
      expect(proposedBy.get(fact.motionId)).toBeDefined();
      expect(fact.confirmedById).not.toBe(proposedBy.get(fact.motionId));
      if (fact.confirmedOn) expect(fact.confirmedOn).not.toBe(proposedOn.get(fact.motionId));
    }
    if (fact.type === 'poll.manual') expect(wasSeen).toBe(false);
    if (fact.type === 'poll.corrected' && fact.now.yea === fact.now.nay)
      expect(poll(evening)?.rules?.tie === 'nay' ? ['mei'] : [proposedBy.get(fact.motionId), fact.confirmedById]).toContain('mei');
    if (fact.type === 'poll.revealed') {
      expect(isVerified).toBe(true);
      expect(fact.at).toBeGreaterThanOrEqual(lastClose);
    }
  }
};

it('no result before the last close or unverified, no proposal confirmed by its proposer, no figures by hand after a count was seen', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (hasClosed, steps) => {
      const tie = hasClosed ? 'chair' : 'nay';
      const evening = live(aPlan({ manualFigures: true, polls: [planned(pollId, { tie }), planned('oranges')] }));
      if (hasClosed) evening.ask('poll.open', { pollId });
      evening.wait(hasClosed ? 60 : 1);
      for (const [, act] of steps) act(evening);
      for (const { type } of evening.facts) met.add(type);
      checkStory(evening);
    }),
    { numRuns: 1000 },
  );
  // It was about something: each of these did happen.
  const all = ['poll.ending', 'poll.excluded', 'poll.corrected', 'poll.manual', 'poll.revealed', 'poll.withdrawn', 'poll.voided'];
  expect([...met]).toEqual(expect.arrayContaining(all));
});
