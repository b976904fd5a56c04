/** Tables for tests: rows as they would be typed, and an evening that they are brought into. */
import type { ImportMode, ImportRow, ImportSubject } from '../../server/contract/imports.ts';
import type { Cell, Table } from '../../server/core/imports/cells.ts';
import { exportTable } from '../../server/core/imports/export-table.ts';
import { type AskedImport, groundOf, type WorkedOut, workOut } from '../../server/core/imports/plan-import.ts';
import { guessMapping, readTable, type TableReading } from '../../server/core/imports/read-table.ts';
import type { Evening } from './evening.ts';

type Typed = string | Cell;
export const text = (typed: Typed): Cell => (typeof typed === 'string' ? { kind: typed === '' ? 'empty' : 'text', text: typed } : typed);

/** Headings in row 1, as in a file. */
export const tableOf = (headings: readonly string[], ...rows: readonly (readonly Typed[])[]): Table => ({
  sheet: 'Sheet1',
  sheets: ['Sheet1'],
  headings,
  rows: rows.map((cells, n) => ({ row: n + 2, cells: cells.map(text) })),
});

export const read = (evening: Evening, table: Table, subject: ImportSubject = 'rundown'): TableReading => {
  const { plan } = evening.context;
  return readTable(table, guessMapping(table.headings, subject, plan.episode.languages), subject, plan);
};

type Wish = { readonly mode?: ImportMode; readonly subject?: ImportSubject; readonly overwrite?: readonly string[] };
export const source = { kind: 'table', name: 'tonight.xlsx' } as const;

export const askedOf = (
  evening: Evening,
  table: Table,
  { mode = 'merge', subject = 'rundown', overwrite = [] }: Wish = {},
): AskedImport => ({
  ...{ source, subject, mode, overwrite },
  rows: read(evening, table, subject).rows,
  mapping: guessMapping(table.headings, subject, evening.context.plan.episode.languages),
});
export const preview = (evening: Evening, table: Table, wish: Wish = {}): WorkedOut =>
  workOut(evening.context, askedOf(evening, table, wish), evening.now);

/** Accepts it as it was previewed. */
export const bring = (
  evening: Evening,
  table: Table,
  wish: Wish = {},
  ground = groundOf(evening.context),
  who?: { id: string; name: string },
) => {
  const { subject, mode, rows } = askedOf(evening, table, wish);
  const chosen = wish.overwrite === undefined ? {} : { overwrite: [...wish.overwrite] };
  return evening.ask('plan.import', { source, subject, mode, rows: rows as ImportRow[], ground, ...chosen }, who ? { who } : {});
};

/** The export as a file would bring it back. */
export const exported = (evening: Evening, subject: ImportSubject = 'rundown'): Table => {
  const [headings = [], ...rows] = exportTable(evening.context, subject, evening.now);
  return tableOf(headings, ...rows);
};
