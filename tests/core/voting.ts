/** Evenings in the middle of a vote on the apples. */

import type { Motion } from '../../server/contract/commands.ts';
import { countByHand, exclusionsOf, pendingMotion } from '../../server/core/motions.ts';
import { type Evening, live } from './evening.ts';
import { aPlan } from './plans.ts';

/** Opened at eight: the origin's window ends at 30.4 s, the site's path closes at 54.4 s. */
export const open = (plan = aPlan()): Evening => {
  const evening = live(plan);
  evening.ask('poll.open', { pollId: 'apples' });
  return evening;
};
/** Closed for everybody, counted 70 to 30, at 60 s. */
export const counted = (plan?: ReturnType<typeof aPlan>, yea = 70, nay = 30): Evening => {
  const evening = open(plan);
  evening.wait(60);
  evening.count('apples', yea, nay);
  return evening;
};
export const revealed = (plan?: ReturnType<typeof aPlan>): Evening => {
  const evening = counted(plan);
  evening.verify('apples', 70, 30);
  evening.ask('poll.reveal', { pollId: 'apples' });
  return evening;
};

/** Who works with Mei on the votes. */
export const jun = { id: 'jun', name: 'Jun' };

/** What the newest proposal about the apples asks the door to count comes back with these figures. */
export const weighed = (evening: Evening, yea: number, nay: number): string => {
  const poll = evening.context.polls.apples;
  const motion = poll && pendingMotion(poll);
  if (!poll?.rules || !motion) throw new Error('Nothing was proposed.');
  const without = exclusionsOf(motion.motion, poll.count);
  const count = { ...countByHand(poll.rules, { yea, nay }, evening.now), ...(without.length === 0 ? {} : { without }) };
  evening.fold([{ type: 'poll.weighed', pollId: 'apples', motionId: motion.id, count }], 'phones');
  return motion.id;
};

export const noOpenTier: Motion = { kind: 'exclude', exclusions: [{ kind: 'tier', tier: 'open' }], reason: 'a flood from one place' };
export const wholeCount: Motion = { kind: 'correct', exclusions: [], reason: 'the left-out votes were good' };
export const byHand: Motion = { kind: 'manual', yea: 12, nay: 7, source: 'hands in the studio', reason: 'the door was away' };
