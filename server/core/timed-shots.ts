/**
 * Shots that a cue puts on for a while: when their time is over they give the picture back, if it is still theirs.
 */
import type { EpochMs } from '../contract/units.ts';
import type { FactBody } from './facts.ts';
import { type CueRun, onAirRun, type ShowContext, segmentOf } from './show-state.ts';

type TimedShot = {
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
  return context.cueRuns.flatMap(({ runId, cueId, at, endsAt, endedAt, backTo }: CueRun) => {
    const cue = cues.find((one) => one.id === cueId);
    if (runId !== run.id || backTo === undefined || endsAt === null || cue?.kind !== 'shot') return [];
    return [{ cueId, shotId: cue.shot, at, endsAt, endedAt, backTo }];
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

export const shotEndFacts = (context: ShowContext, now: EpochMs): readonly FactBody[] => {
  const run = onAirRun(context);
  const ended = timedShots(context)
    .filter(({ endsAt }) => endsAt <= now)
    .map(({ cueId }): FactBody => ({ type: 'cue.ended', cueId }));
  if (!run || ended.length === 0) return ended;
  const all = shotsOfRun(context);
  const last = all.at(-1);
  const isTheirs = last?.endedAt === null && last.endsAt <= now && last.shotId === run.shotId && last.at === run.shotAt;
  if (!last || !isTheirs) return ended;
  return [
    ...ended,
    { type: 'shot.cut', shotId: under(last, all.slice(0, -1), now), cause: 'cue', transition: context.plan.defaults.transition },
  ];
};
