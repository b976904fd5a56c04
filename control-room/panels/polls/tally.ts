/**
 * What this role may know of a count: turnout always, yea and nay only while its role may see them.
 *
 * The server already sends no more than that; here the screen learns to say "hidden" instead of showing nothing or zeros.
 */
import type { Count } from '../../../server/contract/audience.ts';
import type { Role } from '../../../server/contract/commands.ts';
import type { OperatorFigures, PollPhase, PollRow } from '../../../server/contract/views.ts';
import { newestCount } from './newest-count.ts';

export type Tally = {
  /** Counted votes; null while none are known. */
  readonly turnout: number | null;
  readonly count: Count | null;
  /** There are votes, and this role may not see how they are split. */
  readonly isHidden: boolean;
};

/** The origin's and every path's window is over: whoever may verify sees what they verify. */
const isCounted: ReadonlySet<PollPhase> = new Set(['counting', 'verified', 'deferred', 'void']);

export const seesSplit = (role: Role, { split, phase }: Pick<PollRow, 'split' | 'phase'>): boolean =>
  split === 'shown' || phase === 'revealed' || role === 'vote' || role === 'auditor' || (role === 'director' && isCounted.has(phase));

export const tallyOf = (poll: PollRow, figures: OperatorFigures | null, role: Role): Tally => {
  const held = newestCount(poll, figures);
  const turnout = held ? held.yea + held.nay : (figures?.polls[poll.id]?.turnout ?? null);
  const sees = seesSplit(role, poll);
  return { turnout, count: sees ? held : null, isHidden: !sees && (turnout !== null || poll.opensAt !== null) };
};
