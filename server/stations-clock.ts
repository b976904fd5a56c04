/** Wakes the house when hours of a station begin or end, or one leaves us: what it may have changes then by itself. */
import type { Ms } from './contract/units.ts';
import type { MayRule } from './core/station-may.ts';
import { nextChange } from './core/station-may.ts';
import type { Clock } from './ports/clock.ts';

type Needs = {
  readonly clock: Clock;
  readonly stations: () => readonly { readonly station: MayRule; readonly delay: Ms }[];
  /** What stations may have is another. */
  readonly changed: () => void;
};

export const stationsClock = ({ clock, stations, changed }: Needs) => {
  let cancel: (() => void) | undefined;
  let dueAt: number | null = null;
  const rest = () => {
    cancel?.();
    [cancel, dueAt] = [undefined, null];
  };
  return {
    /** The evening or a station may be another. */
    look: () => {
      const next = nextChange(stations(), clock.now());
      if (next === dueAt) return;
      rest();
      if (next === null) return;
      dueAt = next;
      cancel = clock.wakeAt(next, () => {
        [cancel, dueAt] = [undefined, null];
        changed();
      });
    },
    close: rest,
  };
};
