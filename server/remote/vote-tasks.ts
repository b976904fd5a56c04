/**
 * Buttons about the vote: open, later, closing, verify, reveal, branch. Each finds the one that stands there, as the key does.
 *
 * Verifying is signing figures: a press names the poll and the figures that its box shows, and signs those or nothing.
 */
import { countToSign } from '../contract/count-to-sign.ts';
import { pollIn, pollToOpen, runningRow } from '../contract/in-hand.ts';
import { seconds } from '../contract/units.ts';
import type { OperatorView, PollPhase, PollRow } from '../contract/views.ts';
import { type Deed, type Look, no, seen, standsFor } from './task.ts';

/** How much one press extends an open vote. */
const extension = seconds(15);

const underWay: ReadonlySet<PollPhase> = new Set(['armed', 'open', 'closing', 'counting', 'verified', 'deferred']);
/** The vote that an operator has in hand: the one under way, else that of the segment on air. */
export const pollInHand = (view: OperatorView): PollRow | undefined =>
  view.polls.find(({ phase }) => underWay.has(phase)) ?? view.polls.find(({ id }) => id === runningRow(view)?.pollId);

const withPoll =
  (phase: PollPhase, missing: string, deed: (poll: PollRow) => Deed): Look =>
  ({ view }) => {
    const poll = pollIn(view, phase);
    return poll ? deed(poll) : no('wrong-phase', missing);
  };

export const openVote: Look = ({ view }) => {
  const poll = pollToOpen(view);
  return poll
    ? { type: 'poll.open', pollId: poll.id, ...seen(view) }
    : no('wrong-phase', 'The segment on air has no vote to open. One of another segment is opened at a screen.');
};

export const extendVote = withPoll('open', 'No vote is open.', ({ id }) => ({ type: 'poll.extend', pollId: id, by: extension }));
export const closeVote = withPoll('open', 'No vote is open.', ({ id }) => ({ type: 'poll.close', pollId: id }));
export const revealResult = withPoll('verified', 'No verified result waits to be revealed.', ({ id }) => ({
  type: 'poll.reveal',
  pollId: id,
}));

const notNow = {
  tooFewVotes: 'Too few votes for a result: defer the vote or make it void, at a screen.',
  countNotFinal: 'The count is not final yet.',
  motionFirst: 'A second person has to answer a motion about this vote first, at a screen.',
} as const;

/** Doubtful or left-out votes could turn it. A tie is one by its figures, which a box shows. */
const isDoubtful = (poll: PollRow, saw: { readonly yea: number; readonly nay: number }): boolean =>
  poll.robust === false && saw.yea !== saw.nay;

/** What a box shows of the count that waits to be signed, and says back when it signs it; undefined when nobody may sign from a box. */
export const countShown = (view: OperatorView): { readonly said: string; readonly yea: number; readonly nay: number } | undefined => {
  const poll = pollIn(view, 'counting');
  const count = poll && countToSign(poll);
  if (!poll || !count || 'why' in count || isDoubtful(poll, count.saw)) return undefined;
  const { yea, nay } = count.saw;
  return { said: `${poll.id}:${yea}:${nay}`, yea, nay };
};

export const verifyCount: Look = ({ view, now, count: said }) => {
  const poll = pollIn(view, 'counting');
  if (!poll) return no('wrong-phase', 'No count waits to be verified.');
  const count = countToSign(poll);
  if ('why' in count) return no('wrong-phase', notNow[count.why]);
  // What makes it doubtful stands on a screen, and on no box.
  if (isDoubtful(poll, count.saw))
    return no('wrong-phase', 'Doubtful votes could turn this result: read them at a screen, and verify it there.');
  if (said !== countShown(view)?.said)
    return no('counts-differ', 'These are not the figures that wait to be verified. Read them again, then press.');
  if (now - (poll.counted?.at ?? now) < standsFor) return no('too-soon', 'The figures came a moment ago. Read them, then press again.');
  return { type: 'poll.verify', pollId: poll.id, saw: count.saw };
};

export const confirmBranch: Look = ({ view }) => {
  const poll = view.polls.find(({ branch }) => branch && !branch.confirmed);
  return poll?.branch
    ? { type: 'branch.confirm', pollId: poll.id, to: poll.branch.to }
    : no('wrong-phase', 'No branch waits for the chair.');
};
