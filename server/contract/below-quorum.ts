/** Too few votes for a result: it can be deferred or made void, and is never shown. */
import type { PollPhase, PollRow } from './views.ts';

type Judged = Pick<PollRow, 'phase' | 'decision' | 'counted' | 'quorum'>;

/** Only here is the count the last one, or nearly: before, more votes may come. */
const isCounted: readonly PollPhase[] = ['counting', 'verified', 'deferred'];

/** @returns the counted votes when they are too few; null when they are enough or not known */
export const votesBelowQuorum = ({ phase, decision, counted, quorum }: Judged): number | null => {
  if (decision !== null || counted === null || !isCounted.includes(phase)) return null;
  const votes = counted.yea + counted.nay;
  return votes < quorum ? votes : null;
};
