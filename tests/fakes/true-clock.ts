/** The true clock and a log that keeps quiet; also for child processes, so without the test runner. */
import type { Clock } from '../../server/ports/clock.ts';

export const trueClock: Clock = {
  // Whole milliseconds, as every schema of a moment wants them.
  now: () => Math.round(performance.timeOrigin + performance.now()),
  wakeAt: (at, ring) => {
    const timer = setTimeout(ring, at - trueClock.now());
    return () => clearTimeout(timer);
  },
  every: (period, beat) => {
    const timer = setInterval(beat, period);
    return () => clearInterval(timer);
  },
};

export const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
