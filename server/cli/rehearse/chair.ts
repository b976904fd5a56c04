/**
 * The simulated chair: what the one who holds take does next, decided from what every control room sees.
 *
 * Pure: reads the view and the plan, says one deed. Never takes away from a vote that the next segment needs the result of.
 */
import type { EpochMs } from '../../contract/units.ts';
import type { CueRow, OperatorView, PollRow } from '../../contract/views.ts';
import type { Plan, PlannedSegment } from '../../core/plan.ts';
import type { ExtraPicture } from './extra-pictures.ts';
import type { CommandBody } from './operator-line.ts';

/** `name` is the same for the same deed, so that it is not done twice. */
export type Deed = { readonly name: string; readonly command: CommandBody };

/** What the chair remembers of the run on air. */
export type RunPlan = { readonly runId: string; readonly extras: readonly ExtraPicture[] };

export type Desk = {
  readonly plan: Plan;
  readonly view: OperatorView;
  /** By the server's clock. */
  readonly now: EpochMs;
  readonly run: RunPlan;
  /** Done, or tried in vain often enough. */
  isSettled(name: string): boolean;
};

/** After the planned end: what is due at the end itself comes first. */
const afterEnd = 60;
/** A cue this late will not come; a vote that holds the show this long is given up. */
const cuePatience = 2500;
const votePatience = 25_000;

type OnAir = NonNullable<OperatorView['onAir']>;
type Try = (desk: Desk, onAir: OnAir, segment: PlannedSegment) => Deed | undefined;

const isOver = (poll: PollRow): boolean => ['revealed', 'deferred', 'void'].includes(poll.phase);
const pollOf = (view: OperatorView, id: string | undefined): PollRow | undefined => view.polls.find((poll) => poll.id === id);

const resultCueId = (segment: PlannedSegment): string | undefined =>
  segment.cues.find((cue) => cue.kind === 'graphic' && cue.graphic === 'result')?.id;

/** A result is shown in its own segment, with the cue that says so; without such a segment as soon as it is verified. */
const mayReveal = ({ view }: Desk, onAir: OnAir, segment: PlannedSegment, poll: PollRow): boolean => {
  if (segment.kind === 'result' && segment.poll === poll.id) {
    const cue = view.cues.find((row) => row.id === resultCueId(segment));
    return !cue || !['waiting', 'due'].includes(cue.state) || view.at > onAir.endsAt;
  }
  return !view.rundown.some((row) => row.kind === 'result' && row.pollId === poll.id && (row.state === 'next' || row.state === 'later'));
};

const tendPolls: Try = (desk, onAir, segment) => {
  for (const poll of desk.view.polls) {
    const { id, counted, phase, decision } = poll;
    if (phase === 'counting' && counted?.final)
      return decision === null
        ? { name: `defer ${id}`, command: { type: 'poll.defer', pollId: id, reason: 'Too few votes for a result.' } }
        : { name: `verify ${id}`, command: { type: 'poll.verify', pollId: id, saw: { yea: counted.yea, nay: counted.nay } } };
    if (phase === 'verified' && mayReveal(desk, onAir, segment, poll))
      return {
        name: `reveal ${id}`,
        command: { type: 'poll.reveal', pollId: id, ...(decision === 'chair' ? { chairSays: 'yea' as const } : {}) },
      };
    const { branch } = poll;
    if (phase === 'revealed' && branch && !branch.confirmed && segment.branch?.poll === id && !desk.isSettled(`branch ${id}`))
      return { name: `branch ${id}`, command: { type: 'branch.confirm', pollId: id, to: branch.to } };
  }
  return undefined;
};

const tendGuests: Try = ({ view }, onAir, segment) => {
  for (const guest of view.guests) {
    if (guest.id === segment.guest && guest.phase !== 'on' && guest.phase !== 'no-show')
      return { name: `on ${guest.id} ${onAir.runId}`, command: { type: 'guest.move', guestId: guest.id, to: 'on' } };
    if (guest.id !== segment.guest && guest.phase === 'on')
      return { name: `done ${guest.id} ${onAir.runId}`, command: { type: 'guest.move', guestId: guest.id, to: 'done' } };
  }
  return undefined;
};

