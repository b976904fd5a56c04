/**
 * A station's delay now: as set, or on its way back up after the station dumped it.
 *
 * From none it grows evenly, slower than time passes: the moment that its viewers see never goes back and never stands still.
 */
import type { Dumped } from '../contract/outside-views.ts';
import type { EpochMs, Ms } from '../contract/units.ts';

/** When the series says nothing. */
const usualRebuild: Ms = 120_000;

/** How long building it up takes: at least four times the delay itself. @param asked as the series sets it */
export const rebuildFor = (delay: Ms, asked: Ms = usualRebuild): Ms => Math.max(asked, 4 * delay);

export type DumpedThen = Pick<Dumped, 'at' | 'over'>;

const overOf = (set: Ms, { over }: DumpedThen): Ms => Math.max(over, 4 * set);

/** @param set of the station's path; 0 for one whose graphics are burnt in */
export const delayAt = (now: EpochMs, set: Ms, dumped: DumpedThen | null | undefined): Ms => {
  if (!dumped) return set;
  const share = Math.min(1, Math.max(0, (now - dumped.at) / overOf(set, dumped)));
  return set * share;
};

/**
 * When this station's viewers see what was on air at the origin then. What they had not seen when the delay was dumped, they saw at that moment.
 * @param at epoch ms at the origin
 */
export const seenAt = (at: EpochMs, set: Ms, dumped: DumpedThen | null | undefined): EpochMs => {
  if (!dumped || set === 0) return at + set;
  const onTheRamp = Math.max(0, at - dumped.at) / (1 - set / overOf(set, dumped));
  return Math.min(at + set, dumped.at + onTheRamp);
};
