/**
 * Notices that somebody cut by hand: program has been a scene nobody here asked for, for 300 ms.
 *
 * Shorter ones are OBS's own: leaving studio mode shows the preview on program for an instant.
 */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

const steady: Ms = 300;

export type HandWatch = {
  /** @param stranger the scene on program when nobody here asked for it; undefined when it is ours or unknown */
  see(stranger: string | undefined): void;
};

export const watchHands = (clock: Clock, report: (scene: string) => void): HandWatch => {
  let seen: string | undefined;
  let cancel: () => void = () => undefined;
  return {
    see: (stranger) => {
      if (stranger === seen) return;
      cancel();
      seen = stranger;
      cancel = stranger === undefined ? () => undefined : clock.wakeAt(clock.now() + steady, () => report(stranger));
    },
  };
};
