/** A workbook as a spreadsheet saves one, for tests that bring it in. Cells by row and column from 0: `2,1` is B3. */
import { type Cell, type MergeRange, writeXlsx } from 'hucre/xlsx';

type Rows = readonly (readonly (string | number | null)[])[];

export const workbook = (rows: Rows, cells: Readonly<Record<string, Partial<Cell>>> = {}, merges: MergeRange[] = []) =>
  writeXlsx({ sheets: [{ name: 'Run', rows: rows.map((row) => [...row]), cells: new Map(Object.entries(cells)), merges }] });
