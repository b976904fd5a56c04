/**
 * Tables brought into the plan: rows of a spreadsheet, or of an earlier episode, read against the plan as it stands.
 *
 * A row is plain text by target (`title:zh`, `planned`), each in the one spelling that the export writes: reading an export changes nothing.
 * Nothing of a table is applied before somebody accepts it as they saw it.
 */
import { z } from 'zod';
import { LocalText } from './units.ts';

/** As many rows as one table may bring: more is another evening’s file, or not a rundown at all. */
export const mostRows = 500;
export const mostColumns = 60;
/** Bytes of a file. */
export const mostBytes = 5_000_000;

export const ImportSubject = z.enum(['rundown', 'products']);
export type ImportSubject = z.infer<typeof ImportSubject>;
export const ImportMode = z.enum(['merge', 'replace']);
export type ImportMode = z.infer<typeof ImportMode>;
export const ImportSource = z.strictObject({ kind: z.enum(['table', 'episode']), name: z.string().trim().min(1).max(120) });
export type ImportSource = z.infer<typeof ImportSource>;

/** What a column is for; `:zh` where a text is told in more than one language. */
const Target = z.string().regex(/^[a-zA-Z]{1,20}(?::[a-z]{2}(?:-[A-Z]{2})?)?$/);
/** By column, from the left; null is left aside. */
export const ColumnMapping = z.array(Target.nullable()).max(mostColumns);
export type ColumnMapping = readonly (string | null)[];

export const ImportRowSchema = z.strictObject({
  /** Its row in the sheet, from 1. */
  row: z.int().min(1).max(2_000_000),
  cells: z.record(Target, z.string().max(20_000)),
});
export type ImportRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

const CellProblemCode = z.enum([
  ...(['length', 'length-unit', 'length-unclear', 'length-bounds', 'id', 'id-twice', 'too-many', 'kind', 'place', 'unknown'] as const),
  ...(['whole-number', 'price', 'yes-no', 'moment', 'time', 'too-long', 'missing', 'merged', 'formula-empty', 'error-cell'] as const),
  ...(['cues-need', 'fixed', 'taken', 'was-below', 'no-column', 'missing-in'] as const),
]);
export type CellProblemCode = z.infer<typeof CellProblemCode>;

/** One cell that cannot be used. `hint`: what to write instead, or whom it clashes with; of a column, how many rows need it. */
const CellProblemSchema = z.object({
  cell: z.string(),
  target: z.string().nullable(),
  code: CellProblemCode,
  read: z.string(),
  hint: z.string().optional(),
});
export type CellProblem = Readonly<z.infer<typeof CellProblemSchema>>;

/** Something to look at that keeps nobody from accepting. */
const CellNoteSchema = z.object({
  cell: z.string(),
  code: z.enum(['formula', 'start-differs', 'left-out']),
  read: z.string(),
  hint: z.string().optional(),
});
export type CellNote = Readonly<z.infer<typeof CellNoteSchema>>;

const FieldChangeSchema = z.object({ target: z.string(), was: z.string(), will: z.string() });
export type FieldChange = Readonly<z.infer<typeof FieldChangeSchema>>;
/** Why a row stays as it is whatever the table says; `edited`: unless somebody chooses the table's. */
const HeldWhy = z.enum(['on-air', 'next', 'played', 'locked', 'past', 'shown', 'edited']);
export type HeldWhy = z.infer<typeof HeldWhy>;

const PreviewRowSchema = z.object({
  id: z.string(),
  name: LocalText.nullable().describe('None where a new row gives none'),
  what: z.enum(['added', 'changed', 'moved', 'removed', 'unchanged', 'held']),
  moved: z.literal(true).optional(),
  why: HeldWhy.optional(),
  editedBy: z.string().optional().describe('Who edited it since a table last changed it; it is kept unless the table’s is chosen'),
  behind: z
    .object({ id: z.string(), name: LocalText.nullable() })
    .nullable()
    .optional()
    .describe(
      'Of a row that comes into the running order or changes its place there: whom it will stand behind; null: nobody, it is the first',
    ),
  fields: z.array(FieldChangeSchema).readonly(),
});
export type PreviewRow = Readonly<z.infer<typeof PreviewRowSchema>>;

const count = z.int().min(0);
const ImportTallySchema = z.object({ added: count, changed: count, moved: count, removed: count, unchanged: count, held: count });
export type ImportTally = Readonly<z.infer<typeof ImportTallySchema>>;

export const ImportPreviewSchema = z.object({
  source: ImportSource,
  subject: ImportSubject,
  mode: ImportMode,
  sheet: z.string().nullable().describe('Of a table; its sheets, and what stands above its columns'),
  sheets: z.array(z.string()).readonly(),
  headings: z.array(z.string()).readonly(),
  mapping: ColumnMapping.readonly(),
  isRemembered: z.boolean(),
  targets: z.array(z.string()).readonly().describe('What a column may be for'),
  rowCount: count,
  problems: z.array(CellProblemSchema).readonly(),
  moreProblems: count.describe('Beyond those listed'),
  notes: z.array(CellNoteSchema).readonly(),
  moreNotes: count,
  tally: ImportTallySchema,
  rows: z.array(PreviewRowSchema).readonly(),
  ground: z.string().describe('The plan that this was worked out against: to be given back when it is accepted'),
});
export type ImportPreview = Readonly<z.infer<typeof ImportPreviewSchema>>;

export const EpisodeRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  date: z.string(),
  kind: z.enum(['live', 'rehearsal', 'simulated']),
  startedAt: z.number(),
});
export type EpisodeRow = Readonly<z.infer<typeof EpisodeRowSchema>>;
