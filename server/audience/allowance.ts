/** A token bucket: `burst` at once, `perSecond` in the long run. Holds two numbers, starts no timer. */
import type { EpochMs, Ms } from '../contract/units.ts';

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

/**
 * The same as one number of its owner, who has thousands like it: since when `since`, in whole ms, its allowance is whole again.
 * A number of its own for each would be one place more in memory to go to for every vote.
 */
export type Paced = { readonly since: EpochMs; wholeAt: Ms };

/** @param perSecond a divisor of 1000, so that all stays in whole ms */
export const takeOf = (paced: Paced, burst: number, perSecond: number, now: EpochMs): boolean => {
  const each = 1000 / perSecond;
  const at = now - paced.since;
  const used = Math.max(0, paced.wholeAt - at);
  if (used + each > burst * each) return false;
  paced.wholeAt = at + used + each;
  return true;
};
