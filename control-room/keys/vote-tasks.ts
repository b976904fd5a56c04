/**
 * Tasks about the vote in hand: open, later, closing, verify, reveal, branch.
 *
 * What is signed is what stands under the eye: the key for verify brings the figures and their button forward, and signs
 * only when that button has the focus. A tie that is the chair's has two buttons, and the key only brings them forward.
 */
import { countToSign } from '../../server/contract/count-to-sign.ts';
import { pollIn, pollToOpen } from '../../server/contract/in-hand.ts';
import { seconds } from '../../server/contract/units.ts';
import type { PollRow } from '../../server/contract/views.ts';
import { pendingMotions } from '../panels/polls/motions/motion-verdict.ts';
import { tallyOf } from '../panels/polls/tally.ts';
import { clockText } from '../pieces/format.ts';
import { standing } from '../pieces/poll-standing.ts';
import { ask, type Deed, type Desk, not, type Task } from './task-types.ts';

type VoteTask = 'vote-open' | 'vote-extend' | 'vote-close' | 'vote-verify' | 'vote-reveal' | 'branch-confirm';

const hasMotion = ({ motions }: PollRow): boolean => pendingMotions(motions).length > 0;

const open = ({ view }: Desk): Deed => {
  if (!view.onAir) return not('nothingOnAir');
  const other = view.polls.find((poll) => ['opening', 'open', 'closing'].includes(standing(poll)));
  if (other) return not('voteIsOn', { name: other.question });
  const poll = pollToOpen(view);
  return poll ? ask({ type: 'poll.open', pollId: poll.id, believesOnAir: view.onAir.runId }) : not('noVoteHere');
};

const extend = ({ view, now }: Desk): Deed => {
  const poll = pollIn(view, 'open');
  if (!poll) return not('noVoteOpen');
  if (poll.openEnded) return not('noEndToMove');
  const until = poll.extendUntil ?? null;
  if (now !== null && until !== null && now >= until) return not('tooLateToExtend');
  return ask({ type: 'poll.extend', pollId: poll.id, by: seconds(30) });
};

const close = ({ view }: Desk): Deed => {
  const poll = pollIn(view, 'open');
  if (!poll) return not('noVoteOpen');
  return poll.openEnded ? ask({ type: 'poll.close', pollId: poll.id }) : not('closesByItself');
};

const verify = ({ view, figures, me, focused }: Desk): Deed => {
  const poll = pollIn(view, 'counting');
  if (!poll) return not('nothingToVerify');
  if (tallyOf(poll, figures, me.role).isHidden) return not('splitHidden');
  const count = countToSign(poll);
  if ('why' in count) return not(count.why);
  if (focused !== 'vote-verify') return { do: 'show', pollId: poll.id };
  return ask({ type: 'poll.verify', pollId: poll.id, saw: count.saw });
};

const reveal = ({ view, now }: Desk): Deed => {
  const poll = pollIn(view, 'verified');
  if (!poll) return not(pollIn(view, 'counting') ? 'verifyFirst' : 'nothingToReveal');
  if (hasMotion(poll)) return not('motionFirst');
  if (now !== null && poll.earliestReveal !== null && now < poll.earliestReveal)
    return not('notBefore', { time: clockText(poll.earliestReveal, view.episode?.zone ?? 'UTC') });
  return poll.decision === 'chair' ? { do: 'show', pollId: poll.id } : ask({ type: 'poll.reveal', pollId: poll.id });
};

const branch = ({ view }: Desk): Deed => {
  const poll = view.polls.find((one) => one.branch?.confirmed === false);
  return poll?.branch ? ask({ type: 'branch.confirm', pollId: poll.id, to: poll.branch.to }) : not('noBranch');
};

export const voteTasks: Readonly<Record<VoteTask, Task>> = {
  'vote-open': { usual: 'o', needs: { type: 'poll.open' }, deed: open },
  'vote-extend': { usual: null, needs: { type: 'poll.extend' }, deed: extend },
  'vote-close': { usual: null, needs: { type: 'poll.close' }, deed: close },
  'vote-verify': { usual: 'v', needs: { type: 'poll.verify' }, deed: verify },
  'vote-reveal': { usual: 'r', needs: { type: 'poll.reveal' }, deed: reveal },
  'branch-confirm': { usual: null, needs: { type: 'branch.confirm' }, deed: branch },
};
