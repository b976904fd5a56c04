/**
 * What time alone brings about: cues that are due, windows that close, breaks and clips that end.
 *
 * Missed time jumps, never replays: after a stall or a restart a late cue fires only if its life
 * would still be running, only the last of several late shots is cut to, and the rest is recorded as missed.
 */
import type { Saying } from '../contract/sayings.ts';
import type { EpochMs } from '../contract/units.ts';
import { clipEndFacts } from './clip-end.ts';
import { type CueWorld, cueFacts, lateAfter, lifeOf } from './cue-facts.ts';
import { heldBack, whyNot } from './cue-obstacle.ts';
import { cueTime, waiting } from './cue-time.ts';
import { type Deed, type DeedsInTurn, doneInTurn, inTurn, missed } from './deeds.ts';
import type { FactBody } from './facts.ts';
import { finishFacts } from './finishing.ts';
import { localBreakMoments, localBreaksDue } from './local-breaks.ts';
import type { PlannedCue } from './plan.ts';
import { closingFacts } from './poll-closing.ts';
import { lastCloseOf } from './poll-machine.ts';
import { revealFacts, revealTimes } from './price-reveals.ts';
import { isOnAir, type Show } from './show.ts';
import { onAirRun, type ShowContext } from './show-state.ts';
import { shotEndFacts, timedShots } from './timed-shots.ts';

/** `isRestart`: the first moment of a new life of the server. */
type ElapseWorld = CueWorld & { readonly isRestart?: boolean };

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

/** A line that is down for a moment is waited for: the vote opens a little late rather than not at all. */
const waitsForLine = ({ cue, at }: Due, { now, voteObstacle }: Pick<CueWorld, 'now' | 'voteObstacle'>): boolean =>
  cue.kind === 'poll' && voteObstacle !== undefined && now - at <= lateAfter;

const isOver = (context: ShowContext, { cue, at }: Due, now: EpochMs): boolean => {
  const life = lifeOf(context, cue);
  return life !== null && now - at > lateAfter && at + life <= now;
};

const missedWhy = (context: ShowContext, due: Due, later: readonly Due[], world: CueWorld): string | undefined => {
  const obstacle = heldBack(context, due.cue) ?? whyNot(context, due.cue, world);
  if (obstacle) return obstacle;
  if (world.now - due.at <= lateAfter) return undefined;
  const { kind } = due.cue;
  if (kind === 'poll' || kind === 'clip' || kind === 'station-break') return 'Its moment passed while we were away.';
  if (isOver(context, due, world.now)) return 'Its time was over before we were back.';
  if (kind === 'shot' && later.some((other) => other.cue.kind === 'shot' && !isOver(context, other, world.now)))
    return 'A later shot was due as well.';
  return undefined;
};

const reveals: Deed = ({ context }, { now }) => revealFacts(context, now);

const cueDeeds: DeedsInTurn = (show, world) => {
  const due = dueCues(show.context, world.now).filter((one) => !waitsForLine(one, world));
  const deeds = due.flatMap((one, index): readonly Deed[] => [
    ({ context }) => {
      const why = missedWhy(context, one, due.slice(index + 1), world);
      return why ? missed(one.cue, why, world) : cueFacts(context, one.cue, world, one.at);
    },
    // What it brings about is there before the next: a card that is due at once with it tells the price.
    reveals,
  ]);
  return doneInTurn(deeds, show, world);
};

const pollDeeds: Deed = ({ context }, { now }) =>
  Object.entries(context.polls).flatMap(([pollId, { phase, rules }]) => (rules ? closingFacts(pollId, phase, rules, now) : []));

const breakEnd: Deed = ({ context }, { now }) =>
  context.slate === 'break' && context.breakEndsAt !== null && context.breakEndsAt <= now ? [{ type: 'break.ended' }] : [];

const clipEnd: Deed = (show, world) => {
  const { clip } = show.context;
  return clip !== null && clip.endsAt <= world.now ? clipEndFacts(show, world) : [];
};

const shotEnd: Deed = ({ context }, { now }) => shotEndFacts(context, now);

const localDeeds: Deed = ({ context }, { now }) => localBreaksDue(context, now);

/** Everything that is due at `world.now`, in order. Fold it and ask again: what it brings about may be due at once. */
export const elapse = (show: Show, world: ElapseWorld): readonly FactBody[] => {
  if (!isOnAir(show)) return inTurn([pollDeeds, localDeeds], show, world);
  const { facts, after } = doneInTurn([pollDeeds, breakEnd, clipEnd, shotEnd, reveals, cueDeeds, localDeeds], show, world);
  return [...facts, ...finishFacts(after.context, world.now, world.isRestart)];
};

/** When votes that wait for a line are given up. */
const givenUpAt = (context: ShowContext, now: EpochMs, voteObstacle: Saying | undefined): readonly EpochMs[] =>
  voteObstacle === undefined
    ? []
    : dueCues(context, now)
        .filter((one) => waitsForLine(one, { now, voteObstacle }))
        .map(({ at }) => at + lateAfter + 1);

/**
 * The next moment at which something happens by itself or a shown graphic changes; null when nothing is ahead.
 * Ask again when `voteObstacle` comes or goes.
 */
export const nextMoment = (show: Show, now: EpochMs, voteObstacle?: Saying): EpochMs | null => {
  const { context } = show;
  const run = onAirRun(context);
  const cues = run && context.frozenSince === null ? waiting(context, run).map((cue) => cueTime(run, cue)) : [];
  const polls = Object.values(context.polls).flatMap((poll) =>
    poll.rules && (poll.phase === 'open' || poll.phase === 'closing') ? [poll.rules.endsAt, lastCloseOf(poll.rules)] : [],
  );
  const graphics = context.graphics.flatMap((graphic) => [graphic.startsAt, graphic.endsAt]);
  const shots = timedShots(context).map((shot) => shot.endsAt);
  const prices = revealTimes(context);
  const lives = context.cueRuns.slice(-50).map((cue) => (cue.endedAt === null ? cue.endsAt : null));
  const local = localBreakMoments(context);
  const moments = [
    ...cues,
    ...local,
    ...polls,
    ...shots,
    ...graphics,
    ...prices,
    ...lives,
    context.breakEndsAt,
    context.clip?.endsAt ?? null,
    context.finishing?.endsAt ?? null,
    ...givenUpAt(context, now, voteObstacle),
  ];
  const due = [
    ...cues,
    ...polls,
    ...shots,
    ...prices,
    ...local,
    context.slate === 'break' ? context.breakEndsAt : null,
    context.clip?.endsAt ?? null,
    context.finishing?.endsAt ?? null,
  ];
  if (due.some((at) => at !== null && at <= now) && elapsePending(show, now, voteObstacle)) return now;
  const ahead = moments.filter((at): at is number => at !== null && at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
};

/** Is something due that has not been done? Ids do not matter for the answer. */
const elapsePending = (show: Show, now: EpochMs, voteObstacle: Saying | undefined): boolean =>
  elapse(show, { now, newId: () => 'none', activationId: 'none', kind: undefined, voteObstacle }).length > 0;
