/**
 * Flat rows as JSON, CSV and XML.
 *
 * Whatever stands in a text stays text: no cell of a CSV is a formula, no sign of a text is markup.
 */
import { type StationRowSaid, stationColumns } from '../../contract/station-row.ts';

type Rows = readonly StationRowSaid[];

export type FlatForm = { readonly type: string; readonly write: (rows: Rows) => string };

const isPlainNumber = (cell: string): boolean => /^-?\d+(?:\.\d+)?$/.test(cell);
/** Spreadsheets take a cell for a formula by its first sign, some of them behind spaces. */
const startsFormula = (cell: string): boolean => /^\s*[=+\-@\t\r]/.test(cell);
const cell = (value: string): string => {
  const guarded = startsFormula(value) && !isPlainNumber(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

/** What XML 1.0 has no place for, not even escaped, is left out. */
const allowed = (text: string): string =>
  [...text].filter((sign) => /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(sign)).join('');
const escaped = (text: string): string => allowed(text).replace(/[&<>"'\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const xmlRow = (row: StationRowSaid): string =>
  `  <row>\n${stationColumns.map((name) => `    <${name}>${escaped(row[name])}</${name}>\n`).join('')}  </row>\n`;

/** By the ending of their address. */
export const flatForms = {
  json: { type: 'application/json; charset=utf-8', write: (rows) => `${JSON.stringify(rows, undefined, 1)}\n` },
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    write: (rows) => line(stationColumns) + rows.map((row) => line(stationColumns.map((name) => row[name]))).join(''),
  },
  xml: {
    type: 'application/xml; charset=utf-8',
    write: (rows) => `<?xml version="1.0" encoding="UTF-8"?>\n<rows>\n${rows.map(xmlRow).join('')}</rows>\n`,
  },
} as const satisfies Record<string, FlatForm>;
