/**
 * What "the next guest", "the cue", "the vote of this segment", "one later" are, for hands that say no ids: one answer for keys and for
 * button boxes.
 *
 * Read from the view of one moment. Whether the show allows it is decided where every command is.
 */
import type { CueRow, GuestRow, OperatorView, PollRow, ProposalRow, SegmentRow } from './views.ts';

type RunsIn = Pick<OperatorView, 'rundown' | 'onAir'>;

export const runningRow = ({ rundown, onAir }: RunsIn): SegmentRow | undefined => rundown.find(({ id }) => id === onAir?.segmentId);

/** Who is brought on next: the running segment's guest if ready, else the first who is. */
export const nextGuest = (view: RunsIn & Pick<OperatorView, 'guests'>): GuestRow | undefined => {
  const ready = view.guests.filter(({ phase }) => phase === 'ready');
  const own = runningRow(view)?.guestId;
  return ready.find(({ id }) => id === own) ?? ready[0];
};
export const guestOn = ({ guests }: Pick<OperatorView, 'guests'>): GuestRow | undefined => guests.find(({ phase }) => phase === 'on');

/** The first that only a person fires: the one marked with the key. */
export const cueInHand = ({ cues }: Pick<OperatorView, 'cues'>): CueRow | undefined =>
  cues.find(({ trigger, state }) => trigger === 'manual' && (state === 'waiting' || state === 'due'));

/** Extended, closed and revealed is the one that stands there, whatever else waits. */
export const pollIn = ({ polls }: Pick<OperatorView, 'polls'>, phase: PollRow['phase']): PollRow | undefined =>
  polls.find((poll) => poll.phase === phase);

type Asked = Pick<PollRow, 'phase' | 'opensAt'>;
/** One that was put off before it began has no count: it opens as if it never had been. */
export const neverOpened = ({ phase, opensAt }: Asked): boolean => phase === 'deferred' && opensAt === null;
/** Whether a vote may be opened as it stands. */
export const mayOpen = (poll: Asked): boolean =>
  poll.phase === 'idle' || poll.phase === 'armed' || poll.phase === 'void' || neverOpened(poll);

/** The vote of the segment on air if it can open: of another one no question is on the screen yet. */
export const pollToOpen = (view: RunsIn & Pick<OperatorView, 'polls'>): PollRow | undefined => {
  const pollId = runningRow(view)?.pollId;
  return view.polls.find((poll) => poll.id === pollId && mayOpen(poll) && poll.calledAt === null);
};

/** What may be set next by a step: never what is on air or done, for that is going back, and is said in so many words. */
const canBeNext = ({ state }: SegmentRow) => state === 'next' || state === 'later' || state === 'left-out';

type Coming = Pick<OperatorView, 'rundown' | 'nextSegmentId'>;
/** What is next one step earlier or later; undefined when there is none. */
export const besideNext = ({ rundown, nextSegmentId }: Coming, step: 1 | -1): SegmentRow | undefined => {
  const candidates = rundown.filter(canBeNext);
  const at = candidates.findIndex(({ id }) => id === nextSegmentId);
  return at < 0 && step < 0 ? undefined : candidates[at + step];
};

/** The proposal that the chair answers next: the oldest one that can still be accepted. */
export const firstProposal = ({ proposals }: Pick<OperatorView, 'proposals'>): ProposalRow | undefined =>
  proposals.find(({ stale }) => stale === null);
