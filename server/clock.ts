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

/** The shortest that beats together; while all do so at whole seconds, the process wakes once a second. */
const [halfSecond, second]: readonly [Ms, Ms] = [500, 1000];

/**
 * What beats once or twice a second does so at the same moments: at rest, each time that a process wakes costs more than what it does then.
 *
 * The first beat comes up to a second later than its period. One that throws is an uncaught error, as with a timer of its own, and keeps
 * none of the others from theirs.
 */
const beatsTogether = (): Clock['every'] => {
  type Beat = { left: Ms; readonly period: Ms; readonly beat: () => void };
  const beats = new Set<Beat>();
  let heart: { readonly every: Ms; readonly timer: NodeJS.Timeout; since: number } | undefined;
  const safely = (beat: () => void) => {
    try {
      beat();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };
  const pulse = (passed: Ms) => {
    if (heart) heart.since = performance.now();
    for (const one of [...beats]) {
      one.left -= passed;
      if (one.left > 0 || !beats.has(one)) continue;
      one.left = one.period;
      safely(one.beat);
    }
    keepPace(true);
  };
  const start = (every: Ms) => {
    heart = { every, timer: setInterval(() => pulse(every), every), since: performance.now() };
  };
  /**
   * As fast as what beats needs it, and not at all without any. It slows down with a pulse, and what has passed since the last one counts:
   * whatever comes and goes again and again keeps nobody else from beating.
   */
  const keepPace = (isPulse = false) => {
    const every = [...beats].every(({ period }) => period % second === 0) ? second : halfSecond;
    if (heart && beats.size > 0 && (heart.every === every || (every > heart.every && !isPulse))) return;
    const passed = heart && !isPulse ? performance.now() - heart.since : 0;
    for (const one of beats) one.left -= passed;
    clearInterval(heart?.timer);
    heart = undefined;
    if (beats.size > 0) start(every);
  };
  return (period, beat) => {
    if (period <= 0 || period % halfSecond !== 0) {
      const timer = setInterval(beat, period);
      return () => clearInterval(timer);
    }
    const before = heart;
    const one: Beat = { left: period, period, beat };
    beats.add(one);
    keepPace();
    // Of a heart that beats already, the pulse that comes next may come at once.
    one.left = before && heart === before ? period + before.every : period;
    return () => {
      beats.delete(one);
      keepPace();
    };
  };
};

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
    every: beatsTogether(),
  };
};
