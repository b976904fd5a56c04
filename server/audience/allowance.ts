/** A token bucket: `burst` at once, `perSecond` in the long run. Holds two numbers, starts no timer. */
import type { EpochMs } from '../contract/units.ts';

export type Allowance = {
  /** True when this one may pass. */
  take(now: EpochMs): boolean;
};

export const createAllowance = (burst: number, perSecond: number, now: EpochMs): Allowance => {
  let left = burst;
  let filledAt = now;
  return {
    take(at) {
      left = Math.min(burst, left + (Math.max(0, at - filledAt) / 1000) * perSecond);
      filledAt = at;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
};
