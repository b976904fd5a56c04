/**
 * Which facts about motions may happen to a poll, and how each changes it.
 *
 * That the second person is another one and saw the figures is held here too, so that no road leads around it.
 */
import type { Inviter } from '../contract/inviters.ts';
import type { Fact, FactOf } from './facts.ts';
import { countByHand, decidedBy, exclusionsOf, isPending, isSameDevice, motionsKept, pendingMotion, stated } from './motions.ts';
import type { MotionState, PollContext } from './poll-state.ts';

type Patch = Partial<PollContext>;
type Confirming = FactOf<'poll.excluded' | 'poll.corrected' | 'poll.manual'>;

const kindOf = { 'poll.excluded': 'exclude', 'poll.corrected': 'correct', 'poll.manual': 'manual' } as const;
const isConfirming = (fact: Fact): fact is Confirming => fact.type in kindOf;

export const nothingWaits = (poll: PollContext): boolean => pendingMotion(poll) === undefined;
export const waits = (poll: PollContext, motionId: string): boolean => pendingMotion(poll)?.id === motionId;

/** What each kind needs to stand on; one motion at a time. */
export const mayBeProposed = (poll: PollContext, { motion }: FactOf<'poll.proposed'>): boolean => {
  if (!poll.rules || !nothingWaits(poll)) return false;
  if (motion.kind === 'manual') return !poll.seen && poll.revealedAt === null && !poll.manual;
  const wasRevealed = poll.revealedAt !== null;
  return motion.kind === 'correct' ? wasRevealed : !wasRevealed && poll.count !== null && !poll.manual;
};

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isBeingCounted = (poll: PollContext, { motionId, count }: FactOf<'poll.weighed'>): boolean => {
  const motion = pendingMotion(poll);
  return (
    motion?.id === motionId &&
    motion.state === 'counting' &&
    count.final &&
    sameList(count.without ?? [], exclusionsOf(motion.motion, poll.count))
  );
};

/** The motion is of this kind, has its figures, and whoever confirms it is not who proposed it, nor at the same device. */
export const isSeconded = (poll: PollContext, fact: Fact): boolean => {
  if (!isConfirming(fact)) return false;
  const motion = pendingMotion(poll);
  if (motion?.id !== fact.motionId || motion.state !== 'waiting' || motion.motion.kind !== kindOf[fact.type]) return false;
  if (fact.type === 'poll.manual' && poll.seen) return false;
  if (fact.type === 'poll.corrected' && fact.now.decision !== decidedBy(motion)) return false;
  const saw = motion.after?.yea === fact.now.yea && motion.after.nay === fact.now.nay;
  return saw && motion.byId !== fact.confirmedById && !isSameDevice(motion, fact.confirmedOn);
};

const rowOf = (invitedBy: readonly Inviter[] | undefined) => (invitedBy ? { invitedBy } : {});

const changing = (poll: PollContext, change: (motion: MotionState) => MotionState): Patch => ({
  motions: poll.motions.map((motion) => (isPending(motion) ? change(motion) : motion)),
});

/** Ballots were seen: figures by hand are no longer to be had. */
export const foldSeen = (poll: PollContext): Patch => ({
  seen: true,
  ...changing(poll, (motion) => (motion.motion.kind === 'manual' ? { ...motion, state: 'withdrawn' } : motion)),
});

/** A count is whole as it first comes in; one with ballots in it has been seen. */
export const firstCount = (poll: PollContext, { count }: FactOf<'poll.counted'>): Patch => ({
  ...(count.ballots > 0 ? foldSeen(poll) : {}),
  count,
  whole: count,
});

export const foldProposed = (poll: PollContext, fact: FactOf<'poll.proposed'>): Patch => {
  const { rules, count, decision } = poll;
  if (!rules) return {};
  const { motion } = fact;
  const next: MotionState = {
    id: fact.motionId,
    motion,
    by: fact.by,
    byId: fact.byId,
    ...rowOf(fact.invitedBy),
    ...(fact.proposedOn === undefined ? {} : { proposedOn: fact.proposedOn }),
    at: fact.at,
    // A result that was shown is what it said: of a tie, what the chair did.
    before: count ? { ...stated(rules, count), ...(decision ? { decision } : {}) } : null,
    after: motion.kind === 'manual' ? stated(rules, motion) : null,
    count: null,
    state: motion.kind === 'manual' ? 'waiting' : 'counting',
    confirmedBy: null,
  };
  return { motions: [...poll.motions, next].slice(-motionsKept) };
};

export const foldWeighed = (poll: PollContext, { count }: FactOf<'poll.weighed'>): Patch => {
  const { rules } = poll;
  return rules ? changing(poll, (motion) => ({ ...motion, count, after: stated(rules, count), state: 'waiting' })) : {};
};

export const foldWithdrawn = (poll: PollContext, motionId: string): Patch =>
  changing(poll, (motion) => (motion.id === motionId ? { ...motion, state: 'withdrawn' } : motion));
export const foldLapsed = (poll: PollContext): Patch => changing(poll, (motion) => ({ ...motion, state: 'withdrawn' }));

export const foldConfirmed = (poll: PollContext, fact: Fact): Patch =>
  isConfirming(fact)
    ? changing(poll, (motion) => ({
        ...motion,
        state: 'confirmed',
        confirmedBy: fact.confirmedBy,
        second: { id: fact.confirmedById, name: fact.confirmedBy, ...rowOf(fact.confirmerInvitedBy) },
        count: null,
      }))
    : {};

/** Another count stands, and nobody has verified it yet. */
export const foldExcluded = ({ count }: FactOf<'poll.excluded'>): Patch => ({ count, verifiedBy: null, verifiedAt: null });

export const foldCorrected = ({ was, now, count, reason, confirmedBy, at }: FactOf<'poll.corrected'>): Patch => ({
  count,
  decision: now.decision,
  revealedAt: at,
  verifiedBy: confirmedBy,
  verifiedAt: at,
  corrected: { ...was, reason },
  manual: false,
});

export const foldManual = ({ rules }: PollContext, { now, confirmedBy, at }: FactOf<'poll.manual'>): Patch =>
  rules ? { count: countByHand(rules, now, at), whole: null, manual: true, verifiedBy: confirmedBy, verifiedAt: at } : {};
