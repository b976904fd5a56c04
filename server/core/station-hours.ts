/**
 * A station as an evening has it: its hours and its own hard out are moments, turned once from the clocks of its zone.
 *
 * Moments are those of the station's own viewers, who see the picture later than the origin.
 */
import type { Station } from '../contract/show-file.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { momentOf } from './plan-times.ts';

export type Span = { readonly from: EpochMs; readonly to: EpochMs };

export type PlannedStation = Station & {
  /** When something may be sold on it, in order, apart from each other; at any time when left out. */
  readonly openFor?: readonly Span[];
  /** When it leaves us. */
  readonly outAt?: EpochMs;
};

/** What an evening may change of it. */
export type Changed = Pick<Station, 'excludes' | 'categories' | 'withoutCategories' | 'labels' | 'delay'>;
export type StationChange = { readonly set: Partial<Changed>; readonly at: EpochMs; readonly by: string };

/** `start`: when the show is planned to start. */
type Evening = { readonly zone: string; readonly date: string; readonly start: EpochMs };

/** A show that begins before midnight and one that is rehearsed a day on have their hours too. */
const days = [-1, 0, 1, 2] as const;

/** Of a time that the zone's clocks jump over, the one an hour on. */
const moment = (date: string, time: string, zone: string, daysLater: number): EpochMs | undefined => {
  const found = momentOf(date, time, zone, daysLater);
  if (found !== undefined) return found;
  const [hour = 0, ...rest] = time.split(':').map(Number);
  return momentOf(date, [(hour + 1) % 24, ...rest].join(':'), zone, daysLater);
};

const joined = (spans: readonly Span[]): readonly Span[] => {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && last.to >= span.from) apart.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) });
    else apart.push(span);
  }
  return apart;
};

/** Text of one form sorts as its times do: `20:00` and `20:00:30` too. */
const isLaterInTheDay = (a: string, b: string): boolean => a > b;

const openFor = (station: Station, zone: string, date: string): readonly Span[] | undefined =>
  station.hours &&
  joined(
    station.hours.flatMap(({ from, to }) =>
      days.flatMap((day) => {
        const [begins, ends] = [moment(date, from, zone, day), moment(date, to, zone, day + (isLaterInTheDay(to, from) ? 0 : 1))];
        return begins === undefined || ends === undefined ? [] : [{ from: begins, to: ends }];
      }),
    ),
  );

/** The first time after the start that its clocks show this. */
const outAt = ({ hardOut }: Station, zone: string, { date, start }: Evening): EpochMs | undefined => {
  if (hardOut === undefined) return undefined;
  const moments = days.map((day) => moment(date, hardOut, zone, day));
  return moments.find((at) => at !== undefined && at > start);
};

export const plannedStation = (station: Station, evening: Evening): PlannedStation => {
  const zone = station.zone ?? evening.zone;
  const [open, out] = [openFor(station, zone, evening.date), outAt(station, zone, evening)];
  return { ...station, ...(open ? { openFor: open } : {}), ...(out === undefined ? {} : { outAt: out }) };
};

/** In a shortened evening. @param at from a moment of the evening as written to one of the shortened */
export const compressedStation = (
  station: PlannedStation,
  shorten: (length: Ms) => Ms,
  at: (moment: EpochMs) => EpochMs,
): PlannedStation => ({
  ...station,
  ...(station.delay === undefined ? {} : { delay: shorten(station.delay) }),
  ...(station.tolerance === undefined ? {} : { tolerance: shorten(station.tolerance) }),
  ...(station.openFor ? { openFor: station.openFor.map(({ from, to }) => ({ from: at(from), to: at(to) })) } : {}),
  ...(station.outAt === undefined ? {} : { outAt: at(station.outAt) }),
});
