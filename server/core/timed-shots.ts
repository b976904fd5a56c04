/**
 * Shots that a cue puts on for a while: when their time is over they give the picture back.
 * A person's cut, or a shot without a length, ends them (see the folds).
 */
import type { EpochMs } from '../contract/units.ts';
import type { FactBody } from './facts.ts';
import { type CueRun, onAirRun, type ShowContext, segmentOf } from './show-state.ts';

type TimedShot = {
  readonly id: string;
  readonly cueId: string;
  readonly shotId: string;
  readonly at: EpochMs;
  readonly endsAt: EpochMs;
  readonly backTo: string;
  readonly endedAt: EpochMs | null;
};

/** All of the running run, ended ones too, oldest first. */
const shotsOfRun = (context: ShowContext): readonly TimedShot[] => {
  const run = onAirRun(context);
  if (!run) return [];
  const { cues } = segmentOf(context, run.segmentId);
  return context.cueRuns.flatMap(({ id, runId, cueId, at, endsAt, endedAt, backTo }: CueRun) => {
    const cue = cues.find((one) => one.id === cueId);
    if (runId !== run.id || backTo === undefined || endsAt === null || cue?.kind !== 'shot') return [];
    return [{ id, cueId, shotId: cue.shot, at, endsAt, endedAt, backTo }];
  });
};

/** Those whose time is not over, or has not been seen to be over. */
export const timedShots = (context: ShowContext): readonly TimedShot[] => shotsOfRun(context).filter((shot) => shot.endedAt === null);

/** The picture under `shot`: a timed shot that it covered gives way too when its own time is over by now. */
const under = (shot: TimedShot, earlier: readonly TimedShot[], now: EpochMs): string => {
  const covered = earlier.findLast((one) => one.shotId === shot.backTo && (one.endedAt ?? one.endsAt) >= shot.at);
  if (!covered || (covered.endedAt === null && covered.endsAt > now)) return shot.backTo;
  return under(covered, earlier.slice(0, earlier.indexOf(covered)), now);
};

/** While a clip covers them they wait for its end. */
export const shotEndFacts = (context: ShowContext, now: EpochMs): readonly FactBody[] => {
  const run = onAirRun(context);
  const shots = timedShots(context);
  const last = shots.at(-1);
  const over = shots.filter(({ endsAt }) => endsAt <= now);
  if (!run || !last || over.length === 0 || context.clip?.backTo === last.shotId) return [];
  const ended = over.map(({ cueId }): FactBody => ({ type: 'cue.ended', cueId }));
  if (last.endsAt > now || run.shotId !== last.shotId) return ended;
  const all = shotsOfRun(context);
  const shotId = under(
    last,
    all.slice(
      0,
      all.findIndex((one) => one.id === last.id),
    ),
    now,
  );
  return [...ended, { type: 'shot.cut', shotId, cause: 'cue', transition: context.plan.defaults.transition }];
};
