/**
 * How far the server's clock is ahead of this screen's, measured by round trips.
 *
 * The sample with the shortest round trip is the truest: its error is at most half of that trip.
 * Nothing here reads a clock.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';

/** `offset`: add it to this screen's time to have the server's. */
export type Sample = { readonly offset: Ms; readonly roundTrip: Ms };

const mostKept = 12;
/**
 * Two samples never differ by more than their roads explain, unless a clock moved: in a sleep, or as the server's does while it
 * follows a correction by 50 ms a second. This much more is noticed before clocks show it.
 */
const moved: Ms = 20;

export const sampleOf = (askedAt: EpochMs, answeredAt: EpochMs, serverNow: EpochMs): Sample => ({
  offset: serverNow - (askedAt + answeredAt) / 2,
  roundTrip: answeredAt - askedAt,
});

const truest = (samples: readonly Sample[]): Sample | undefined =>
  samples.reduce<Sample | undefined>((best, sample) => (best && best.roundTrip <= sample.roundTrip ? best : sample), undefined);

/** Keeps the newest samples; starts afresh when the newest says that a clock has moved. */
export const addSample = (samples: readonly Sample[], sample: Sample): readonly Sample[] => {
  const best = truest(samples);
  const couldErr = ((best?.roundTrip ?? 0) + sample.roundTrip) / 2;
  if (best && Math.abs(best.offset - sample.offset) > couldErr + moved) return [sample];
  return [...samples, sample].slice(-mostKept);
};

/** null while nothing was measured. */
export const offsetOf = (samples: readonly Sample[]): Ms | null => truest(samples)?.offset ?? null;
