/**
 * What a station heard against what it must have heard: by the ids of the feed, and by the facts on disk.
 *
 * Pure. A reader of the feed has everything; one that polls, and a page, have what stood long enough for them.
 */
import type { RecordedFact } from '../../../server/cli/rehearse/books.ts';
import type { HeardBy } from './heard.ts';
import type { BenchStation } from './hundred.ts';
import { type Away, type Due, dueTo, forbidden, standing } from './truth.ts';

export type Judged = { readonly missing: readonly string[]; readonly outOfOrder: readonly string[]; readonly leaked: readonly string[] };

export type Record = {
  readonly facts: readonly RecordedFact[];
  /** Every event that counts of each station's feed, oldest first. */
  readonly ids: (station: string) => readonly string[];
  /** Killed and started again. */
  readonly away?: Away | undefined;
};

/** Two polls and an answer. */
const seenByPolling = 2500;
/** A page that is behind is told the newest only. */
const seenByPages = 500;

/** Of the kinds that a mark belongs to, those whose order is the record's. */
const isRun = (mark: string): boolean => mark.startsWith('run ') && !mark.startsWith('run at ');

/** Those that stand before one that they came after. */
const turned = (heard: readonly string[], due: readonly string[]): readonly string[] => {
  const places = new Map(due.map((one, place) => [one, place] as const));
  const known = heard.flatMap((one) => (places.has(one) ? [{ one, place: places.get(one) ?? 0 }] : []));
  return known.filter(({ place }, n) => n > 0 && place <= (known[n - 1]?.place ?? -1)).map(({ one }) => one);
};

const judgeIds = (heard: HeardBy, ids: readonly string[]): Omit<Judged, 'leaked'> => {
  const came = heard.arrivals.map(({ id }) => id);
  const [first] = heard.arrivals;
  // Whatever was before the first snapshot is in it.
  const after = ids.slice(first ? ids.indexOf(first.id) + 1 : 0);
  const had = new Set(came);
  // A snapshot may say again where its reader is already.
  const steps = heard.arrivals.filter(({ id, type }, n) => n > 0 && !(type === 'snapshot' && id === heard.arrivals[n - 1]?.id));
  const known = new Set(after);
  return {
    missing: after.filter((id) => !had.has(id)),
    outOfOrder: [
      ...turned(
        steps.map(({ id }) => id),
        after,
      ),
      ...steps.flatMap(({ id }) => (known.has(id) ? [] : [`${id}, which was never told`])),
    ],
  };
};

const leastFor = { steady: 0, slow: 0, cutting: 0, polling: seenByPolling, page: seenByPages } as const;

/** What this dress can show of it: a page has graphics only, a row the run's beginning and the end. */
const isShownTo = ({ habit }: BenchStation, { marks, arrivals }: HeardBy): ((mark: string) => boolean) => {
  if (habit === 'page') return (mark) => mark.startsWith('graphic ');
  if (habit !== 'polling' || arrivals.length > 0) return (mark) => !mark.startsWith('run at ');
  const isRow = marks.some((mark) => mark.startsWith('run at '));
  return (mark) => mark === 'ended' || (isRow ? mark.startsWith('run at ') : isRun(mark));
};

const told = ({ mark, from, until }: Due): string => (Number.isFinite(until) ? `${mark}, which stood for ${until - from} ms` : mark);

export const judge = (station: BenchStation, heard: HeardBy, { facts, ids, away }: Record): Judged => {
  const isShown = isShownTo(station, heard);
  const due = standing(dueTo(facts, station), leastFor[station.habit], away).filter(({ mark }) => isShown(mark));
  const had = new Set(heard.marks);
  const not = forbidden(facts, station);
  const readsFeed = ['steady', 'slow', 'cutting'].includes(station.habit);
  const byIds = readsFeed ? judgeIds(heard, ids(station.id)) : { missing: [], outOfOrder: [] };
  return {
    missing: [...byIds.missing, ...due.filter(({ mark }) => !had.has(mark)).map(told)],
    outOfOrder: [
      ...byIds.outOfOrder,
      ...turned(
        heard.marks.filter(isRun),
        due.map(({ mark }) => mark),
      ),
      ...Array.from({ length: heard.backwards }, () => 'an older state after a newer one'),
    ],
    leaked: heard.marks.filter((mark) => not.has(mark)),
  };
};
