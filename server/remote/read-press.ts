/**
 * A press of a button: what it asks of the show as it stands, and whether whoever pressed saw that show.
 *
 * A press says what it believes on air: a run's id, `none` before the first take, or `now`: whatever is on when it arrives.
 * A press that takes what is next, or changes what that is, says what its box shows as next too; one that verifies, which figures.
 * Pure: callers pass the moment and what was pressed before.
 */
import type { Refusal } from '../contract/commands.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { type Deed, type Found, isRefusal, standsFor, type Task } from './task.ts';
import { taskAt } from './tasks.ts';

export type Press = {
  readonly address: string;
  readonly believes: string | undefined;
  /** The segment that the box shows as next, `none` for none. */
  readonly believesNext?: string | undefined;
  /** The figures that the box shows as those to be verified. */
  readonly believesCount?: string | undefined;
};
export type Moment = {
  readonly view: OperatorView;
  readonly now: EpochMs;
  /** When this address last did something, from any box. */
  readonly lastDone: EpochMs | undefined;
};

const refuse = (code: Refusal['code'], message: string): Found => ({ ok: false, refusal: { code, message } });

/** A press for another show than this one. A take is told both titles by the show itself. */
const stale = ({ address, believes, believesNext }: Press, view: OperatorView): Found | undefined => {
  if (believes !== 'now' && believes !== (view.onAir?.runId ?? 'none'))
    return refuse('stale', 'Someone changed what is on air since this box last heard. Look again, then press.');
  if (believesNext === undefined || address === 'take' || believesNext === (view.nextSegmentId ?? 'none')) return undefined;
  return refuse('stale', 'Someone changed what is next since this box last heard. Look again, then press.');
};

/**
 * The show holds a take to the run it names; every other button that goes on to something else, or is meant for what is on air, is
 * held by when that last moved: a box that says `now` does it only to what has stood long enough to be seen.
 */
const justMoved = (task: Task, { address, believes }: Press, { view, now, lastDone }: Moment): Found | undefined => {
  if (task.second === 'same' || (address === 'take' && believes !== 'now')) return undefined;
  const takenAt = task.second !== 'queue' && believes === 'now' ? view.onAir?.startedAt : undefined;
  const doneAt = task.second === 'aimed' ? undefined : lastDone;
  const latest = Math.max(takenAt ?? Number.NEGATIVE_INFINITY, doneAt ?? Number.NEGATIVE_INFINITY);
  return now - latest < standsFor
    ? refuse('too-soon', 'The show moved on a moment ago. Look what is on air, then press again.')
    : undefined;
};

/** What goes on to NEXT, or changes it, says which one it saw: a box that sees none would put on air what somebody else has just set. */
const namesNext = (address: string): boolean => address === 'take' || address.startsWith('next/');

const unsaid = ({ address, believes, believesNext, believesCount }: Press): Found | undefined => {
  if (believes === undefined || believes === '')
    return refuse('malformed', 'Say what this box believes on air: believes=<run>, or believes=now for whatever is on.');
  if (address === 'poll/verify' && believesCount === undefined)
    return refuse('malformed', 'Say which figures this box shows: believesCount=<toVerify of the state>.');
  if (believesNext !== undefined || !namesNext(address)) return undefined;
  return refuse('malformed', 'Say what this box shows as next: believesNext=<nextId of the state>, believesNext=none for none.');
};

const withNext = (take: Extract<Deed, { type: 'segment.take' }>, believesNext: string): Deed => ({
  ...take,
  believesNext: believesNext === 'none' ? null : believesNext,
});

export const readPress = (press: Press, moment: Moment): Found => {
  const { address, believesNext, believesCount } = press;
  const at = taskAt(address);
  if (!at) return refuse('unknown', 'There is no such task. docs/button-boxes.md has them all.');
  const held = unsaid(press) ?? stale(press, moment.view) ?? justMoved(at.task, press, moment);
  if (held) return held;
  const found = at.task.look({ view: moment.view, now: moment.now, which: at.which, count: believesCount });
  if (isRefusal(found)) return { ok: false, refusal: found };
  return { ok: true, deed: found.type === 'segment.take' && believesNext !== undefined ? withNext(found, believesNext) : found };
};
