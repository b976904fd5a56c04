/**
 * The clock of a process: the machine’s time, carried by the monotonic clock.
 *
 * It never goes backwards. When the machine's clock is corrected it follows by at most 50 ms a second,
 * so that a window neither jumps shut nor opens again. A process that comes back goes on from the last moment it has on disk,
 * when the machine's clock was set back by a little meanwhile; by more than ten minutes, it was that moment that was wrong.
 */
import { performance } from 'node:perf_hooks';
import type { EpochMs, Ms } from './contract/units.ts';
import type { Clock } from './ports/clock.ts';

const steepest = 0.05;
/** setTimeout cannot wait longer than 2^31 ms. */
const longestWait = 2_000_000_000;

const mostAhead: Ms = 600_000;

/** @param since the last moment on disk, from a life before */
export const openClock = (machineTime: () => number = Date.now, since?: EpochMs): Clock => {
  let seen = performance.now();
  const began = machineTime();
  let anchor = (since !== undefined && since - began <= mostAhead ? Math.max(since, began) : began) - seen;

  const now = (): number => {
    const tick = performance.now();
    const most = (tick - seen) * steepest;
    const wanted = machineTime() - tick - anchor;
    anchor += Math.max(-most, Math.min(most, wanted));
    seen = tick;
    return Math.floor(anchor + tick);
  };

  return {
    now,
    wakeAt(at, ring) {
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const left = at - now();
        if (left <= 0) ring();
        else timer = setTimeout(wait, Math.min(left, longestWait));
      };
      timer = setTimeout(wait, Math.max(0, Math.min(at - now(), longestWait)));
      return () => clearTimeout(timer);
    },
    every(period, beat) {
      const timer = setInterval(beat, period);
      return () => clearInterval(timer);
    },
  };
};
