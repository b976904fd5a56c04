/**
 * The last events of one station's feed, and where a returning reader goes on.
 *
 * Ids are `<epoch>-<sequence>`; sequences are 1, 2, 3 … within an epoch (one life of the server), without gaps. A ring may begin
 * with the events of earlier lives: an id is looked up in the chain as it was told, whoever told it.
 * Bounded: who has been away for longer gets a snapshot. Of an event nothing is kept but what it says, which many stations share: its id
 * follows from its place.
 */
import type { StationEvent } from '../contract/views.ts';
import type { Change } from '../core/station-feed.ts';

export type EventRing = {
  /** The next event with its id; nobody has it yet. Each must be kept, in this order. */
  readonly draft: (change: Change) => StationEvent;
  readonly keep: (change: Change) => void;
  /** Drafts and keeps. */
  readonly add: (change: Change) => StationEvent;
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

/** `from`: the place in the chain of the first that is known of it, 0 for the first of all; `sequence`: the one in that one's id. */
type Life = { readonly epoch: string; readonly from: number; readonly sequence: number };

const partsOf = (id: string): Pick<Life, 'epoch' | 'sequence'> => {
  const dash = id.lastIndexOf('-');
  return { epoch: id.slice(0, dash), sequence: Number(id.slice(dash + 1)) };
};

const livesOf = (earlier: readonly StationEvent[], epoch: string): readonly Life[] => {
  const lives: Life[] = [];
  for (const [from, { id }] of earlier.entries()) {
    const found = partsOf(id);
    if (lives.at(-1)?.epoch !== found.epoch) lives.push({ ...found, from });
  }
  return [...lives, { epoch, from: earlier.length, sequence: 1 }];
};

/** Places and ids of one chain. What came before a life's first event has the number before it. */
const openChain = (lives: readonly Life[]) => {
  const idAt = (place: number): string => {
    const life = lives.findLast(({ from }) => from <= place) ?? lives[0];
    return life ? `${life.epoch}-${life.sequence + place - life.from}` : '';
  };
  return {
    idAt,
    /** @returns undefined for an id that is of no life, or written otherwise */
    placeOf: (id: string): number | undefined => {
      const { epoch, sequence } = partsOf(id);
      const places = lives.flatMap((life) => (life.epoch === epoch ? [life.from + sequence - life.sequence] : []));
      return places.find((place) => Number.isSafeInteger(place) && idAt(place) === id);
    },
  };
};

/** @param size how many events are kept; must be above 0 */
export const eventRing = (epoch: string, size: number, earlier: readonly StationEvent[] = []): EventRing => {
  const { idAt, placeOf } = openChain(livesOf(earlier, epoch));
  const kept: Change[] = earlier.slice(-size).map(({ id: _, ...change }) => change);
  /** The place of the oldest that is kept. */
  let first = earlier.length - kept.length;
  let [drafted, sequence] = [0, 0];

  const eventAt = (place: number): StationEvent | undefined => {
    const change = kept[place - first];
    return change && { id: idAt(place), ...change };
  };
  const draft: EventRing['draft'] = (change) => {
    drafted += 1;
    return { id: `${epoch}-${drafted}`, ...change };
  };
  const keep: EventRing['keep'] = (change) => {
    sequence += 1;
    kept.push(change);
    if (kept.length <= size) return;
    kept.shift();
    first += 1;
  };
  return {
    draft,
    keep,
    add: (change) => {
      const event = draft(change);
      keep(change);
      return event;
    },
    lastId: () => idAt(first + kept.length - 1),
    sequence: () => sequence,
    find: (id) => {
      const place = placeOf(id);
      return place === undefined ? undefined : eventAt(place);
    },
    after: (id) => {
      const place = placeOf(id);
      const next = place === undefined ? -1 : place + 1 - first;
      if (next < 0 || next > kept.length) return undefined;
      return kept.slice(next).map((change, later) => ({ id: idAt(first + next + later), ...change }));
    },
  };
};
