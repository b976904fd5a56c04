/**
 * Holds what arrives until this output's viewers are at that moment: a station's graphics meet a picture that left
 * the origin earlier. What arrives is let go in order; bounded, the oldest is given up first (views are whole).
 */
import type { EpochMs } from '../../server/contract/units.ts';

export type HoldBack<T> = {
  /** @param at epoch ms at the origin, when this was so */
  readonly add: (at: EpochMs, item: T) => void;
  /** Puts another in the place of the one that is held, at its moment. @returns false when none of those held is it */
  readonly replace: (isIt: (item: T) => boolean, change: (item: T) => T) => boolean;
  /** What is due by now, in the order it came. @param airNow epoch ms at the origin that this output's viewers see now */
  readonly due: (airNow: EpochMs) => readonly T[];
  /** The moment of the next that is held; undefined when nothing is. */
  readonly next: () => EpochMs | undefined;
};

/** @param most how many are held; must be above 0 */
export const holdBack = <T>(most: number): HoldBack<T> => {
  let held: { at: EpochMs; item: T }[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  return {
    add: (at, item) => {
      // Never before what came before it, so that order stands even where two moments are told out of order.
      newest = Math.max(newest, at);
      held.push({ at: newest, item });
      if (held.length > most) held.shift();
    },
    replace: (isIt, change) => {
      const found = held.find(({ item }) => isIt(item));
      if (found) found.item = change(found.item);
      return found !== undefined;
    },
    next: () => held[0]?.at,
    due: (airNow) => {
      const ready = held.filter(({ at }) => at <= airNow);
      held = held.slice(ready.length);
      return ready.map(({ item }) => item);
    },
  };
};