/** Votes and breaks start with the segment; the rest is spread over it. */
const manualMoment = (row: CueRow, n: number, of: number, { startedAt, endsAt }: OnAir): EpochMs =>
  row.kind === 'poll' || row.kind === 'station-break' ? startedAt : startedAt + ((endsAt - startedAt) * (n + 1)) / (of + 1);

const fireManual: Try = ({ view, now, isSettled }, onAir) => {
  const manual = view.cues.filter((row) => row.trigger === 'manual');
  const due = manual.find((row, n) => {
    const isOpen = row.state === 'waiting' && !isSettled(`fire ${row.id} ${onAir.runId}`);
    return isOpen && manualMoment(row, n, manual.length, onAir) <= now;
  });
  return due && { name: `fire ${due.id} ${onAir.runId}`, command: { type: 'cue.fire', believesOnAir: onAir.runId, cueId: due.id } };
};

const commandOf = (extra: ExtraPicture, runId: string): CommandBody => {
  if ('shotId' in extra) return { type: 'shot.cut', believesOnAir: runId, shotId: extra.shotId };
  if (extra.slate === 'back') return { type: 'break.end', believesOnAir: runId };
  return { type: extra.slate === 'break' ? 'break.start' : 'slate.show', believesOnAir: runId };
};

const cutExtra: Try = ({ run, now, isSettled }, onAir) => {
  if (run.runId !== onAir.runId) return undefined;
  const names = run.extras.map((_, n) => `extra ${n} ${onAir.runId}`);
  const next = run.extras.findIndex((extra, n) => extra.at <= now && !isSettled(names[n] ?? ''));
  const extra = run.extras[next];
  return extra && { name: names[next] ?? '', command: commandOf(extra, onAir.runId) };
};

/** Something of this segment is still to come that the take would cut off. */
const isHeld = ({ view, now, isSettled }: Desk, onAir: OnAir, segment: PlannedSegment): boolean => {
  const late = now - onAir.endsAt;
  if (late < afterEnd) return true;
  if (late < cuePatience) {
    if (view.phase === 'break' && onAir.slate === 'break') return true;
    const isToCome = (row: CueRow) => ['waiting', 'due'].includes(row.state) && row.firesAt !== null && row.firesAt <= now;
    if (view.cues.some(isToCome)) return true;
  }
  const poll = pollOf(view, segment.poll);
  if (!poll || isOver(poll)) return poll?.branch?.confirmed === false && segment.branch !== undefined && !isSettled(`branch ${poll.id}`);
  // One that is being opened waits for the phones' door, and the segment for it.
  if (poll.phase === 'idle' || poll.phase === 'armed') return poll.calledAt !== null;
  const isNeeded = view.rundown.some((row) => row.id === view.nextSegmentId && row.pollId === poll.id);
  if (segment.kind === 'result' || segment.branch || !isNeeded) return true;
  return poll.phase !== 'verified';
};

const giveUpVote: Try = ({ view, now }, onAir, segment) => {
  const poll = pollOf(view, segment.poll);
  if (!poll || isOver(poll) || now - onAir.endsAt < votePatience) return undefined;
  const reason = 'The count did not come in time.';
  return poll.phase === 'counting' || poll.phase === 'verified'
    ? { name: `give up ${poll.id}`, command: { type: 'poll.defer', pollId: poll.id, reason } }
    : { name: `give up ${poll.id}`, command: { type: 'poll.void', pollId: poll.id, reason } };
};

const takeNext: Try = (desk, onAir, segment) => {
  if (isHeld(desk, onAir, segment)) return undefined;
  if (desk.view.nextSegmentId === null) return { name: 'end', command: { type: 'episode.end' } };
  const believesNext = desk.view.nextSegmentId;
  return { name: `take after ${onAir.runId}`, command: { type: 'segment.take', believesOnAir: onAir.runId, believesNext } };
};

/** In the order in which a chair would: the vote and the people first, the take last. */
const order: readonly Try[] = [tendPolls, tendGuests, fireManual, cutExtra, giveUpVote, takeNext];

/** The next thing to do while on air; undefined when it is to wait. */
export const nextDeed = (desk: Desk): Deed | undefined => {
  const { onAir } = desk.view;
  const segment = onAir ? desk.plan.segments[onAir.segmentId] : undefined;
  if (!onAir || !segment) return undefined;
  for (const attempt of order) {
    const deed = attempt(desk, onAir, segment);
    if (deed && !desk.isSettled(deed.name)) return deed;
  }
  return undefined;
};
