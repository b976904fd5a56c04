/**
 * The last events of one station's feed, and where a returning reader goes on.
 *
 * Ids are `<epoch>-<sequence>`; sequences are 1, 2, 3 … within an epoch (one life of the server), without gaps. A ring may begin
 * with the events of earlier lives: an id is looked up in the chain as it was told, whoever told it.
 * Bounded: who has been away for longer gets a snapshot.
 */
import type { StationEvent } from '../contract/views.ts';

export type EventRing = {
  /** The next event with its id; nobody has it yet. Each must be kept, in this order. */
  readonly draft: (event: Omit<StationEvent, 'id'>) => StationEvent;
  readonly keep: (event: StationEvent) => void;
  /** Drafts and keeps. */
  readonly add: (event: Omit<StationEvent, 'id'>) => StationEvent;
  /** The id of the last event that is kept; before the first, of the last of an earlier life, or `<epoch>-0`. */
  readonly lastId: () => string;
  /** How many were kept in this epoch. */
  readonly sequence: () => number;
  /** The event of this id, while it is kept. */
  readonly find: (id: string) => StationEvent | undefined;
  /** The events after this id in order; undefined when it is unknown or too old. */
  readonly after: (id: string) => readonly StationEvent[] | undefined;
};

/** What earlier lives told, in order, without gaps. */
export type EarlierEvents = readonly [StationEvent, ...StationEvent[]];

/** The id that somebody had who missed all of these. */
const idBefore = ([first]: EarlierEvents): string => {
  const dash = first.id.lastIndexOf('-');
  return `${first.id.slice(0, dash)}-${Number(first.id.slice(dash + 1)) - 1}`;
};

/** @param size how many events are kept; must be above 0 */
export const eventRing = (epoch: string, size: number, earlier?: EarlierEvents): EventRing => {
  const kept: StationEvent[] = [];
  let before = earlier ? idBefore(earlier) : `${epoch}-0`;
  let [drafted, sequence] = [0, 0];
  const push = (event: StationEvent) => {
    kept.push(event);
    if (kept.length > size) before = kept.shift()?.id ?? before;
  };
  for (const event of earlier ?? []) push(event);

  const draft: EventRing['draft'] = (said) => {
    drafted += 1;
    return { id: `${epoch}-${drafted}`, ...said };
  };
  const keep: EventRing['keep'] = (event) => {
    sequence += 1;
    push(event);
  };
  return {
    draft,
    keep,
    add: (said) => {
      const event = draft(said);
      keep(event);
      return event;
    },
    lastId: () => kept.at(-1)?.id ?? before,
    sequence: () => sequence,
    find: (id) => kept.find((event) => event.id === id),
    after: (id) => {
      if (id === before) return [...kept];
      const place = kept.findLastIndex((event) => event.id === id);
      return place < 0 ? undefined : kept.slice(place + 1);
    },
  };
};
