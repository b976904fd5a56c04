/**
 * How each fact changes what the show remembers: one small pure function a deed. Here: what is on air.
 * Whether a fact may happen at all is decided before, by the machine's states and guards.
 */
import type { EpochMs } from '../contract/units.ts';
import { lowerThirdTimes } from './cue-facts.ts';
import type { Fact, FactOf, GraphicState, ShotTransition } from './facts.ts';
import { turnsAtTake } from './guest-turns.ts';
import { allDone } from './people-folds.ts';
import {
  endTimedShots,
  following,
  labelsKept,
  onAirRun,
  type Patch,
  plannedOf,
  type Run,
  type ShowContext,
  segmentOf,
} from './show-state.ts';

const endRun = (run: Run, at: EpochMs, frozenSince: EpochMs | null): Run => ({
  ...run,
  endedAt: at,
  frozen: run.frozen + (frozenSince === null ? 0 : Math.max(0, at - frozenSince)),
});

/** A name must not come on, or stay on, over the next segment's people. */
const staysOverTake = (graphic: GraphicState, at: EpochMs): boolean =>
  graphic.until !== 'segment' && graphic.kind !== 'lower-third' && (graphic.endsAt === null || graphic.endsAt > at);

/** Frozen graphics stay over a take, but for names, and for labels that stood because of what is over. */
const heldOverTake = ({ graphicsFrozen }: ShowContext, graphic: GraphicState, at: EpochMs): boolean =>
  graphicsFrozen !== null &&
  graphic.kind !== 'lower-third' &&
  graphic.mandatory !== true &&
  (graphic.endsAt === null || graphic.endsAt > at);

const withoutSegmentThings = (context: ShowContext, at: EpochMs): Patch => ({
  graphics: context.graphics.flatMap((graphic): readonly GraphicState[] => {
    if (staysOverTake(graphic, at)) return [graphic];
    return heldOverTake(context, graphic, at) ? [{ ...graphic, held: true }] : [];
  }),
  labelsOff: labelsKept(context, (label) => staysOverTake(label, at)),
  cueRuns: context.cueRuns.map((cue) => (cue.until === 'segment' && cue.endedAt === null ? { ...cue, endedAt: at } : cue)),
});

const cutOf = (shotId: string, at: EpochMs, transition: ShotTransition) => ({ shotId, shotAt: at, transition });

/** A new run begins; the one before ends at the same moment, also when that moment is found out later. */
const beginRun = (
  context: ShowContext,
  { runId, segmentId, at, by }: FactOf<'segment.taken' | 'show.adopted'>,
  startedAt: EpochMs,
  transition: ShotTransition,
): Patch => {
  const segment = segmentOf(context, segmentId);
  const before = onAirRun(context);
  const endedAt = Math.max(before?.startedAt ?? 0, Math.min(at, startedAt));
  const ended = before ? [...context.runs.slice(0, -1), endRun(before, endedAt, context.frozenSince)] : context.runs;
  const run: Run = {
    id: runId,
    segmentId,
    planned: plannedOf(context, segmentId),
    startedAt,
    endedAt: null,
    frozen: 0,
    ...cutOf(segment.shots[0] ?? '', at, transition),
    by,
  };
  return {
    ...withoutSegmentThings(context, at),
    guests: turnsAtTake(context, before, endedAt, segmentId, startedAt),
    runs: [...ended, run],
    next: following(context, segmentId),
    slate: null,
    breakEndsAt: null,
    frozenSince: null,
    clip: null,
    startedAt: context.startedAt ?? startedAt,
  };
};

export const foldTake = (context: ShowContext, fact: FactOf<'segment.taken'>): Patch => beginRun(context, fact, fact.at, fact.transition);

export const foldAdopted = (context: ShowContext, fact: FactOf<'show.adopted'>): Patch =>
  beginRun(context, fact, fact.startedAt, { kind: 'cut', rate: 0 });

const changeRun = (context: ShowContext, change: (run: Run) => Run): Patch => {
  const run = onAirRun(context);
  return run ? { runs: [...context.runs.slice(0, -1), change(run)] } : {};
};

/** People cut away from a slate; cues and clips only change the picture under it. */
export const leavesSlate = (fact: FactOf<'shot.cut'>): boolean => fact.cause === 'operator' || fact.cause === 'by-hand';

/** A lower third that has not come on yet waits for the new picture to settle. */
const waitForPicture = (context: ShowContext, at: EpochMs): Patch => {
  const times = lowerThirdTimes(context, at);
  const waits = (graphic: GraphicState) => graphic.kind === 'lower-third' && graphic.startsAt > at && graphic.startsAt < times.startsAt;
  const later = (graphic: GraphicState): GraphicState => {
    const { startsAt, endsAt } = graphic;
    return { ...graphic, startsAt: times.startsAt, endsAt: endsAt === null ? null : times.startsAt + (endsAt - startsAt) };
  };
  return { graphics: context.graphics.map((graphic) => (waits(graphic) ? later(graphic) : graphic)) };
};

export const foldCut = (context: ShowContext, fact: FactOf<'shot.cut'>): Patch => {
  const patch: Patch = {
    ...changeRun(context, (run) => ({ ...run, ...cutOf(fact.shotId, fact.at, fact.transition) })),
    ...(leavesSlate(fact) ? { slate: null, cueRuns: endTimedShots(context.cueRuns, fact.at) } : {}),
    clip: fact.cause === 'clip' ? context.clip : null,
  };
  return { ...patch, ...waitForPicture({ ...context, ...patch }, fact.at) };
};

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

export const foldChair = ({ operatorId, name, force }: FactOf<'chair.taken'>): Patch => ({
  chair: { operatorId, name, ...(force === undefined ? {} : { force }) },
});
export const foldEnd = (context: ShowContext, fact: Fact): Patch => {
  const run = onAirRun(context);
  return {
    runs: run ? [...context.runs.slice(0, -1), endRun(run, fact.at, context.frozenSince)] : context.runs,
    cueRuns: context.cueRuns.map((cue) => (cue.endedAt === null && cue.until !== 'missed' ? { ...cue, endedAt: fact.at } : cue)),
    guests: allDone(context, fact),
    frozenSince: null,
    crowd: null,
    endedAt: fact.at,
    finishing: null,
    graphics: [],
    graphicsFrozen: null,
    labelsOff: null,
    next: null,
    slate: null,
    breakEndsAt: null,
    clip: null,
  };
};
