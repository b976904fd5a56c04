/** What the desk reads over HTTP: older rows of the log, what ran and for how long, the running order on paper. */
import { z } from 'zod';
import { type EpochMs, LocalText, type Ms } from './units.ts';
import type { LogRow } from './views.ts';

const moment = z.number();
const Row = z.object({ seq: z.int(), at: moment, by: z.string(), type: z.string(), text: LocalText });
/** Newest first. `more`: older rows are on record. */
export const LogPageSchema = z.object({ rows: z.array(Row).max(500), more: z.boolean() });
export type LogPage = { readonly rows: readonly LogRow[]; readonly more: boolean };

export type LogFilter = {
  /** An operator's id, or the clock's; null for everybody. */
  readonly by: string | null;
  /** What a row is about: the part of its type before the dot (`poll`, `segment`, …); null for everything. */
  readonly kind: string | null;
  /** Found anywhere in the row, in any of its languages, whatever its case. */
  readonly text: string;
};

export const kindOf = (type: string): string => type.split('.')[0] ?? type;

export const isInLog = (row: LogRow, filter: LogFilter, nameOf: (by: string) => string): boolean => {
  if (filter.by !== null && row.by !== filter.by) return false;
  if (filter.kind !== null && kindOf(row.type) !== filter.kind) return false;
  const sought = filter.text.trim().toLowerCase();
  const texts = typeof row.text === 'string' ? [row.text] : Object.values(row.text);
  return sought === '' || texts.some((text) => `${nameOf(row.by)} ${text} ${row.type}`.toLowerCase().includes(sought));
};

/** One time that a segment was on air, beside what was planned of it. */
const AsRun = z.object({
  runId: z.string(),
  segmentId: z.string(),
  title: LocalText,
  plannedStart: moment.nullable(),
  startedAt: moment,
  planned: z.number().describe('ms, as it was planned when it was taken'),
  actual: z.number().describe('ms, until now while it is on air'),
  endedAt: moment.nullable(),
});
export type AsRunRow = Readonly<z.infer<typeof AsRun>>;
export const AsRunSchema = z.object({ rows: z.array(AsRun) });

export type OrderRow = {
  readonly number: number;
  readonly title: LocalText;
  readonly kind: string;
  readonly start: EpochMs;
  /** Begun later than this, the hard out cuts into what follows at its planned lengths. */
  readonly latest: EpochMs;
  readonly planned: Ms;
  readonly shots: readonly LocalText[];
  readonly cues: readonly {
    readonly trigger: string;
    readonly what: LocalText;
    readonly outWords: string | null;
    readonly length: Ms | null;
  }[];
  readonly guest: { readonly name: LocalText; readonly title: LocalText; readonly slot: Ms; readonly approved: boolean } | null;
  readonly notes: LocalText | null;
};

export type PrintedOrder = {
  readonly title: LocalText;
  readonly series: LocalText;
  readonly date: string;
  readonly zone: string;
  readonly start: EpochMs;
  readonly offAir: EpochMs;
  readonly hardOut: EpochMs;
  readonly rows: readonly OrderRow[];
  readonly bench: readonly { readonly title: LocalText; readonly planned: Ms }[];
};
