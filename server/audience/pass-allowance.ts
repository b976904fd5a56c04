/**
 * How often one pass may vote over plain HTTP: `burst` at once, `perSecond` in the long run, as a phone on its socket.
 *
 * By pass and not by address: a carrier puts thousands of phones behind one. A socket has an allowance of its own, so a pass that votes
 * on its socket and over HTTP at once has both, and each line on which it is held has one: the count takes it once all the same.
 * Bounded: a table that never grows, one slot a pass as long as passes are fewer than slots. Passes that lie that far apart share a slot,
 * and whoever comes takes it with a whole allowance: two of them, voting in turn, get past this, and nobody is refused for another's votes.
 */
import type { EpochMs, Ms } from '../contract/units.ts';

export type PassAllowance = {
  /** True when this pass may vote now; it has then used one. */
  take(index: number, now: EpochMs): boolean;
};

/** A power of two. Eight bytes each, which the system gives only once a pass of that index has voted. */
const mostSlots = 1 << 20;

type Options = {
  readonly burst: number;
  readonly perSecond: number;
  readonly start: EpochMs;
  /** A power of two. */
  readonly slots?: number;
};

/**
 * A slot is the pass and the time at which its allowance is whole again, in ms after the start, modulo 2^32.
 * Both as plain numbers side by side: no object a vote, and one line of the processor's cache.
 */
export const createPassAllowance = ({ burst, perSecond, start, slots = mostSlots }: Options): PassAllowance => {
  const table = new Uint32Array(slots * 2);
  const last = slots - 1;
  const each: Ms = 1000 / perSecond;
  const most = burst * each;
  return {
    take(index, now) {
      const at = (index & last) * 2;
      const since = (now - start) >>> 0;
      const until = ((table[at + 1] ?? 0) - since) | 0;
      // Further ahead than anybody can get: the clock was set back, or the slot is weeks old.
      const used = table[at] !== index || until < 0 || until > most ? 0 : until;
      if (used + each > most) return false;
      table[at] = index;
      table[at + 1] = since + used + each;
      return true;
    },
  };
};
