/**
 * What the show machine remembers. Ids point into the plan; what people wrote never changes on air, copies of it join.
 * Moments are epoch ms, lengths ms.
 */

import type { CrowdSize } from '../contract/crowd.ts';
import type { Finishing } from '../contract/finishing.ts';
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { Dumped } from '../contract/outside-views.ts';
import type { RowEdited } from '../contract/plan-edits.ts';
import type { ProposedEdit } from '../contract/producer-views.ts';
import type { StationMessage } from '../contract/station-messages.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { GuestPhase, Muted, PollPhase } from '../contract/views.ts';
import type { MessageRow } from '../contract/watch-links.ts';
import type { GraphicState, ShotTransition, Until } from './facts.ts';
import type { GuestContext } from './guest-machine.ts';
import type { Edit, HandEdits, Undone, Written } from './kept-edits.ts';
import type { Plan, PlannedSegment } from './plan.ts';
import type { Copy } from './plan-copies.ts';
import type { PollContext } from './poll-state.ts';
import type { AlarmMarks } from './station-alarms.ts';
import type { StationChange } from './station-hours.ts';

/** One time that a segment was on air: a copy, so that edits of the plan never reach it. */
export type Run = {
  readonly id: string;
  readonly segmentId: string;
  readonly planned: Ms;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs | null;
  /** How long the clock was frozen in this run, without the freeze now running. */
  readonly frozen: Ms;
  readonly shotId: string;
  readonly shotAt: EpochMs;
  readonly transition: ShotTransition;
  /** Who took it, by name; the clock's word where a clip went on by itself. */
  readonly by: string;
};

export type CueRun = {
  readonly id: string;
  readonly runId: string;
  readonly cueId: string;
  readonly at: EpochMs;
  readonly until: Until | 'missed';
  readonly endsAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  /** The shot that comes back when this one is over. */
  readonly backTo?: string;
};

/** Shots that last a while give nothing back once something else has taken the picture. */
export const endTimedShots = (cueRuns: readonly CueRun[], at: EpochMs): readonly CueRun[] =>
  cueRuns.map((cue) => (cue.backTo !== undefined && cue.endedAt === null ? { ...cue, endedAt: at } : cue));

/** An edit that somebody proposes, with what it stood on: times its segment had run, and the length it had. */
export type Proposal = {
  readonly id: string;
  readonly at: EpochMs;
  readonly byId: string;
  readonly by: string;
  readonly edit: ProposedEdit;
  readonly note: string | null;
  readonly hadRun: number;
  readonly hadLength: Ms;
};

export type PollState = PollContext & { readonly phase: PollPhase };
export type GuestState = GuestContext & { readonly phase: GuestPhase };

export type ShowContext = {
  readonly plan: Plan;
  readonly order: readonly string[];
  readonly skipped: readonly string[];
  readonly retimed: Readonly<Record<string, Ms>>;
  /** Segments that nobody edits until they are unlocked. */
  readonly locked: readonly string[];
  /** Segments made on air; `plan` has them too. */
  readonly copies: readonly Copy[];
  /** What was written on air and what imports changed or added; `plan` has it too. */
  readonly written: Written;
  /** Edits that were undone and may be done again, newest last; forgotten with the next edit. */
  readonly undone: readonly Undone[];
  /** Edits of the plan that stand, newest last; bounded. */
  readonly edits: readonly Edit[];
  /** All edits and undos so far. */
  readonly editCount: number;
  /** The last edit of each row. */
  readonly touched: Readonly<Record<string, RowEdited>>;
  /** Rows that an import keeps as they are, unless somebody chooses the table's. */
  readonly hands: HandEdits;
  readonly runs: readonly Run[];
  readonly next: string | null;
  readonly slate: 'break' | 'breakdown' | null;
  readonly breakEndsAt: EpochMs | null;
  readonly frozenSince: EpochMs | null;
  readonly clip: { readonly clipId: string; readonly startedAt: EpochMs; readonly endsAt: EpochMs; readonly backTo: string } | null;
  readonly cueRuns: readonly CueRun[];
  readonly polls: Readonly<Record<string, PollState>>;
  readonly guests: Readonly<Record<string, GuestState>>;
  readonly graphics: readonly GraphicState[];
  /** Cues put nothing on, and takes nothing off, since then. */
  readonly graphicsFrozen: { readonly since: EpochMs; readonly by: string } | null;
  /** Somebody took everything off, and these labels with it: they are on no screen until they are put back. */
  readonly labelsOff: {
    readonly at: EpochMs;
    readonly by: string;
    readonly reason: string;
    readonly labels: readonly GraphicState[];
  } | null;
  /** When the newest offer of each product ends: what a countdown counts to. */
  readonly offers: Readonly<Record<string, EpochMs>>;
  /** When each product’s price was revealed. */
  readonly revealed: Readonly<Record<string, EpochMs>>;
  /** When each ad-lib last fired. */
  readonly adLibs: Readonly<Record<string, EpochMs>>;
  /** Pairs of guests that changed places, oldest first: what branches lead to follows them. */
  readonly exchanged: readonly (readonly [string, string])[];
  readonly branches: Readonly<Record<string, string>>;
  /** To the presenter, newest first. */
  readonly messages: readonly MessageRow[];
  readonly proposals: readonly Proposal[];
  /** By station. */
  readonly muted: Readonly<Record<string, Muted>>;
  /** By station: what was changed of it tonight. */
  readonly stationChanges: Readonly<Record<string, StationChange>>;
  readonly dumped: Readonly<Record<string, Dumped>>;
  readonly alarmMarks: AlarmMarks;
  /** By station. */
  readonly localBreaks: Readonly<Record<string, readonly LocalBreak[]>>;
  /** Between the control room and the stations, newest first. */
  readonly stationMessages: readonly StationMessage[];
  readonly chair: { readonly operatorId: string; readonly name: string; readonly force?: string } | null;
  readonly startedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  /** The end was asked for and has not come. */
  readonly finishing: Finishing | null;
  /** A rehearsal that began further down: what is taken as played, and how long that would have been on air. */
  readonly placed: { readonly from: string; readonly passed: readonly string[]; readonly lasted: Ms } | null;
  /** Of a rehearsal. */
  readonly crowd: CrowdSize | null;
  readonly hadCrowd: boolean;
};

