/**
 * What was delivered to a station in an evening: what is written down of each of its minutes, and the report that is made from that.
 *
 * A number whose record we do not have is null, and the times without a record are said.
 */
import { z } from 'zod';
import { LocalText } from './units.ts';

const moment = z.number();
const span = z.number().min(0);
const count = z.int().min(0);

/** Numbers of events, both ends among them. */
const Range = z.tuple([count, count]);
export type Range = Readonly<z.infer<typeof Range>>;

/** By class of length: how often. The last is for what is longer than all. */
export const lagClasses = [25, 50, 100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000, 30_000, 60_000] as const;
const Lags = z.array(count).max(lagClasses.length + 1);

const Stood = z.object({
  id: z.string(),
  kind: z.string(),
  what: LocalText,
  productId: z.string().nullable(),
  mandatory: z.boolean(),
  paid: z.boolean(),
  first: moment,
  last: moment,
  lasted: span,
});
export type Stood = Readonly<z.infer<typeof Stood>>;

/** Of each second of the minute: `.` no record, `0` not connected, `1` connected. */
const Seconds = z.string().regex(/^[.01]{60}$/);

/** One minute of one station in one life of the server. The same with a higher `rev` takes its place. */
export const DeliveryMinute = z.object({
  minute: moment,
  life: z.string(),
  rev: count,
  seconds: Seconds,
  /** Events that it was due, that a line of its took, and that it said it has; and up to which one a snapshot stood in for all before. */
  due: Range.nullable(),
  taken: z.array(Range),
  acknowledged: z.array(Range),
  snapshot: count,
  usedFeed: z.boolean(),
  /** What stands before the numbers in the ids of these events. */
  epoch: z.string(),
  feedLag: Lags,
  pageLag: Lags,
  missed: count,
  fps: z.object({ words: count, sum: span, least: span }).nullable(),
  stood: z.array(Stood),
  alarms: z.partialRecord(z.string(), z.object({ times: count, seconds: count })),
});
export type DeliveryMinute = z.infer<typeof DeliveryMinute>;

const Gap = z.object({ from: moment, until: moment });
export type Gap = Readonly<z.infer<typeof Gap>>;
/** The longest first stand in `some`; `count` is of all. */
const Gaps = z.object({ count, lasted: span, some: z.array(Gap) });
const Quantiles = z.object({ p50: span, p99: span, samples: count });

export const StationDelivery = z.object({
  station: z.object({ id: z.string(), name: LocalText, path: z.string(), delivery: z.enum(['overlay', 'burnt-in']) }),
  /** How much of the show is on record, and when not. */
  record: z.object({ known: span, missing: Gaps }),
  connected: z.object({
    /** The first and the last moment, before the show among them. */
    from: moment.nullable(),
    until: moment.nullable(),
    lasted: span,
    /** Of what is on record of the show, rounded down to a tenth; null: nothing is. */
    percent: z.number().min(0).max(100).nullable(),
    gaps: Gaps,
  }),
  /** Null: it used no feed. `delivered`: its line took it; `superseded`: a snapshot with all of it came instead. */
  feed: z
    .object({
      due: count,
      delivered: count,
      superseded: count,
      acknowledged: count,
      missing: z.object({ count, some: z.array(z.string()) }),
    })
    .nullable(),
  feedLag: Quantiles.nullable(),
  pageLag: Quantiles.nullable(),
  missedBeats: count.nullable(),
  fps: z.object({ average: span, least: span }).nullable(),
  /** What its pages said to paint and were asked to; the same thing shown again is one line. */
  graphics: z.object({
    more: count,
    some: z.array(Stood.omit({ id: true })),
  }),
  breaks: z.array(z.object({ from: moment, until: moment.nullable() })),
  /** From when to when it built its delay up again after it had dumped it. */
  dumps: z.array(z.object({ from: moment, until: moment.nullable() })),
  mutes: z.array(z.object({ from: moment, until: moment.nullable(), by: z.string().nullable(), reason: z.string().nullable() })),
  alarms: z.array(z.object({ kind: z.string(), times: count, seconds: count })),
  /** Votes that were revealed: how many came by its path, which other stations may share. */
  votes: z.object({
    sharedWith: count,
    polls: z.array(z.object({ pollId: z.string(), question: LocalText, votes: count })),
  }),
});
export type StationDelivery = z.infer<typeof StationDelivery>;

export const DeliveryReport = z.object({
  activation: z.string(),
  kind: z.enum(['live', 'simulated']),
  episode: z.object({ title: LocalText, date: z.string(), zone: z.string() }),
  /** From the first that was on air; null: nothing has been yet. `ended` false: as of `until`. */
  show: z.object({ from: moment.nullable(), until: moment, ended: z.boolean() }),
  stations: z.array(StationDelivery),
});
export type DeliveryReport = z.infer<typeof DeliveryReport>;

export const DeliveryEvening = z.object({
  activation: z.string(),
  kind: z.enum(['live', 'simulated']),
  startedAt: moment,
  title: LocalText.nullable(),
  date: z.string().nullable(),
});
export type DeliveryEvening = Readonly<z.infer<typeof DeliveryEvening>>;
export const DeliveryEvenings = z.object({ evenings: z.array(DeliveryEvening) });
