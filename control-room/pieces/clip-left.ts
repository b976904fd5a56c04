/** What is left of a clip, and whether its out-words are due. */
import type { EpochMs } from '../../server/contract/units.ts';

/** Seconds before the end from which the out-words stand large. */
const outWordsFrom = 10;

/** @returns whole seconds, never negative: the clip has run out at 0 */
export const clipLeftAt = (endsAt: EpochMs, now: EpochMs): number => Math.max(0, Math.ceil((endsAt - now) / 1000));

export const areOutWordsDue = (left: number): boolean => left < outWordsFrom;
