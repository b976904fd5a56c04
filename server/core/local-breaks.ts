/**
 * Local breaks of the stations: what time brings about, and at which moments. Nothing here reads a clock.
 */
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { awayOf, outNow } from './away.ts';
import { delayAt } from './delay-ramp.ts';
import type { FactBody } from './facts.ts';
import type { Plan } from './plan.ts';
import type { ShowContext } from './show-state.ts';
import { overlayDelay } from './station-view.ts';

export type LocalBreaks = Readonly<Record<string, readonly LocalBreak[]>>;

export const breaksOf = ({ localBreaks }: Pick<ShowContext, 'localBreaks'>, stationId: string): readonly LocalBreak[] =>
  Object.hasOwn(localBreaks, stationId) ? (localBreaks[stationId] ?? []) : [];

/** How far the picture of this station's viewers is behind the origin. */
export const delayTo = ({ stations, paths }: Plan, stationId: string): Ms => {
  const station = stations[stationId];
  return station ? overlayDelay(station, paths[station.path]?.delay ?? 0) : 0;
};

/** Whoever is away already stays away until the later of the two is over; null: until somebody ends it. */
const laterOf = (a: EpochMs | null, b: EpochMs | null): EpochMs | null => (a === null || b === null ? null : Math.max(a, b));

const dueOf = (stationId: string, breaks: readonly LocalBreak[], now: EpochMs): readonly FactBody[] => {
  const out = outNow(breaks);
  if (out && out.rejoinsAt !== null && out.rejoinsAt <= now) return [{ type: 'localBreak.ended', stationId, breakId: out.id }];
  const next = breaks.find(({ state, leavesAt }) => state === 'planned' && leavesAt !== null && leavesAt <= now);
  if (!next || next.leavesAt === null) return [];
  const own = next.rejoinsAt;
  // Its whole time passed while we were away.
  if (own !== null && own <= now) return [{ type: 'localBreak.ended', stationId, breakId: next.id }];
  const rejoinsAt = out ? laterOf(out.rejoinsAt, own) : own;
  return [{ type: 'localBreak.started', stationId, breakId: next.id, leavesAt: next.leavesAt, rejoinsAt }];
};

/** What is due now; at most one thing a station, so ask again. */
export const localBreaksDue = ({ localBreaks }: ShowContext, now: EpochMs): readonly FactBody[] =>
  Object.entries(localBreaks).flatMap(([stationId, breaks]) => dueOf(stationId, breaks, now));

/** Moments at which a break begins or ends, in the station's picture and in what may leave for it. */
export const localBreakMoments = ({ localBreaks, plan, dumped }: ShowContext): readonly EpochMs[] =>
  Object.entries(localBreaks).flatMap(([stationId, breaks]) => {
    const delay = delayTo(plan, stationId);
    return awayOf(breaks).flatMap(({ leavesAt, rejoinsAt }) =>
      [leavesAt, ...(rejoinsAt === null ? [] : [rejoinsAt])].flatMap((at) => [at, at - delayAt(at, delay, dumped[stationId])]),
    );
  });
