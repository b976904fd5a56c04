/** When a station's viewers are away in a break of their own, as the page knows it: it needs no line for that. Pure. */
import type { Away } from '../../server/contract/local-breaks.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { OutputView } from '../../server/contract/views.ts';

/** @param now epoch ms, the server's clock: the station's own picture, not the origin's */
export const isAway = (away: readonly Away[], now: EpochMs): boolean =>
  away.some(({ leavesAt, rejoinsAt }) => leavesAt <= now && (rejoinsAt === null || now < rejoinsAt));

/** The next moment at which that may change; undefined when none is known. */
export const nextTurn = (away: readonly Away[], now: EpochMs): EpochMs | undefined => {
  const ahead = away.flatMap(({ leavesAt, rejoinsAt }) => [leavesAt, rejoinsAt ?? 0]).filter((at) => at > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
};

type Told = Pick<OutputView, 'localBreak'> | undefined;

/** Into a break and out of it there is no motion: viewers see neither end of it. */
export const isStill = (before: Told, next: Told): boolean => before?.localBreak?.empty === true || next?.localBreak?.empty === true;

/** It came back before its time was told, so what it waits for is on its way; meanwhile what must stand, stands. */
export const isBackEarly = (before: Told, next: Told, away: boolean): boolean =>
  before?.localBreak?.empty === true && next?.localBreak?.empty !== true && !away;
