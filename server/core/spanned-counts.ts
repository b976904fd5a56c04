/**
 * Counts of many things, each with the seconds in which its first and its last came: eight bytes a thing, whatever comes.
 *
 * Seconds are counted from `firstAt`; what came before it, or more than 18 hours after, is put to the nearest that fits.
 */
import type { EpochMs } from '../contract/units.ts';

const lastSecond = 65_535;

export const createSpannedCounts = (room: number, firstAt: EpochMs) => {
  const counts = new Uint32Array(room);
  const firsts = new Uint16Array(room).fill(lastSecond);
  const lasts = new Uint16Array(room);
  return {
    counts,
    /** @param which 0 … room − 1 */
    saw(which: number, at: EpochMs): void {
      counts[which] = (counts[which] ?? 0) + 1;
      const second = Math.min(lastSecond, Math.max(0, Math.floor((at - firstAt) / 1000)));
      if (second < (firsts[which] ?? 0)) firsts[which] = second;
      if (second > (lasts[which] ?? 0)) lasts[which] = second;
    },
    /** From the first to the last of all that `from` … `to` (both in it) have counted, as whole seconds. */
    span(from: number, to: number): { readonly from: EpochMs; readonly to: EpochMs } {
      const first = Math.min(...firsts.subarray(from, to + 1));
      const last = Math.max(...lasts.subarray(from, to + 1));
      return { from: firstAt + first * 1000, to: firstAt + last * 1000 + 999 };
    },
  };
};
