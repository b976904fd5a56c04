/** What was drafted for all stations at one moment, as the book has it: what many are told alike is one entry. */
import { type Change, inTheirOrder } from '../core/station-feed.ts';
import type { FeedEntry } from '../ports/feed-book.ts';
import type { Drafted } from './seat-feed.ts';

export type Entering = { readonly station: string; readonly drafted: readonly Drafted[] };

const sequenceOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Numbers go on from one moment to the next. A station's own events stand in their order. */
export const openEntries = (epoch: string) => {
  let number = 0;
  return (activation: string | null, moment: readonly Entering[]): readonly FeedEntry[] => {
    const told = new Map<Change, Record<string, number>>();
    for (const { station, drafted } of moment)
      for (const { change, event } of drafted) {
        const stations = told.get(change) ?? {};
        stations[station] = sequenceOf(event.id);
        told.set(change, stations);
      }
    // Not everybody is told all of it: whoever came first here says nothing of the order.
    const changes = [...told].sort(([a], [b]) => inTheirOrder(a, b));
    return changes.map(([{ type, onAirAt, data }, stations]) => {
      number += 1;
      return { epoch, number, activation, type, onAirAt, data: JSON.stringify(data), told: stations };
    });
  };
};
