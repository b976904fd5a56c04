/** Which kind of motion may be proposed about a vote now. The server decides; here what it would refuse is not offered. */
import type { Motion } from '../../../../server/contract/commands.ts';
import type { PollPhase, PollRow } from '../../../../server/contract/views.ts';
import { votesBelowQuorum } from '../below-quorum.ts';
import type { Tally } from '../tally.ts';

const isCounted: readonly PollPhase[] = ['counting', 'verified', 'deferred'];

/** Ballots came, even if all of them were left out since: no figures by hand stand in for them. */
const wereBallotsSeen = (poll: PollRow, { turnout, count }: Tally): boolean =>
  (turnout ?? 0) > 0 ||
  [count, poll.counted].some((held) => held !== null && (held.ballots > 0 || (held.without ?? []).length > 0)) ||
  poll.motions.some(({ motion, state, before }) => motion.kind !== 'manual' && (state === 'confirmed' || before !== null));

/** Null while nothing may be proposed. A vote in which not one ballot came is the one that figures by hand are for. */
export const mayPropose = (poll: PollRow, tally: Tally, manualAllowed: boolean): Motion['kind'] | null => {
  if (poll.phase === 'revealed') return 'correct';
  if (!isCounted.includes(poll.phase) || poll.opensAt === null || poll.manual) return null;
  if (!wereBallotsSeen(poll, tally)) return manualAllowed ? 'manual' : null;
  return tally.count?.final && votesBelowQuorum(poll) === null ? 'exclude' : null;
};
