/**
 * The end of an evening in earnest is asked for, and comes a little later: until then it can be taken back,
 * and nothing is off air, published or put away.
 */
import type { EpochMs, Ms } from './units.ts';

/** Long enough to read what was pressed, walk to a keyboard and take it back. */
export const finishAfter: Ms = 15_000;

export type Finishing = {
  readonly endsAt: EpochMs;
  /** Who asked for it, by name. */
  readonly by: string;
  readonly reason: string | null;
};

/**
 * Does the end cut anything off? Then it wants a reason.
 * @param left of the segment on air, ms; negative once it is over
 */
export const cutsOff = ({ rowsToCome, left }: { readonly rowsToCome: number; readonly left: Ms }): boolean =>
  rowsToCome > 0 || left > finishAfter;
