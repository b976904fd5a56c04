/**
 * What changes for stations by itself: hours begin or end, one leaves us, an old key's time is over, another evening has other addresses.
 * What they may have is said anew then, and whoever is in by a key that is worth nothing any more is cut.
 */
import type { EpochMs } from './contract/units.ts';
import { nextChange } from './core/station-may.ts';
import type { Playout } from './playout/playout.ts';
import type { Clock } from './ports/clock.ts';
import type { Keyring } from './station-keys.ts';

type Needs = {
  readonly clock: Clock;
  readonly stationKeys: Keyring;
  readonly playout: Pick<Playout, 'partners' | 'plan' | 'touch'>;
  /** Cuts who is in and may not be. */
  readonly recheck: () => void;
};

/** Rings at the newest moment that it was set to; null: not at all. */
const alarmClock = (clock: Clock, ring: () => void) => {
  let cancel: (() => void) | undefined;
  let dueAt: EpochMs | null = null;
  const set = (at: EpochMs | null) => {
    if (at === dueAt) return;
    cancel?.();
    [cancel, dueAt] = [undefined, at];
    if (at === null) return;
    cancel = clock.wakeAt(at, () => {
      [cancel, dueAt] = [undefined, null];
      ring();
    });
  };
  return { set, close: () => set(null) };
};

export const watchStations = ({ clock, stationKeys, playout, recheck }: Needs) => {
  const hours = alarmClock(clock, playout.touch);
  const keys = alarmClock(clock, () => turned());
  const turned = () => {
    recheck();
    keys.set(stationKeys.nextEnd());
    playout.touch();
  };
  const off = stationKeys.onTurned(turned);
  keys.set(stationKeys.nextEnd());
  let plan = playout.plan();
  return {
    /** The evening or a station may be another. */
    look: () => {
      hours.set(nextChange(playout.partners() ?? [], clock.now()));
      if (plan === playout.plan()) return;
      plan = playout.plan();
      recheck();
    },
    close: () => {
      off();
      hours.close();
      keys.close();
    },
  };
};
