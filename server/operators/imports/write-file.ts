/** A table as a file: XLSX whose cells are all text, so that nothing in them runs or turns into a date; or CSV. */
import { type Cell, writeXlsx } from 'hucre/xlsx';
import type { Sheet } from '../../core/imports/export-table.ts';

const widest = 40;

export const writeWorkbook = async (name: string, rows: Sheet): Promise<Uint8Array> => {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries())
      cells.set(`${row},${column}`, { value, type: 'string', style: { numFmt: '@', ...(row === 0 ? { font: { bold: true } } : {}) } });
  const columns = (rows[0] ?? []).map((_, column) => ({
    width: Math.min(widest, 2 + Math.max(...rows.map((values) => (values[column] ?? '').length))),
  }));
  return writeXlsx({ sheets: [{ name, rows: rows.map((values) => [...values]), columns, cells, freezePane: { rows: 1 } }] });
};
