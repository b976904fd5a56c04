/**
 * What was drafted for stations at one moment, as the book has it: what many are told alike is one entry, also where some of them are told it
 * later than others.
 */
import { type Change, inTheirOrder } from '../core/station-feed.ts';
import type { FeedEntry } from '../ports/feed-book.ts';
import type { Drafted } from './seat-feed.ts';

export type Entering = { readonly station: string; readonly drafted: readonly Drafted[] };

const sequenceOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Numbers go on from one moment to the next. */
export const openEntries = (epoch: string) => {
  const numbers = new WeakMap<Change, number>();
  let given = 0;
  const numberOf = (change: Change): number => {
    const known = numbers.get(change);
    if (known !== undefined) return known;
    given += 1;
    numbers.set(change, given);
    return given;
  };
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
    return changes.map(([change, stations]) => {
      const { type, onAirAt, data } = change;
      return { epoch, number: numberOf(change), activation, type, onAirAt, data: JSON.stringify(data), told: stations };
    });
  };
};
