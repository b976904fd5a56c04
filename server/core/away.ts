/**
 * When a station's viewers are away from the show, in a break of their own.
 *
 * A break is counted in the station's own picture, which is behind the origin by the delay of its path. So of the origin it must not
 * have what happens from `delay` before it leaves until `delay` before it is back.
 */
import type { Away, LocalBreak } from '../contract/local-breaks.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { type DumpedThen, seenAt } from './delay-ramp.ts';

/** From when to when its viewers are away, as far as it is known; in the order of time. */
export const awayOf = (breaks: readonly LocalBreak[]): readonly Away[] =>
  breaks
    .flatMap(({ state, leavesAt, rejoinsAt }) => (state === 'ended' || leavesAt === null ? [] : [{ leavesAt, rejoinsAt }]))
    .sort((a, b) => a.leavesAt - b.leavesAt);

/** Its viewers will see this moment of the origin while they are away. @param at epoch ms at the origin */
export const isAway = (breaks: readonly LocalBreak[], at: EpochMs, delay: Ms, dumped?: DumpedThen | null): boolean => {
  const seen = seenAt(at, delay, dumped);
  return awayOf(breaks).some(({ leavesAt, rejoinsAt }) => seen >= leavesAt && (rejoinsAt === null || seen < rejoinsAt));
};

/** The same of a moment that has been: also in a break that is over. */
export const missesMoment = (breaks: readonly LocalBreak[], at: EpochMs, delay: Ms, dumped?: DumpedThen | null): boolean => {
  const seen = seenAt(at, delay, dumped);
  return breaks.some(({ leavesAt, rejoinsAt }) => leavesAt !== null && leavesAt <= seen && (rejoinsAt === null || seen < rejoinsAt));
};

export const outNow = (breaks: readonly LocalBreak[]): LocalBreak | undefined => breaks.find(({ state }) => state === 'started');
