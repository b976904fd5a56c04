/**
 * Where the show stands against its plan and its hard out.
 *
 * Times are epoch ms, lengths ms. Positive is over, negative is under, everywhere.
 * Nothing here reads a clock: callers pass `now`.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import { asBefore, asBeforeOfEach } from './as-before.ts';
import type { Plan, PlannedPoll } from './plan.ts';
import { pollLead } from './poll-call.ts';
import { lastCloseOf } from './poll-machine.ts';
import { rulesFor } from './poll-rules.ts';
import { isSkipped, onAirRun, plannedOf, type Run, type ShowContext, segmentOf } from './show-state.ts';

const sum = (lengths: readonly Ms[]): Ms => lengths.reduce((total, length) => total + length, 0);

/** Time held by a frozen clock in this run, the freeze now running included. */
export const frozenIn = (run: Run, frozenSince: EpochMs | null, now: EpochMs): Ms =>
  run.frozen + (run.endedAt === null && frozenSince !== null ? Math.max(0, now - frozenSince) : 0);

/** How long a run has been on air by the episode's clock, which stands still while frozen. */
export const elapsedIn = (run: Run, frozenSince: EpochMs | null, now: EpochMs): Ms =>
  Math.max(0, (run.endedAt ?? now) - run.startedAt - (run.endedAt === null ? frozenIn(run, frozenSince, now) : run.frozen));

/** When the run should end; moves on while the clock is frozen. */
export const runEndsAt = (run: Run, frozenSince: EpochMs | null, now: EpochMs): EpochMs =>
  run.startedAt + run.planned + frozenIn(run, frozenSince, now);

/** Segments still to come, next first. */
export const toCome = (context: ShowContext): readonly string[] => {
  if (context.next === null) return [];
  const from = context.order.indexOf(context.next);
  return from === -1 ? [] : context.order.slice(from).filter((id) => !isSkipped(context, id));
};

/**
 * When the show is planned to start. One that starts with its first take starts now, for as long as it has not;
 * one that begins further down started as long before that as what it passes over lasts.
 */
export const plannedStart = ({ plan, startedAt, placed }: ShowContext, now: EpochMs): EpochMs =>
  plan.startsWithFirstTake || placed ? (startedAt ?? now) - (placed?.lasted ?? 0) : plan.plannedStart;

/** When we lose the channel; as far from the planned start as it was written. */
export const hardOut = (context: ShowContext, now: EpochMs): EpochMs =>
  plannedStart(context, now) + context.plan.hardOut - context.plan.plannedStart;

/** When the segment on air will give way: at its planned end, or now when it is over. */
const freeAt = (context: ShowContext, now: EpochMs): EpochMs => {
  const run = onAirRun(context);
  if (run) return Math.max(now, runEndsAt(run, context.frozenSince, now));
  return context.startedAt === null ? Math.max(now, plannedStart(context, now)) : now;
};

/** Expected start of every segment still to come, next first. Of one moment each row of a view asks for it. */
export const expectedStarts = asBefore((context: ShowContext, now: EpochMs): ReadonlyMap<string, EpochMs> => {
  let at = freeAt(context, now);
  return new Map(
    toCome(context).map((id) => {
      const start = at;
      at += plannedOf(context, id);
      return [id, start];
    }),
  );
});

export const plannedStarts = (context: ShowContext, now: EpochMs): ReadonlyMap<string, EpochMs> => {
  let at = plannedStart(context, now);
  return new Map(
    context.plan.order.map((id) => {
      const start = at;
      at += segmentOf(context, id).planned;
      return [id, start];
    }),
  );
};

export const plannedOffAir = (context: ShowContext, now: EpochMs): EpochMs =>
  plannedStart(context, now) + sum(context.plan.order.map((id) => segmentOf(context, id).planned));

/** @returns null once the episode has ended */
export const expectedOffAir = (context: ShowContext, now: EpochMs): EpochMs | null =>
  context.endedAt !== null ? null : freeAt(context, now) + sum(toCome(context).map((id) => plannedOf(context, id)));

