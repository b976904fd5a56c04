/**
 * How fast it sells: net sales by the minute in which they were ordered.
 *
 * Bounded: the last `minutesKept` minutes up to the newest sale. A shop whose clock runs ahead cannot
 * push the others out: a line never belongs to a minute after the one in which we received it.
 */
import type { EpochMs, Minor, Ms } from '../contract/units.ts';
import type { OrderLine } from './order-line.ts';

const minute: Ms = 60_000;
/** A show of two hours with an hour to spare. */
export const minutesKept = 180;

type MinuteSales = {
  readonly units: number;
  readonly net: Readonly<Record<string, Minor>>;
  readonly bySku: Readonly<Record<string, number>>;
};

/** By minute since 1970. */
export type Minutes = ReadonlyMap<number, MinuteSales>;

const noSales: MinuteSales = { units: 0, net: {}, bySku: {} };

export const noMinutes: Minutes = new Map();

/** When a line counts as ordered: as the shop says, but never after we had it. */
export const orderedAt = (line: OrderLine): EpochMs => Math.min(line.orderedAt, line.receivedAt);

export const withPaceOf = (minutes: Minutes, lines: readonly OrderLine[]): Minutes => {
  const draft = new Map(minutes);
  for (const line of lines) {
    const key = Math.floor(orderedAt(line) / minute);
    const { units, net, bySku } = draft.get(key) ?? noSales;
    draft.set(key, {
      units: units + line.units,
      net: { ...net, [line.currency]: (net[line.currency] ?? 0) + line.amountMinor },
      bySku: { ...bySku, [line.sku]: (bySku[line.sku] ?? 0) + line.units },
    });
  }
  const oldest = newestOf(draft) - minutesKept;
  for (const key of draft.keys()) if (key <= oldest) draft.delete(key);
  return draft;
};

const newestOf = (minutes: Minutes): number => [...minutes.keys()].reduce((newest, key) => Math.max(newest, key), Number.NEGATIVE_INFINITY);

/** The last `count` minutes up to the one that holds `now`, oldest first, quiet ones included. `at` is when the minute began. */
export const paceUntil = (
  minutes: Minutes,
  now: EpochMs,
  count: number,
  currency: string,
): readonly { readonly at: EpochMs; readonly units: number; readonly netMinor: Minor }[] => {
  const length = Math.min(count, minutesKept);
  const first = Math.floor(now / minute) - length + 1;
  return Array.from({ length }, (_, i) => {
    const key = first + i;
    const { units, net } = minutes.get(key) ?? noSales;
    return { at: key * minute, units, netMinor: net[currency] ?? 0 };
  });
};

/** Net units of one SKU in each whole minute that began from `since` on and is over by `now`, newest last, at most `count`. */
export const wholeMinutesOf = (minutes: Minutes, sku: string, since: EpochMs, now: EpochMs, count: number): readonly number[] => {
  const end = Math.floor(now / minute);
  const begin = Math.max(Math.ceil(since / minute), end - Math.min(count, minutesKept));
  return Array.from({ length: Math.max(0, end - begin) }, (_, i) => minutes.get(begin + i)?.bySku[sku] ?? 0);
};
