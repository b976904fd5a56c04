/** The machine's own clock behind the port, for tests that speak to real sockets. */
import type { Clock } from '../../server/ports/clock.ts';

export const trueClock: Clock = {
  now: () => Date.now(),
  wakeAt: (at, ring) => {
    const timer = setTimeout(ring, Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  },
  every: (period, beat) => {
    const timer = setInterval(beat, period);
    return () => clearInterval(timer);
  },
};
