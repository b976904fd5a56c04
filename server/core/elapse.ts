/**
 * What time alone brings about: cues that are due, windows that close, breaks and clips that end.
 *
 * Missed time jumps, never replays: after a stall or a restart a late cue fires only if its life
 * would still be running, only the last of several late shots is cut to, and the rest is recorded as missed.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import { type CueWorld, cueFacts, cueObstacle } from './cue-facts.ts';
import type { FactBody } from './facts.ts';
import type { PlannedCue } from './plan.ts';
import { lastCloseOf } from './poll-machine.ts';
import { applyFact, isOnAir, type Show } from './show.ts';
import { onAirRun, type Run, type ShowContext, segmentOf } from './show-state.ts';

/** A cue later than this was missed, not merely delayed by a busy moment. */
const lateAfter: Ms = 2000;

/** When this cue fires by itself in this run; null when it does not, or when its moment is not known. */
export const cueTime = (run: Run, cue: PlannedCue): EpochMs | null => {
  const start = run.startedAt;
  switch (cue.trigger.on) {
    case 'take':
      return start;
    case 'after':
      return start + cue.trigger.at + run.frozen;
    case 'before-end':
      return start + run.planned - cue.trigger.at + run.frozen;
    default:
      return null;
  }
};

/** Cues of the running segment that have neither fired nor been missed in this run. */
const waiting = (context: ShowContext, run: Run): readonly PlannedCue[] => {
  const used = new Set(context.cueRuns.filter((cue) => cue.runId === run.id).map((cue) => cue.cueId));
  return segmentOf(context, run.segmentId).cues.filter((cue) => !used.has(cue.id));
};

type Due = { readonly cue: PlannedCue; readonly at: EpochMs };
const dueCues = (context: ShowContext, now: EpochMs): readonly Due[] => {
  const run = onAirRun(context);
  if (!run || context.frozenSince !== null) return [];
  return waiting(context, run)
    .flatMap((cue) => {
      const at = cueTime(run, cue);
      return at === null || at > now ? [] : [{ cue, at }];
    })
    .sort((a, b) => a.at - b.at);
};

const missedWhy = (context: ShowContext, due: Due, later: readonly Due[], world: CueWorld): string | undefined => {
  const obstacle = cueObstacle(context, due.cue, world);
  if (obstacle) return obstacle;
  const late = world.now - due.at;
  if (late <= lateAfter) return undefined;
  const { cue } = due;
  if (cue.kind === 'poll' || cue.kind === 'clip' || cue.kind === 'station-break') return 'Its moment passed while we were away.';
  if ('for' in cue.lasts && due.at + cue.lasts.for <= world.now) return 'Its time was over before we were back.';
  if (cue.kind === 'shot' && later.some((other) => other.cue.kind === 'shot')) return 'A later shot was due as well.';
  return undefined;
};

const cueDeeds = (show: Show, world: CueWorld): readonly FactBody[] => {
  const due = dueCues(show.context, world.now);
  let after = show;
  return due.flatMap((one, index) => {
    const why = missedWhy(after.context, one, due.slice(index + 1), world);
    const late = world.now - one.at;
    const facts: readonly FactBody[] = why
      ? [{ type: 'cue.missed', cueRunId: world.newId(), cueId: one.cue.id, why }]
      : cueFacts(after.context, one.cue, world, late > lateAfter ? late : undefined);
    after = facts.reduce((show, body) => applyFact(show, { ...body, at: world.now, by: 'clock' }), after);
    return facts;
  });
};

const pollDeeds = (context: ShowContext, now: EpochMs): readonly FactBody[] =>
  Object.entries(context.polls).flatMap(([pollId, poll]): readonly FactBody[] => {
    if (!poll.rules) return [];
    const closing: readonly FactBody[] = poll.phase === 'open' && poll.rules.endsAt <= now ? [{ type: 'poll.closing', pollId }] : [];
    const isClosing = closing.length > 0 || poll.phase === 'closing';
    return [...closing, ...(isClosing && lastCloseOf(poll.rules) <= now ? [{ type: 'poll.counting', pollId } as const] : [])];
  });

/** A clip that has run out: hold, back to the shot before, or on to the next segment, as the file says. */
export const clipEndFacts = (show: Show, world: CueWorld): readonly FactBody[] => {
  const { clip, plan } = show.context;
  const run = onAirRun(show.context);
  if (!clip || !run) return [];
  const planned = plan.clips[clip.clipId];
  const ended: FactBody = { type: 'clip.ended', clipId: clip.clipId };
  const triggered = waiting(show.context, run).filter((cue) => cue.trigger.on === 'clip-end' && cue.trigger.clip === clip.clipId);
  const cues = triggered.flatMap((cue) => (cueObstacle(show.context, cue, world) ? [] : cueFacts(show.context, cue, world)));
  if (planned?.then === 'back')
    return [ended, { type: 'shot.cut', shotId: clip.backTo, cause: 'clip', transition: plan.defaults.transition }, ...cues];
  const next = show.context.next;
  if (planned?.then !== 'next' || next === null) return [ended, ...cues];
  return [ended, ...cues, { type: 'segment.taken', runId: world.newId(), segmentId: next, transition: plan.defaults.transition }];
};

/** Everything that is due at `world.now`, in order. Fold it and ask again: a take by a clip's end has cues of its own. */
export const elapse = (show: Show, world: CueWorld): readonly FactBody[] => {
  const { context } = show;
  const polls = pollDeeds(context, world.now);
  if (!isOnAir(show)) return polls;
  const breakEnd: readonly FactBody[] =
    context.slate === 'break' && context.breakEndsAt !== null && context.breakEndsAt <= world.now ? [{ type: 'break.ended' }] : [];
  const clipEnd = context.clip !== null && context.clip.endsAt <= world.now ? clipEndFacts(show, world) : [];
  return [...polls, ...breakEnd, ...clipEnd, ...(clipEnd.length === 0 ? cueDeeds(show, world) : [])];
};

/** The next moment at which something happens by itself or a shown graphic changes; null when nothing is ahead. */
export const nextMoment = (show: Show, now: EpochMs): EpochMs | null => {
  const { context } = show;
  const run = onAirRun(context);
  const cues = run && context.frozenSince === null ? waiting(context, run).map((cue) => cueTime(run, cue)) : [];
  const polls = Object.values(context.polls).flatMap((poll) =>
    poll.rules && (poll.phase === 'open' || poll.phase === 'closing') ? [poll.rules.endsAt, lastCloseOf(poll.rules)] : [],
  );
  const graphics = context.graphics.flatMap((graphic) => [graphic.startsAt, graphic.endsAt]);
  const lives = context.cueRuns.slice(-50).map((cue) => (cue.endedAt === null ? cue.endsAt : null));
  const moments = [...cues, ...polls, ...graphics, ...lives, context.breakEndsAt, context.clip?.endsAt ?? null];
  const due = [...cues, ...polls, context.slate === 'break' ? context.breakEndsAt : null, context.clip?.endsAt ?? null];
  if (due.some((at) => at !== null && at <= now) && elapsePending(show, now)) return now;
  const ahead = moments.filter((at): at is number => at !== null && at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
};

/** Is something due that has not been done? Ids do not matter for the answer. */
const elapsePending = (show: Show, now: EpochMs): boolean =>
  elapse(show, { now, newId: () => 'none', activationId: 'none', voteObstacle: undefined }).length > 0;
