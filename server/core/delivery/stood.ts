/** What stood in a station's picture, over its minutes: the same thing is one line, however often it came on. */
import type { DeliveryMinute, StationDelivery, Stood } from '../../contract/delivery.ts';

const mostLines = 200;

type Line = StationDelivery['graphics']['some'][number];

/** A product is the same by its id, whatever was written on its card; words are the same by what they say. */
const nameOf = ({ kind, productId, what, mandatory, paid }: Stood): string => JSON.stringify([kind, productId ?? what, mandatory, paid]);

/** What must be there and what is paid for stand first. */
const weight = ({ paid, mandatory }: Line): number => (paid ? 0 : mandatory ? 1 : 2);

/** @param minutes in their order */
export const stoodAll = (minutes: readonly DeliveryMinute[]): StationDelivery['graphics'] => {
  const lines = new Map<string, Line>();
  for (const { stood } of minutes)
    for (const one of stood) {
      const { id: _, ...line } = one;
      const known = lines.get(nameOf(one)) ?? { ...line, lasted: 0 };
      const [first, last] = [Math.min(known.first, line.first), Math.max(known.last, line.last)];
      lines.set(nameOf(one), { ...known, first, last, lasted: known.lasted + line.lasted });
    }
  const all = [...lines.values()].sort((a, b) => weight(a) - weight(b) || a.first - b.first);
  return { more: Math.max(0, all.length - mostLines), some: all.slice(0, mostLines) };
};
