/** Heartbeats on the feeds, at most two seconds apart: only while somebody listens, so that a show at rest is not woken for nobody. */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

const heartbeat: Ms = 1500;

export const openHeartbeats = (clock: Pick<Clock, 'every'>, beat: () => void) => {
  const feeds = new Set<object>();
  let stop: (() => void) | undefined;
  const rest = () => {
    if (feeds.size > 0) return;
    stop?.();
    stop = undefined;
  };
  return {
    /** @returns the way to say that it has left */
    came: (): (() => void) => {
      const feed = {};
      feeds.add(feed);
      stop ??= clock.every(heartbeat, beat);
      return () => {
        feeds.delete(feed);
        rest();
      };
    },
    close: () => {
      feeds.clear();
      rest();
    },
  };
};
