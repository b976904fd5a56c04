/**
 * Which events of a seat its lines took, and which it said it has: told once a second to whoever writes it down, and then forgotten.
 *
 * A line that begins with a snapshot has nothing of what was before it, and needs nothing of it.
 */
import type { FeedLine } from './feed-line.ts';

type Range = readonly [number, number];

/** Since it was asked last. `due`: what it was to be told; `snapshot`: up to which a snapshot stood in for all before, 0: none. */
export type SeatDelivery = {
  /** What stands before the numbers in the ids of these events. */
  readonly epoch: string;
  readonly due: Range | null;
  readonly taken: readonly Range[];
  readonly acknowledged: readonly Range[];
  readonly snapshot: number;
};

export type DeliveryDesk = {
  /** @param after the number of the event that it comes after. @param isSnapshot it is told all of it instead */
  readonly join: (line: FeedLine, after: number, isSnapshot: boolean) => void;
  readonly leave: (line: FeedLine) => void;
  /** By its own word. */
  readonly acknowledged: (id: string) => void;
  /** @param sequence of the last event that there is, in this life of the server */
  readonly drain: (sequence: number) => SeatDelivery;
};

/** More between two drains are put into one range each: nobody reads what comes later, and nothing grows. */
const mostRanges = 200;

const numberOf = (id: string): number => Number(/-(\d{1,15})$/.exec(id)?.[1] ?? 0);

/** @param epoch of this life of the server: what an earlier one told was accounted for there */
export const openDeliveryDesk = (epoch: string): DeliveryDesk => {
  const numberHere = (id: string): number => (id.startsWith(`${epoch}-`) ? numberOf(id) : 0);
  /** Of each line the number up to which it has been accounted for, and whether it still owes its snapshot. */
  const lines = new Map<FeedLine, { readonly after: number; readonly snapshot: number | null }>();
  let told = 0;
  let taken: Range[] = [];
  let acknowledged: Range[] = [];
  let snapshot = 0;

  const account = (line: FeedLine) => {
    const known = lines.get(line);
    const newest = line.taken();
    if (!known || !newest) return;
    const until = numberHere(newest.event);
    if (known.snapshot !== null) snapshot = Math.max(snapshot, known.snapshot);
    if (until > known.after && taken.length < mostRanges) taken.push([known.after + 1, until]);
    lines.set(line, { after: Math.max(known.after, until), snapshot: null });
  };
  return {
    join: (line, after, isSnapshot) => void lines.set(line, { after, snapshot: isSnapshot ? after : null }),
    leave: (line) => {
      account(line);
      lines.delete(line);
    },
    acknowledged: (id) => {
      const n = numberHere(id);
      const last = acknowledged.at(-1);
      if (last && n === last[1] + 1) acknowledged[acknowledged.length - 1] = [last[0], n];
      else if (n > 0 && acknowledged.length < mostRanges) acknowledged.push([n, n]);
    },
    drain: (sequence) => {
      for (const line of lines.keys()) account(line);
      const due: Range | null = sequence > told ? [told + 1, sequence] : null;
      const said = { epoch, due, taken, acknowledged, snapshot };
      told = sequence;
      [taken, acknowledged, snapshot] = [[], [], 0];
      return said;
    },
  };
};
