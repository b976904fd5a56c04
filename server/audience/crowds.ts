/**
 * How many passes each place has had lately: halves every five minutes, at most 50,000 places at once.
 *
 * When more places come than fit, the one that was quiet longest is forgotten: that errs for the viewer.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Place } from './address-prefix.ts';

export const halvesEvery: Ms = 300_000;
const mostPlaces = 50_000;

type Crowd = { passes: number; at: EpochMs };

export type Crowds = {
  /** Passes of this place, older ones counting less. Never negative. */
  of(place: Place, now: EpochMs): number;
  add(place: Place, now: EpochMs): void;
  readonly places: number;
};

export const createCrowds = (most = mostPlaces): Crowds => {
  // In the order of their last pass, oldest first.
  const crowds = new Map<Place, Crowd>();
  const faded = ({ passes, at }: Crowd, now: EpochMs): number => passes * 0.5 ** (Math.max(0, now - at) / halvesEvery);
  return {
    get places() {
      return crowds.size;
    },
    of(place, now) {
      const crowd = crowds.get(place);
      return crowd ? faded(crowd, now) : 0;
    },
    add(place, now) {
      const crowd = crowds.get(place);
      const passes = (crowd ? faded(crowd, now) : 0) + 1;
      crowds.delete(place);
      for (const [quiet] of crowds) {
        if (crowds.size < most) break;
        crowds.delete(quiet);
      }
      crowds.set(place, { passes, at: now });
    },
  };
};
