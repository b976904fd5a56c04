/**
 * Motions: what one person proposes about a vote and another must confirm.
 *
 * `exclude` leaves out a part of the ballots before the result is shown; `correct` replaces a result that was shown; `manual` puts figures from
 * elsewhere where no count was ever seen. One waits at a time. The door counts what `exclude` and `correct` ask for; the second
 * person confirms by the figures in front of them.
 */
import type { Count, Exclusion, PollRules } from '../contract/audience.ts';
import type { Motion } from '../contract/commands.ts';
import type { EpochMs } from '../contract/units.ts';
import type { Stated } from './facts.ts';
import { verdictOf } from './poll-rules.ts';
import type { MotionState, PollContext } from './poll-state.ts';

/** Old ones beyond this are in the log. */
export const motionsKept = 20;

export const isPending = ({ state }: MotionState): boolean => state === 'counting' || state === 'waiting';
/** The motion that waits for a second person or for the door; undefined when none does. */
export const pendingMotion = (poll: Pick<PollContext, 'motions'>): MotionState | undefined => poll.motions.find(isPending);

/** Two sign-ins at one device are taken for one person; where a mark was not kept, nobody can say. */
export const isSameDevice = ({ proposedOn }: Pick<MotionState, 'proposedOn'>, device: string | undefined): boolean =>
  proposedOn !== undefined && proposedOn === device;

export const stated = (rules: Pick<PollRules, 'quorum' | 'tie'>, { yea, nay }: { readonly yea: number; readonly nay: number }): Stated => ({
  yea,
  nay,
  decision: verdictOf(rules, { yea, nay }),
});

const same = (a: Exclusion, b: Exclusion): boolean => JSON.stringify(a) === JSON.stringify(b);

/** All that would be left out: an exclusion adds to those before it, a correction says it anew. */
export const exclusionsOf = (motion: Motion, count: Count | null): readonly Exclusion[] => {
  if (motion.kind === 'manual') return [];
  if (motion.kind === 'correct') return motion.exclusions;
  const before = count?.without ?? [];
  return [...before, ...motion.exclusions.filter((one) => !before.some((other) => same(one, other)))];
};

/** What a motion makes of its figures: by the rules; a correction to a tie that they leave to the chair, by the chair's word if it has that. */
export const decidedBy = ({ motion, after }: Pick<MotionState, 'motion' | 'after'>): Stated['decision'] | undefined =>
  after?.decision === 'chair' && motion.kind === 'correct' ? (motion.chairSays ?? 'chair') : after?.decision;

/** Figures given by hand, in the shape of a count: nothing is known of them but their sum. */
export const countByHand = (rules: PollRules, { yea, nay }: { readonly yea: number; readonly nay: number }, at: EpochMs): Count => {
  const none = { yea: 0, nay: 0 };
  return {
    pollId: rules.pollId,
    activationId: rules.activationId,
    revision: 0,
    yea,
    nay,
    perPath: {},
    perTier: { open: none, air: none, account: none },
    ballots: 0,
    at,
    final: true,
  };
};

/** Votes that were counted at first and are left out now. */
const leftOut = ({ count, whole }: Pick<PollContext, 'count' | 'whole'>): number =>
  count && whole ? Math.max(0, whole.yea + whole.nay - count.yea - count.nay) : 0;

/** What waits for a second person would decide otherwise than the count that stands. */
const isContested = (poll: Pick<PollContext, 'motions'>): boolean => {
  const waiting = pendingMotion(poll);
  const after = waiting && decidedBy(waiting);
  return after !== undefined && waiting?.before != null && waiting.before.decision !== after;
};

/**
 * Would the result stand if every doubtful and every left-out vote had gone the other way?
 * A tie never would: one vote decides it. Nor would a result while a proposal waits that would turn it.
 * @param doubtful counted votes that anomalies make doubtful
 * @returns null without a final count, and for figures by hand, of which nothing is known
 */
export const isRobust = (poll: Pick<PollContext, 'count' | 'whole' | 'manual' | 'motions'>, doubtful: number): boolean | null => {
  if (!poll.count || poll.manual) return null;
  const margin = Math.abs(poll.count.yea - poll.count.nay);
  return !isContested(poll) && margin > 0 && margin >= doubtful + leftOut(poll);
};
