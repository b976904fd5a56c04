/** True time that a test may push forward: for servers that run with real sockets and timers. */
import type { Clock } from '../../server/ports/clock.ts';

export type ShiftableClock = Clock & { shift(by: number): void };

export const shiftableClock = (): ShiftableClock => {
  let shifted = 0;
  const now = () => Date.now() + shifted;
  return {
    now,
    shift: (by) => {
      shifted += by;
    },
    wakeAt: (at, ring) => {
      const timer = setTimeout(ring, Math.max(0, at - now()));
      return () => clearTimeout(timer);
    },
    every: (period, beat) => {
      const timer = setInterval(beat, period);
      return () => clearInterval(timer);
    },
  };
};
