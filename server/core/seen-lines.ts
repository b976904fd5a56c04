/**
 * Which order lines have been counted, as a value: a set that is cheap to have in a new version per line.
 *
 * Names are spread over buckets, so that adding one copies one small bucket and not the whole set.
 */
import type { OrderLine } from './order-line.ts';

const bucketCount = 1024;

export type Seen = readonly (readonly string[])[];

export const noneSeen: Seen = Array.from({ length: bucketCount }, () => []);

/** A line is the same line whenever these four are. */
const nameOf = ({ source, orderId, lineId, kind }: OrderLine): string => JSON.stringify([source, orderId, lineId, kind]);

/** FNV-1a, 32 bits: spreads well and needs no library. */
const bucketOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % bucketCount;
};

/** The lines not seen before, each once, and the set with them in it. */
export const sift = (seen: Seen, lines: readonly OrderLine[]): { readonly fresh: readonly OrderLine[]; readonly seen: Seen } => {
  const draft = [...seen];
  const fresh = lines.filter((line) => {
    const name = nameOf(line);
    const at = bucketOf(name);
    const bucket = draft[at] ?? [];
    if (bucket.includes(name)) return false;
    draft[at] = [...bucket, name];
    return true;
  });
  return fresh.length === 0 ? { fresh, seen } : { fresh, seen: draft };
};
