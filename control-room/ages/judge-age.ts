/**
 * Whether a value from outside may still be believed, and how old it is.
 *
 * Everything is old while the line to the server is lost: then nobody tells us anything. A value that came back with the line is as old as
 * its own moment says, never as young as the line.
 */
import { type Source, staysFresh } from '../../server/contract/ages.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';

/** `age`: never negative; null where nobody knows since when it is so. */
export type Judged = { readonly isOld: boolean; readonly age: Ms | null };

/** `now`: as of the view while the line is open, since between two views nobody told us anything; by the server’s clock while it is lost. */
export type Seen = { readonly now: EpochMs; readonly isLost: boolean };

/** @param at when it was last so; null: it is not known, which the value itself says */
export const judgeAge = (of: Source, at: EpochMs | null, { now, isLost }: Seen): Judged => {
  if (at === null) return { isOld: isLost, age: null };
  const age = Math.max(0, now - at);
  return { isOld: isLost || age > staysFresh[of], age };
};
