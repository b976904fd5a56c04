/**
 * Words of a page that did not come. A page speaks every two seconds; one second more is the network's.
 *
 * Counted as silence lasts, so that a page that has gone quiet is seen to miss while it does.
 */
import type { EpochMs, Ms } from '../contract/units.ts';

const every: Ms = 2000;
const grace: Ms = 1000;

const missedIn = (silence: Ms): number => Math.max(0, Math.floor((silence - grace) / every));

export type Beats = { readonly lastHeard: EpochMs; readonly missed: number };

/** @param now never before the word before */
export const heardAt = ({ lastHeard, missed }: Beats, now: EpochMs): Beats => ({
  lastHeard: now,
  missed: missed + missedIn(now - lastHeard),
});

export const missedBy = (beats: Beats, now: EpochMs): number => heardAt(beats, now).missed;
