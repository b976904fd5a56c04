/**
 * Ballots a second, from counts as they arrive: over the last five seconds, so that it neither flickers nor lags.
 *
 * Nothing here reads a clock: callers pass `now`, by the server's clock.
 */
import type { EpochMs, Ms } from '../../../server/contract/units.ts';

export type Sample = { readonly at: EpochMs; readonly ballots: number };

const over: Ms = 5000;
const least: Ms = 900;
/** Counts come at most ten times a second: this is more than `over` of them. */
const mostKept = 80;

/** A count that is lower than the last one belongs to another try: it starts afresh. */
export const addSample = (samples: readonly Sample[], sample: Sample): readonly Sample[] => {
  const last = samples.at(-1);
  if (!last || sample.ballots < last.ballots) return [sample];
  if (sample.at <= last.at) return samples;
  return [...samples, sample].slice(-mostKept);
};

/** @returns ballots a second; null while too little is known */
export const perSecond = (samples: readonly Sample[], now: EpochMs): number | null => {
  const last = samples.at(-1);
  const base = samples.findLast(({ at }) => at <= now - over) ?? samples[0];
  if (!last || !base) return null;
  const span = Math.min(over, now - base.at);
  return span < least ? null : ((last.ballots - base.ballots) * 1000) / span;
};
