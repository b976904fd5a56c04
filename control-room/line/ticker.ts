/**
 * One timer for every clock on the screen.
 *
 * A clock names the moment it counts from; it is called each time a whole number of seconds has passed
 * since that moment, or is left until it, so that all count evenly.
 */
import type { EpochMs } from '../../server/contract/units.ts';

export type Ticker = {
  /** Returns the way to stop. */
  tick(moment: EpochMs, beat: () => void): () => void;
};

const untilBeat = (now: EpochMs, moment: EpochMs): number => 1000 - ((((now - moment) % 1000) + 1000) % 1000);

/** @param now epoch ms by the server's clock, or null while it is not known: then nothing ticks but we look again */
export const ticker = (now: () => EpochMs | null): Ticker => {
  const clocks = new Map<() => void, EpochMs>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const plan = () => {
    clearTimeout(timer);
    if (clocks.size === 0) return;
    const at = now();
    const wait = at === null ? 100 : Math.min(...[...clocks.values()].map((moment) => untilBeat(at, moment)));
    // One more millisecond, since a timer may ring a little early and would then show the old second.
    timer = setTimeout(ring, wait + 1);
  };
  const ring = () => {
    for (const beat of clocks.keys()) beat();
    plan();
  };

  return {
    tick(moment, beat) {
      // A function of its own, so that one beat may belong to two clocks.
      const own = () => beat();
      clocks.set(own, moment);
      plan();
      return () => {
        clocks.delete(own);
        plan();
      };
    },
  };
};
