/** Which kind of motion may be proposed about a vote now. The server decides; here what it would refuse is not offered. */
import { votesBelowQuorum } from '../../../../server/contract/below-quorum.ts';
import type { Motion } from '../../../../server/contract/commands.ts';
import type { PollPhase, PollRow } from '../../../../server/contract/views.ts';
import type { Tally } from '../tally.ts';

const isCounted: readonly PollPhase[] = ['counting', 'verified', 'deferred'];

/** Null while nothing may be proposed. A vote in which not one ballot came is the one that figures by hand are for. */
export const mayPropose = (poll: PollRow, tally: Tally, manualAllowed: boolean): Motion['kind'] | null => {
  if (poll.phase === 'revealed') return 'correct';
  if (!isCounted.includes(poll.phase) || poll.opensAt === null || poll.manual) return null;
  if (!poll.seen) return manualAllowed ? 'manual' : null;
  return tally.count?.final && votesBelowQuorum(poll) === null ? 'exclude' : null;
};
