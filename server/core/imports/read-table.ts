/**
 * From a table of cells to rows of plain text, by what each column is for; and everything that is wrong with it, cell by cell, at once.
 */
import type { CellNote, CellProblem, ColumnMapping, ImportRow, ImportSubject } from '../../contract/imports.ts';
import type { Plan } from '../plan.ts';
import { type Cell, columnName, type Read, type Table, type TableRow, tidy } from './cells.ts';
import { type Field, fieldOf, splitTarget, targetsOf } from './fields.ts';
import { productFields } from './product-fields.ts';
import { segmentFields } from './segment-fields.ts';

/** Fields of either subject, where only names and readings matter. */
export type AnyField = Pick<Field<never>, 'name' | 'isTold' | 'isNeeded' | 'isOtherName' | 'headings' | 'read'>;
export const fieldsFor = (subject: ImportSubject): readonly AnyField[] =>
  (subject === 'rundown' ? segmentFields : productFields) as readonly AnyField[];

export const targetsFor = (subject: ImportSubject, languages: readonly string[]): readonly string[] =>
  targetsOf(fieldsFor(subject) as readonly Field<never>[], languages);

const languageWords: Readonly<Record<string, readonly string[]>> = {
  zh: ['zh', 'cn', 'chinese', '中文', '汉语'],
  en: ['en', 'english', '英文', '英语'],
};
const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-.·:()[\]【】/、#*]/g, '');

/** `标题（中文）` is the title in Chinese. */
const languageIn = (heading: string, languages: readonly string[]): { readonly rest: string; readonly language: string | null } => {
  const text = bare(heading);
  for (const language of languages)
    for (const word of languageWords[language] ?? [language.toLowerCase()]) {
      if (text !== word && text.endsWith(word)) return { rest: text.slice(0, -word.length), language };
    }
  return { rest: text, language: null };
};

const guessOne = (heading: string, subject: ImportSubject, languages: readonly string[]): string | null => {
  const fields = fieldsFor(subject);
  const called = (text: string) => fields.find(({ name, headings }) => name.toLowerCase() === text || headings.includes(text));
  const whole = called(bare(heading));
  if (whole) return whole.name;
  const { rest, language } = languageIn(heading, languages);
  const field = language === null ? undefined : called(rest);
  return field?.isTold ? (languages.length > 1 ? `${field.name}:${language}` : field.name) : null;
};

/** What each column seems to be for; no two for the same. */
export const guessMapping = (headings: readonly string[], subject: ImportSubject, languages: readonly string[]): ColumnMapping => {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const target = guessOne(heading, subject, languages);
    const lengths = target?.startsWith('planned') ? 'planned' : target;
    if (target === null || lengths === null || taken.has(lengths ?? '')) return null;
    taken.add(lengths ?? '');
    return target;
  });
};

/** Does the row look like the one above the columns? The more of it that has a meaning, the more it does. */
export const meaningOf = (texts: readonly string[], languages: readonly string[]): number =>
  Math.max(
    ...(['rundown', 'products'] as const).map((subject) => guessMapping(texts, subject, languages).filter((one) => one !== null).length),
  );

const startsFormula = /^'+[=+\-@\t\r]/;
/** The export puts an apostrophe before what a spreadsheet would run; here it comes off again. */
export const unguarded = (text: string): string => (startsFormula.test(text) ? text.slice(1) : text);
export const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const troubleOf = (cell: Cell): Read | undefined => {
  if (cell.kind === 'merged') return { ok: false, code: 'merged', hint: cell.with ?? '' };
  if (cell.kind === 'error') return { ok: false, code: 'error-cell' };
  return cell.kind === 'formula' ? { ok: false, code: 'formula-empty' } : undefined;
};

export type TableReading = {
  readonly rows: readonly ImportRow[];
  readonly problems: readonly CellProblem[];
  readonly notes: readonly CellNote[];
};
export type CellNamer = (row: number, target: string | null) => string;

/** `C14`, or `14` where no column is for it. */
export const cellNamer =
  (mapping: ColumnMapping): CellNamer =>
  (row, target) => {
    const name = target === null ? null : splitTarget(target).name;
    const column = mapping.findIndex((one) => one !== null && (one === target || splitTarget(one).name === name));
    return column === -1 ? String(row) : `${columnName(column)}${row}`;
  };

const isNothing = (cell: Cell): boolean => cell.kind === 'empty' || (cell.kind === 'text' && tidy(cell.text) === '');

type CellRead = { readonly said?: readonly [target: string, text: string]; readonly problem?: CellProblem; readonly note?: CellNote };

const readCell = (cell: Cell, at: string, target: string, field: AnyField, plan: Plan): CellRead => {
  if (isNothing(cell)) return field.isNeeded ? {} : { said: [target, ''] };
  const note = cell.isFromFormula ? { note: { cell: at, code: 'formula' as const, read: cell.text.slice(0, 100) } } : {};
  const read = troubleOf(cell) ?? field.read(cell.kind === 'text' ? { ...cell, text: unguarded(tidy(cell.text)) } : cell, plan);
  if (!read.ok) return { ...note, problem: { cell: at, target, read: cell.text.slice(0, 100), ...problemOf(read) } };
  return { ...note, said: [field.name.startsWith('planned') ? 'planned' : target, read.text] };
};

const readRow = ({ row, cells }: TableRow, mapping: ColumnMapping, fields: readonly AnyField[], plan: Plan): TableReading => {
  const read = mapping.flatMap((target, column): CellRead[] => {
    const field = target === null ? undefined : fieldOf(fields as readonly Field<never>[], target);
    if (!field || target === null) return [];
    return [readCell(cells[column] ?? { kind: 'empty', text: '' }, `${columnName(column)}${row}`, target, field, plan)];
  });
  const said = read.flatMap((one) => (one.said ? [one.said] : []));
  const problems = read.flatMap(({ problem }) => problem ?? []);
  return {
    rows: said.length + problems.length > 0 ? [{ row, cells: Object.fromEntries(said) }] : [],
    problems,
    notes: read.flatMap(({ note }) => note ?? []),
  };
};
const problemOf = ({ code, hint }: Extract<Read, { ok: false }>) => ({ code, ...(hint === undefined ? {} : { hint }) });

/** Rows without anything in them are passed over. */
export const readTable = (table: Table, mapping: ColumnMapping, subject: ImportSubject, plan: Plan): TableReading => {
  const fields = fieldsFor(subject);
  const read = table.rows.filter(({ cells }) => cells.some((cell) => !isNothing(cell))).map((row) => readRow(row, mapping, fields, plan));
  return {
    rows: read.flatMap(({ rows }) => rows),
    problems: read.flatMap(({ problems }) => problems),
    notes: read.flatMap(({ notes }) => notes),
  };
};

/** Rows of canonical text, as a command brings them, read once more: nothing is believed because it came by wire. */
export const readRows = (rows: readonly ImportRow[], subject: ImportSubject, plan: Plan): readonly CellProblem[] => {
  const fields = fieldsFor(subject);
  return rows.flatMap(({ row, cells }) =>
    Object.entries(cells).flatMap(([target, text]): CellProblem[] => {
      const field = fieldOf(fields as readonly Field<never>[], target);
      if (text === '' && field && !field.isNeeded) return [];
      const read: Read = field ? field.read({ kind: 'text', text }, plan) : { ok: false, code: 'unknown' };
      if (read.ok && read.text === text) return [];
      return [{ cell: String(row), target, read: text.slice(0, 100), ...(read.ok ? { code: 'unknown' as const } : problemOf(read)) }];
    }),
  );
};
