/** Chance that comes out the same each time: two rehearsals with the same crowd vote alike. */
export type Chance = {
  /** 0 up to, not including, 1. */
  next(): number;
  between(least: number, most: number): number;
  /** True `share` of the time, 0…1. */
  happens(share: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
};

/** Mulberry32: small, and even enough for a crowd. */
export const openChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    happens: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)],
  };
};
