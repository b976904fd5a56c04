/**
 * The count that waits to be signed, and what stands in the way: one answer for the key and for button boxes.
 *
 * Only a final count is signed, which is one that is on record and that no motion is about to change. Whether the show takes the
 * signature, and whether the signer may see the figures at all, is decided elsewhere.
 */
import { votesBelowQuorum } from './below-quorum.ts';
import type { MotionRow, PollRow } from './views.ts';

export type CountToSign =
  | { readonly saw: { readonly yea: number; readonly nay: number } }
  | { readonly why: 'tooFewVotes' | 'countNotFinal' | 'motionFirst' };

/** A motion that still needs somebody. */
export const isPending = ({ state }: Pick<MotionRow, 'state'>): boolean => state === 'counting' || state === 'waiting';

export const countToSign = (poll: PollRow): CountToSign => {
  if (votesBelowQuorum(poll) !== null) return { why: 'tooFewVotes' };
  if (!poll.counted?.final) return { why: 'countNotFinal' };
  if (poll.motions.some(isPending)) return { why: 'motionFirst' };
  const { yea, nay } = poll.counted;
  return { saw: { yea, nay } };
};
