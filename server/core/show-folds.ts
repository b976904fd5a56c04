/**
 * How each fact changes what the show remembers: one small pure function a deed.
 * Whether a fact may happen at all is decided before, by the machine's states and guards.
 */
import { transition } from 'xstate';
import type { EpochMs } from '../contract/units.ts';
import type { Fact, FactOf, GraphicState, ShotTransition } from './facts.ts';
import { type GuestFact, guestMachine } from './guest-machine.ts';
import { type PollFact, pollMachine } from './poll-machine.ts';
import {
  type CueRun,
  following,
  type GuestState,
  onAirRun,
  type PollState,
  plannedOf,
  type Run,
  type ShowContext,
  segmentOf,
} from './show-state.ts';

type Patch = Partial<ShowContext>;

const endRun = (run: Run, at: EpochMs, frozenSince: EpochMs | null): Run => ({
  ...run,
  endedAt: at,
  frozen: run.frozen + (frozenSince === null ? 0 : Math.max(0, at - frozenSince)),
});

const withoutSegmentThings = (context: ShowContext, at: EpochMs): Patch => ({
  graphics: context.graphics.filter((graphic) => graphic.until !== 'segment' && (graphic.endsAt === null || graphic.endsAt > at)),
  cueRuns: context.cueRuns.map((cue) => (cue.until === 'segment' && cue.endedAt === null ? { ...cue, endedAt: at } : cue)),
});

const cutOf = (shotId: string, at: EpochMs, transition: ShotTransition) => ({ shotId, shotAt: at, transition });

/** A new run begins; the one before ends at the same moment. */
const beginRun = (
  context: ShowContext,
  id: string,
  segmentId: string,
  startedAt: EpochMs,
  at: EpochMs,
  transition: ShotTransition,
): Patch => {
  const segment = segmentOf(context, segmentId);
  const before = onAirRun(context);
  const ended = before ? [...context.runs.slice(0, -1), endRun(before, at, context.frozenSince)] : context.runs;
  const run: Run = {
    id,
    segmentId,
    planned: plannedOf(context, segmentId),
    startedAt,
    endedAt: null,
    frozen: 0,
    ...cutOf(segment.shots[0] ?? '', at, transition),
  };
  return {
    ...withoutSegmentThings(context, at),
    runs: [...ended, run],
    next: following(context, segmentId),
    slate: null,
    breakEndsAt: null,
    frozenSince: null,
    clip: null,
    startedAt: context.startedAt ?? startedAt,
  };
};

export const foldTake = (context: ShowContext, fact: FactOf<'segment.taken'>): Patch =>
  beginRun(context, fact.runId, fact.segmentId, fact.at, fact.at, fact.transition);

export const foldAdopted = (context: ShowContext, fact: FactOf<'show.adopted'>): Patch =>
  beginRun(context, fact.runId, fact.segmentId, fact.startedAt, fact.at, { kind: 'cut', rate: 0 });

const changeRun = (context: ShowContext, change: (run: Run) => Run): Patch => {
  const run = onAirRun(context);
  return run ? { runs: [...context.runs.slice(0, -1), change(run)] } : {};
};

export const foldCut = (context: ShowContext, fact: FactOf<'shot.cut'>): Patch => ({
  ...changeRun(context, (run) => ({ ...run, ...cutOf(fact.shotId, fact.at, fact.transition) })),
  slate: null,
  clip: fact.cause === 'clip' ? context.clip : null,
});

export const foldSlate = (): Patch => ({ slate: 'breakdown' });
export const foldBreak = (fact: FactOf<'break.started'>): Patch => ({ slate: 'break', breakEndsAt: fact.endsAt });
export const foldBreakEnd = (): Patch => ({ slate: null, breakEndsAt: null });

export const foldFreeze = (context: ShowContext, fact: FactOf<'clock.frozen'>): Patch => ({ frozenSince: context.frozenSince ?? fact.at });
export const foldResume = (context: ShowContext, fact: FactOf<'clock.resumed'>): Patch => {
  const held = context.frozenSince === null ? 0 : Math.max(0, fact.at - context.frozenSince);
  return { ...changeRun(context, (run) => ({ ...run, frozen: run.frozen + held })), frozenSince: null };
};