/** What a fold changes. */
export type Patch = Partial<ShowContext>;

/** Of the labels that were taken off, those that may still be put back. */
export const labelsKept = ({ labelsOff }: ShowContext, stays: (label: GraphicState) => boolean): ShowContext['labelsOff'] =>
  labelsOff && { ...labelsOff, labels: labelsOff.labels.filter(stays) };

export const onAirRun = (context: ShowContext): Run | null => {
  const last = context.runs.at(-1);
  return last && last.endedAt === null ? last : null;
};

export const segmentOf = (context: Pick<ShowContext, 'plan'>, id: string): PlannedSegment => {
  const segment = context.plan.segments[id];
  if (!segment) throw new Error(`The plan has no segment ${id}.`);
  return segment;
};

/** The planned length with the operators' changes. */
export const plannedOf = (context: ShowContext, segmentId: string): Ms =>
  context.retimed[segmentId] ?? segmentOf(context, segmentId).planned;

export const isSkipped = (context: ShowContext, segmentId: string): boolean => context.skipped.includes(segmentId);

/** In the running order, and not skipped. */
export const isToBeTaken = (context: ShowContext, segmentId: string): boolean =>
  context.order.includes(segmentId) && !isSkipped(context, segmentId);

/** The first segment after `segmentId` in running order that is not skipped. */
export const following = (context: ShowContext, segmentId: string): string | null => {
  const from = context.order.indexOf(segmentId);
  return context.order.slice(from + 1).find((id) => !isSkipped(context, id)) ?? null;
};

/** What the running order says comes next, whatever was set by hand. */
export const nextInOrder = (context: ShowContext): string | null => {
  const run = onAirRun(context);
  return run ? following(context, run.segmentId) : (context.order.find((id) => !isSkipped(context, id)) ?? null);
};

/** The end of the offer that runs for this product; null when none does. */
export const offerEnd = (context: ShowContext, productId: string | undefined, now: EpochMs): EpochMs | null => {
  const endsAt = context.offers[productId ?? ''];
  return endsAt !== undefined && endsAt > now ? endsAt : null;
};

/** Approving a text as it stands in one language approves it in all; a correction stands for all. */
const asWritten = (text: LocalText, approved: string): LocalText =>
  typeof text !== 'string' && Object.values(text).includes(approved) ? text : approved;

/** Name and title as they may be shown: approved on file, or approved tonight. */
export const approvedGuest = (context: ShowContext, guestId: string): { name: LocalText; title: LocalText } | null => {
  const guest = context.plan.guests[guestId];
  if (!guest) return null;
  const tonight = context.guests[guestId]?.approval;
  if (tonight) return { name: asWritten(guest.name, tonight.name), title: asWritten(guest.title, tonight.title) };
  return guest.approved ? { name: guest.name, title: guest.title } : null;
};
