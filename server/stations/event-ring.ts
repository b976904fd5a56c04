/**
 * The last events of one station's feed, and where a returning reader goes on.
 *
 * Ids are `<epoch>-<sequence>`; sequences are 1, 2, 3 … within an epoch (one life of the server), without gaps.
 * Bounded: who has been away for longer gets a snapshot.
 */
import type { StationEvent } from '../contract/views.ts';

export type EventRing = {
  readonly add: (event: Omit<StationEvent, 'id'>) => StationEvent;
  /** The id of the last event; of `<epoch>-0` before the first. */
  readonly lastId: () => string;
  readonly sequence: () => number;
  /** The event of this id, while it is kept. */
  readonly find: (id: string) => StationEvent | undefined;
  /** The events after this id in order; undefined when it is unknown, too old, or of another epoch. */
  readonly after: (id: string) => readonly StationEvent[] | undefined;
};

/** @param size how many events are kept; must be above 0 */
export const eventRing = (epoch: string, size: number): EventRing => {
  const kept: StationEvent[] = [];
  let sequence = 0;
  const idOf = (n: number) => `${epoch}-${n}`;
  return {
    add: (said) => {
      sequence += 1;
      const event: StationEvent = { id: idOf(sequence), ...said };
      kept.push(event);
      if (kept.length > size) kept.shift();
      return event;
    },
    lastId: () => idOf(sequence),
    sequence: () => sequence,
    find: (id) => kept.find((event) => event.id === id),
    after: (id) => {
      const dash = id.lastIndexOf('-');
      const digits = id.slice(dash + 1);
      if (id.slice(0, Math.max(dash, 0)) !== epoch || !/^\d{1,15}$/.test(digits)) return undefined;
      const missed = sequence - Number(digits);
      if (missed < 0 || missed > kept.length) return undefined;
      return kept.slice(kept.length - missed);
    },
  };
};
