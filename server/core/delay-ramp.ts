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

/** @param set of the station's path; 0 for one whose graphics are burnt in */
export const delayAt = (now: EpochMs, set: Ms, dumped: Pick<Dumped, 'at' | 'over'> | null | undefined): Ms => {
  if (!dumped) return set;
  const share = Math.min(1, Math.max(0, (now - dumped.at) / Math.max(dumped.over, 4 * set)));
  return set * share;
};
