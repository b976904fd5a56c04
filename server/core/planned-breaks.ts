/** Local breaks as the series plans them, turned into moments of this evening. */
import type { PlannedLocalBreak } from '../contract/local-breaks.ts';
import { inEpisode, inSeries, type PlanProblem, problem } from './plan-problem.ts';
import { isZone, momentOf } from './plan-times.ts';
import type { World } from './plan-world.ts';

const seconds = (time: string): number => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
};

/** An evening that goes past midnight has times of the next day. A station may leave a little before the show begins. */
const momentIn = ({ series, episode }: World, time: string): number | undefined => {
  const passesMidnight = seconds(episode.hardOut) < seconds(episode.start);
  return momentOf(episode.date, time, series.zone, passesMidnight && seconds(time) <= seconds(episode.hardOut) ? 1 : 0);
};

export const plannedBreaks = (world: World): readonly PlannedLocalBreak[] =>
  world.series.stations.flatMap(({ id: stationId, breaks = [] }) =>
    breaks.map(({ at, length }, index) => ({
      id: `${stationId}-break-${index + 1}`,
      stationId,
      leavesAt: at === 'station-break' ? null : (momentIn(world, at) ?? null),
      length,
    })),
  );

export const localBreakTimes = (world: World): PlanProblem[] =>
  isZone(world.series.zone)
    ? world.series.stations.flatMap(({ breaks = [] }, s) =>
        breaks.flatMap(({ at }, b) =>
          at === 'station-break' || momentIn(world, at) !== undefined
            ? []
            : [
                problem(
                  inSeries('stations', s, 'breaks', b, 'at'),
                  `in ${world.series.zone} the clocks never show ${at} that night`,
                  'Write a time before or after the change of clocks.',
                  [inSeries('zone'), inEpisode('date')],
                ),
              ],
        ),
      )
    : [];
