/**
 * From the bytes of a spreadsheet to a table of cells: XLSX, or text between commas, semicolons or tabs.
 *
 * Whatever the file holds, what is made of it is bounded: bytes once unpacked, rows, columns, length of a cell. Runs in a worker.
 */
import { unzipSync, zipSync } from 'fflate';
import { type MergeRange, readXlsx, type Sheet, type Cell as SheetCell } from 'hucre/xlsx';
import { mostColumns, mostRows } from '../../contract/imports.ts';
import { type Cell, columnName, type Table, type TableRow } from '../../core/imports/cells.ts';
import { meaningOf } from '../../core/imports/read-table.ts';
import { type FileTrouble, Trouble } from './file-trouble.ts';
import { empty, mostLines, mostText, readText, startsWith, textOf } from './read-text.ts';

export type FileReading =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly trouble: FileTrouble; readonly line?: number };
type Wish = { readonly sheet: string | null; readonly languages: readonly string[] };

/** Bytes that a workbook may unpack to; ten times what five hundred rows need. */
const mostUnpacked = 40_000_000;
const mostEntries = 500;
const headingsWithin = 10;

const day = 86_400_000;
/** Spreadsheets count days from here; a length of time is a date in the first of them. */
const dayNought = Date.UTC(1899, 11, 31);
const mostDays = 3;
const showsSeconds = (format: string | undefined): boolean =>
  /s/i.test((format ?? '').replaceAll(/"[^"]*"|\[[a-z]+\]|\\./gi, (part) => (/^\[s+\]$/i.test(part) ? 's' : '')));

const momentCell = (at: Date, format: string | undefined): Cell => {
  const days = (at.getTime() - dayNought) / day;
  const text = at.toISOString().slice(0, 19);
  if (days < 0 || days >= mostDays) return { kind: 'date', text };
  return { kind: 'time', text: text.slice(11), number: days, ...(showsSeconds(format) ? { showsSeconds: true as const } : {}) };
};

const valueCell = (value: unknown, detail: SheetCell | undefined): Cell => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? empty : momentCell(value, detail?.style?.numFmt);
  if (typeof value === 'number') return { kind: 'number', text: String(value), number: value };
  if (typeof value === 'boolean') return { kind: 'yes-no', text: value ? 'yes' : 'no' };
  return typeof value === 'string' ? textOf(value) : empty;
};
const errorText = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

const cellOf = (value: unknown, detail: SheetCell | undefined): Cell => {
  if (detail?.type === 'error' || (typeof value === 'string' && errorText.test(value))) return { kind: 'error', text: String(value) };
  if (detail?.formula === undefined) return valueCell(value, detail);
  if (value === null || value === undefined) return { kind: 'formula', text: `=${detail.formula}`.slice(0, mostText) };
  return { ...valueCell(value, detail), isFromFormula: true };
};

/** Which cells lie under another one. */
const coveredBy = (merges: readonly MergeRange[]): ReadonlyMap<string, string> => {
  const covered = new Map<string, string>();
  for (const { startRow, startCol, endRow, endCol } of merges.slice(0, mostLines)) {
    const top = `${columnName(startCol)}${startRow + 1}`;
    for (let row = startRow; row <= Math.min(endRow, startRow + mostLines); row += 1)
      for (let column = startCol; column <= Math.min(endCol, mostColumns); column += 1)
        if (row !== startRow || column !== startCol) covered.set(`${row},${column}`, top);
  }
  return covered;
};

const sheetRows = ({ rows, cells, merges = [] }: Sheet): readonly TableRow[] => {
  const covered = coveredBy(merges);
  return rows.map((values, row) => ({
    row: row + 1,
    cells: Array.from({ length: Math.min(mostColumns, values.length) }, (_, column): Cell => {
      const key = `${row},${column}`;
      const under = covered.get(key);
      return under === undefined ? cellOf(values[column], cells?.get(key)) : { kind: 'merged', text: '', with: under };
    }),
  }));
};

const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles|metadata)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/** Only the parts that a table is made of, unpacked within bounds: no bomb reaches the reader behind. */
const tamed = (bytes: Uint8Array): Uint8Array => {
  let unpacked = 0;
  let entries = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      entries += 1;
      if (!needed.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > mostUnpacked || entries > mostEntries) throw new Trouble('too-big-inside');
      return true;
    },
  });
  return zipSync(parts, { level: 0 });
};

const readWorkbook = async (
  bytes: Uint8Array,
  { sheet }: Wish,
): Promise<{ sheet: string; sheets: string[]; rows: readonly TableRow[] }> => {
  const sheets: string[] = [];
  const workbook = await readXlsx(tamed(bytes), {
    readStyles: true,
    maxRows: mostLines + 1,
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden || veryHidden) return false;
      sheets.push(name);
      return sheet === null ? sheets.length === 1 : name === sheet;
    },
  });
  const [read] = workbook.sheets;
  if (!read) throw new Trouble('no-rows');
  return { sheet: read.name, sheets: sheets.slice(0, 50), rows: sheetRows(read) };
};

const hasSomething = ({ cells }: TableRow): boolean =>
  cells.some(({ kind, text }) => kind !== 'empty' && kind !== 'merged' && text.trim() !== '');

/** What stands above the columns: the row that means most among the first ones. */
const underHeadings = (rows: readonly TableRow[], languages: readonly string[]): Pick<Table, 'headings' | 'rows'> => {
  const full = rows.filter(hasSomething);
  const texts = ({ cells }: TableRow) => cells.map(({ text }) => text.trim().slice(0, 100));
  const first = full.slice(0, headingsWithin);
  const means = first.map((row) => meaningOf(texts(row), languages));
  const head = first[means.indexOf(Math.max(...means))];
  if (!head) throw new Trouble('no-rows');
  const below = full.filter(({ row }) => row > head.row);
  if (below.length === 0) throw new Trouble('no-rows');
  if (below.length > mostRows || rows.length > mostLines) throw new Trouble('too-many-rows');
  return { headings: texts(head), rows: below };
};

export const readFile = async (bytes: Uint8Array, wish: Wish): Promise<FileReading> => {
  try {
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Trouble('old-excel');
    const { rows, ...sheet } = startsWith(bytes, 0x50, 0x4b)
      ? await readWorkbook(bytes, wish)
      : { sheet: '', sheets: [], rows: readText(bytes) };
    return { ok: true, table: { ...sheet, ...underHeadings(rows, wish.languages) } };
  } catch (error) {
    if (!(error instanceof Trouble)) return { ok: false, trouble: 'broken' };
    return { ok: false, trouble: error.trouble, ...(error.line === undefined ? {} : { line: error.line }) };
  }
};
