/** Which vote needs somebody: one that is running, else one with something that waits for a second person, else that of the segment on air, else of the next one with a poll. */
import type { OperatorView, PollRow } from '../../../server/contract/views.ts';
import { type Standing, standing } from '../../pieces/poll-standing.ts';
import { pendingMotions } from './motions/motion-verdict.ts';

const running: ReadonlySet<Standing> = new Set(['opening', 'open', 'closing', 'counting', 'verified']);
const isToCome: ReadonlySet<string> = new Set(['on-air', 'next', 'later']);

export const pollInHand = ({ polls, rundown }: Pick<OperatorView, 'polls' | 'rundown'>): PollRow | undefined => {
  const first = polls.find((poll) => running.has(standing(poll))) ?? polls.find(({ motions }) => pendingMotions(motions).length > 0);
  if (first) return first;
  const coming = rundown.find(({ state, pollId }) => pollId !== undefined && isToCome.has(state));
  return polls.find(({ id }) => id === coming?.pollId) ?? polls[0];
};
