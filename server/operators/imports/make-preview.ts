/** One asked import, from a file or an earlier episode, to its preview against the show as it stands. Applies nothing. */
import type {
  CellNote,
  CellProblem,
  ColumnMapping,
  ImportMode,
  ImportPreview,
  ImportRow,
  ImportSource,
  ImportSubject,
} from '../../contract/imports.ts';
import type { Table } from '../../core/imports/cells.ts';
import { fittingRows } from '../../core/imports/earlier-episode.ts';
import { groundOf, workOut } from '../../core/imports/plan-import.ts';
import { guessMapping, readTable, targetsFor } from '../../core/imports/read-table.ts';
import { toldProblems } from '../../core/imports/told-problems.ts';
import type { ShowContext } from '../../core/show-state.ts';

const mostListed = 200;

/** Where the rows come from: a table and what its columns are for, or rows as they are. */
export type Rows =
  | { readonly table: Table; readonly mapping: ColumnMapping | undefined; readonly remembered: ColumnMapping | undefined }
  | { readonly rows: readonly ImportRow[] };
type Asked = {
  readonly source: ImportSource;
  readonly subject: ImportSubject;
  readonly mode: ImportMode;
  readonly from: Rows;
  /** Rows edited by hand that are to be as the table has them all the same. */
  readonly overwrite?: readonly string[];
};
/** With the rows as a command brings them. */
export type Made = { readonly preview: ImportPreview; readonly rows: readonly ImportRow[] };

type Taken = {
  readonly rows: readonly ImportRow[];
  readonly problems: readonly CellProblem[];
  readonly notes: readonly CellNote[];
  readonly mapping: ColumnMapping;
  readonly isRemembered: boolean;
};

const takeIn = ({ from, subject }: Asked, { plan }: ShowContext): Taken => {
  if ('rows' in from) return { ...fittingRows(from.rows, plan), problems: [], mapping: [], isRemembered: false };
  const { table, mapping, remembered } = from;
  const targets = targetsFor(subject, plan.episode.languages);
  // Kept from a series with other languages, or from before a column was named otherwise.
  const used = (mapping ?? remembered ?? guessMapping(table.headings, subject, plan.episode.languages)).map((target) =>
    target !== null && targets.includes(target) ? target : null,
  );
  return { ...readTable(table, used, subject, plan), mapping: used, isRemembered: mapping === undefined && remembered !== undefined };
};

export const makePreview = (asked: Asked, context: ShowContext, now: number): Made => {
  const { source, subject, mode, from, overwrite } = asked;
  const taken = takeIn(asked, context);
  const { rows, mapping, isRemembered } = taken;
  const worked = workOut(context, { source, subject, mode, rows, mapping, overwrite }, now);
  // What could not be read is no cell left empty.
  const unread = new Set(taken.problems.map(({ cell }) => cell));
  const problems = toldProblems([...taken.problems, ...worked.problems.filter(({ cell }) => !unread.has(cell))], mapping);
  const notes = [...taken.notes, ...worked.notes];
  const table = 'table' in from ? from.table : null;
  const preview: ImportPreview = {
    ...{ source, subject, mode, mapping, isRemembered, rowCount: rows.length },
    ...{ sheet: table?.sheet ?? null, sheets: table?.sheets ?? [], headings: table?.headings ?? [] },
    targets: targetsFor(subject, context.plan.episode.languages),
    ...{ problems: problems.slice(0, mostListed), moreProblems: Math.max(0, problems.length - mostListed) },
    ...{ notes: notes.slice(0, mostListed), moreNotes: Math.max(0, notes.length - mostListed) },
    ...{ tally: worked.tally, rows: worked.rows, ground: groundOf(context) },
  };
  return { preview, rows };
};