/** Against the plan as it was activated: a skipped minute is a minute under. */
export const overUnder = (context: ShowContext, now: EpochMs): Ms =>
  (context.endedAt ?? expectedOffAir(context, now) ?? now) - plannedOffAir(context, now);

/** Time on air of a segment over all its runs; null when it never ran. */
export const actualOf = (context: ShowContext, segmentId: string, now: EpochMs): Ms | null => {
  const runs = context.runs.filter((run) => run.segmentId === segmentId);
  return runs.length === 0 ? null : sum(runs.map((run) => (run.endedAt ?? now) - run.startedAt));
};

/**
 * How long must be filled between the close of a vote, as whoever watches at the origin sees it, and the earliest result.
 * @returns null when no close is ahead: the vote is closed, or not to come
 */
export const pollFill = (context: ShowContext, pollId: string, now: EpochMs): Ms | null => {
  const poll = context.polls[pollId];
  const reveal = earliestReveal(context, pollId, now);
  if (!poll || reveal === null) return null;
  if (poll.rules) return poll.phase === 'open' || poll.phase === 'closing' ? reveal - poll.rules.endsAt : null;
  const endsAt = poll.called?.rules.endsAt ?? expectedSpan(context, pollId, now)?.endsAt;
  return endsAt === undefined ? null : reveal - endsAt;
};

/** Not before this can the result be shown: the last eligible path has closed and somebody has had time to verify. */
export const earliestReveal = (context: ShowContext, pollId: string, now: EpochMs): EpochMs | null => {
  const poll = context.polls[pollId];
  if (!poll) return null;
  if (poll.rules)
    return poll.phase === 'open' || poll.phase === 'closing'
      ? lastCloseOf(poll.rules) + context.plan.defaults.verify
      : lastCloseOf(poll.rules);
  if (poll.phase !== 'idle' && poll.phase !== 'armed') return null;
  if (poll.called) return lastCloseOf(poll.called.rules) + context.plan.defaults.verify;
  const expected = expectedSpan(context, pollId, now);
  return expected && expected.lastCloseAt + context.plan.defaults.verify;
};

/** From its opening on; the same whenever it opens. */
const lengthsOf = asBeforeOfEach(({ id }: PlannedPoll, plan: Plan): { readonly endsAfter: Ms; readonly closesAfter: Ms } => {
  const rules = rulesFor(plan, { activationId: '' }, id, 0);
  return { endsAfter: rules.endsAt - rules.opensAt, closesAfter: lastCloseOf(rules) - rules.opensAt };
});

/** When it would end and be closed, as things stand. */
const expectedSpan = (context: ShowContext, pollId: string, now: EpochMs) => {
  const opens = expectedOpening(context, pollId, now);
  const planned = context.plan.polls[pollId];
  if (opens === null || !planned) return null;
  const { endsAfter, closesAfter } = lengthsOf(planned, context.plan);
  return { endsAt: opens + pollLead + endsAfter, lastCloseAt: opens + pollLead + closesAfter };
};

/** When the rundown would open this poll, as things stand; null when its segment is not to come. */
const expectedOpening = (context: ShowContext, pollId: string, now: EpochMs): EpochMs | null => {
  const run = onAirRun(context);
  const starts = expectedStarts(context, now);
  for (const segmentId of [...(run ? [run.segmentId] : []), ...starts.keys()]) {
    const segment = segmentOf(context, segmentId);
    const cue = segment.cues.find((one) => one.kind === 'poll' && one.poll === pollId);
    if (!cue && segment.poll !== pollId) continue;
    const start = run?.segmentId === segmentId ? run.startedAt : starts.get(segmentId);
    if (start === undefined) continue;
    const trigger = cue?.trigger;
    const offset = trigger?.on === 'after' ? trigger.at : trigger?.on === 'before-end' ? plannedOf(context, segmentId) - trigger.at : 0;
    const held = run?.segmentId === segmentId ? frozenIn(run, context.frozenSince, now) : 0;
    return Math.max(now, start + Math.max(0, offset) + held);
  }
  return null;
};