export const foldClip = (fact: FactOf<'clip.started'>): Patch => ({
  clip: { clipId: fact.clipId, startedAt: fact.at, endsAt: fact.endsAt, backTo: fact.backTo },
});
export const foldClipEnd = (context: ShowContext, fact: FactOf<'clip.ended'>): Patch =>
  context.clip?.clipId === fact.clipId ? { clip: null } : {};

const placed = (order: readonly string[], id: string, before: string | null): string[] => {
  const rest = order.filter((other) => other !== id);
  const at = before === null ? -1 : rest.indexOf(before);
  return at === -1 ? [...rest, id] : [...rest.slice(0, at), id, ...rest.slice(at)];
};

/** Whatever the edit was, next stays what it was unless it can no longer be taken. */
const reNext = (context: ShowContext): Patch => {
  const run = onAirRun(context);
  const stands = context.next !== null && context.order.includes(context.next) && !context.skipped.includes(context.next);
  if (stands) return {};
  return { next: run ? following(context, run.segmentId) : (context.order.find((id) => !context.skipped.includes(id)) ?? null) };
};
const edited = (context: ShowContext, patch: Patch): Patch => ({ ...patch, ...reNext({ ...context, ...patch }) });

export const foldPlace = (context: ShowContext, fact: FactOf<'segment.inserted' | 'segment.moved'>): Patch => {
  const order = placed(context.order, fact.segmentId, fact.before);
  const run = onAirRun(context);
  const behindAir = run !== null && fact.before !== null && fact.before === context.next;
  return edited(context, { order, ...(behindAir ? { next: fact.segmentId } : {}) });
};
export const foldSkip = (context: ShowContext, fact: FactOf<'segment.skipped'>): Patch =>
  edited(context, { skipped: fact.skipped ? [...context.skipped, fact.segmentId] : context.skipped.filter((id) => id !== fact.segmentId) });
export const foldRetime = (context: ShowContext, fact: FactOf<'segment.retimed'>): Patch => ({
  retimed: { ...context.retimed, [fact.segmentId]: fact.planned },
});
export const foldNext = (fact: FactOf<'next.set'>): Patch => ({ next: fact.segmentId });

const cueRun = (context: ShowContext, fact: FactOf<'cue.fired' | 'cue.missed'>): CueRun => ({
  id: fact.cueRunId,
  runId: onAirRun(context)?.id ?? '',
  cueId: fact.cueId,
  at: fact.at,
  until: fact.type === 'cue.missed' ? 'missed' : fact.until,
  endsAt: fact.type === 'cue.missed' ? null : fact.endsAt,
  endedAt: null,
});
export const foldCue = (context: ShowContext, fact: FactOf<'cue.fired' | 'cue.missed'>): Patch => {
  const kindOf = (cueId: string) =>
    Object.values(context.plan.segments)
      .flatMap((segment) => segment.cues)
      .find((cue) => cue.id === cueId)?.kind;
  const kind = kindOf(fact.cueId);
  const before = context.cueRuns.map((cue) =>
    fact.type === 'cue.fired' && cue.until === 'next' && cue.endedAt === null && kindOf(cue.cueId) === kind
      ? { ...cue, endedAt: fact.at }
      : cue,
  );
  return { cueRuns: [...before, cueRun(context, fact)] };
};
export const foldCueEnd = (context: ShowContext, fact: FactOf<'cue.ended'>): Patch => ({
  cueRuns: context.cueRuns.map((cue) => (cue.cueId === fact.cueId && cue.endedAt === null ? { ...cue, endedAt: fact.at } : cue)),
  graphics: context.graphics.filter((graphic) => graphic.by !== `cue:${fact.cueId}`),
});

