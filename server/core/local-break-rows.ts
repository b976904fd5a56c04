/** Local breaks as operators, the stations and their feeds have them: with when one that goes with the show is expected. */
import type { LocalBreakRow } from '../contract/local-breaks.ts';
import type { EpochMs } from '../contract/units.ts';
import { cueTime, waiting } from './cue-time.ts';
import { delayTo } from './local-breaks.ts';
import { onAirRun, type ShowContext } from './show-state.ts';

/** When the next station break of the show is expected, if that can be known: within the running segment. */
const nextShowBreak = (context: ShowContext): EpochMs | null => {
  const run = onAirRun(context);
  if (!run || context.frozenSince !== null) return null;
  const moments = waiting(context, run).flatMap((cue) => (cue.kind === 'station-break' ? [cueTime(run, cue)] : []));
  return moments.find((at) => at !== null) ?? null;
};

/** By station; those without any are left out. */
export const localBreakRows = (context: ShowContext): Readonly<Record<string, readonly LocalBreakRow[]>> => {
  const { plan, localBreaks } = context;
  const showBreak = Object.keys(localBreaks).length === 0 ? null : nextShowBreak(context);
  const sustaining = plan.shots[plan.slates.break]?.label ?? null;
  return Object.fromEntries(
    Object.entries(localBreaks).map(([stationId, breaks]) => {
      const first = breaks.find(({ state, leavesAt }) => state === 'planned' && leavesAt === null);
      const expected = showBreak === null ? null : showBreak + delayTo(plan, stationId);
      return [
        stationId,
        breaks.map((one) => ({
          ...one,
          expectedAt: one === first ? expected : null,
          sustaining: one.withShow ? sustaining : null,
        })),
      ];
    }),
  );
};