/** One of a kind at a time; labels stand side by side. What has ended by itself is forgotten here. */
export const foldGraphic = (context: ShowContext, fact: FactOf<'graphic.on'>): Patch => {
  const stays = (other: GraphicState) =>
    other.id !== fact.graphic.id &&
    (other.kind !== fact.graphic.kind || other.kind === 'label') &&
    (other.endsAt === null || other.endsAt > fact.at);
  return { graphics: [...context.graphics.filter(stays), fact.graphic] };
};
export const foldGraphicOff = (context: ShowContext, fact: FactOf<'graphic.off'>): Patch => ({
  graphics: context.graphics.filter((graphic) => graphic.id !== fact.graphicId),
});

const without = (context: ShowContext, pollId: string) => context.graphics.filter((graphic) => graphic.pollId !== pollId);

/** Vote bar and result follow the poll: they stand by its state, not by somebody remembering. */
const pollGraphics = (context: ShowContext, fact: PollFact): Patch => {
  const pollId = fact.pollId;
  if (fact.type === 'poll.opened' || fact.type === 'poll.extended') {
    const bar: GraphicState = {
      id: `vote-${pollId}-${fact.rules.opensAt}`,
      kind: 'vote-bar',
      startsAt: fact.rules.opensAt,
      endsAt: fact.rules.endsAt,
      until: 'time',
      by: 'poll',
      pollId,
    };
    return { graphics: [...without(context, pollId), bar] };
  }
  if (fact.type === 'poll.revealed') {
    const result: GraphicState = {
      id: `result-${pollId}-${fact.at}`,
      kind: 'result',
      startsAt: fact.at,
      endsAt: null,
      until: 'segment',
      by: 'poll',
      pollId,
    };
    return { graphics: [...without(context, pollId).filter((graphic) => graphic.kind !== 'result'), result] };
  }
  return fact.type === 'poll.voided' || fact.type === 'poll.deferred' ? { graphics: without(context, pollId) } : {};
};

const pollSnapshot = (poll: PollState) => {
  const { phase, ...context } = poll;
  return pollMachine.resolveState({ value: phase, context });
};
export const pollCan = (context: ShowContext, fact: PollFact): boolean => {
  const poll = context.polls[fact.pollId];
  return poll !== undefined && pollSnapshot(poll).can(fact);
};
export const foldPoll = (context: ShowContext, fact: PollFact): Patch => {
  const poll = context.polls[fact.pollId];
  if (!poll) return {};
  const [after] = transition(pollMachine, pollSnapshot(poll), fact);
  return { polls: { ...context.polls, [fact.pollId]: { ...after.context, phase: after.value } }, ...pollGraphics(context, fact) };
};

const guestSnapshot = (guest: GuestState) => {
  const { phase, ...context } = guest;
  return guestMachine.resolveState({ value: phase, context });
};
export const guestCan = (context: ShowContext, fact: GuestFact): boolean => {
  const guest = context.guests[fact.guestId];
  return guest !== undefined && guestSnapshot(guest).can(fact);
};
export const foldGuest = (context: ShowContext, fact: GuestFact): Patch => {
  const guest = context.guests[fact.guestId];
  if (!guest) return {};
  const [after] = transition(guestMachine, guestSnapshot(guest), fact);
  return { guests: { ...context.guests, [fact.guestId]: { ...after.context, phase: after.value } } };
};

export const foldBranch = (context: ShowContext, fact: FactOf<'branch.confirmed'>): Patch => ({
  branches: { ...context.branches, [fact.pollId]: fact.to },
  next: fact.to,
});
export const foldChair = (fact: FactOf<'chair.taken'>): Patch => ({ chair: { operatorId: fact.operatorId, name: fact.name } });
export const foldEnd = (context: ShowContext, fact: Fact): Patch => {
  const run = onAirRun(context);
  return {
    runs: run ? [...context.runs.slice(0, -1), endRun(run, fact.at, context.frozenSince)] : context.runs,
    frozenSince: null,
    endedAt: fact.at,
    graphics: [],
    next: null,
  };
};
