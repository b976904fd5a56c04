/** From the bytes of a text file to rows of cells: its letters, what stands between its cells, and what is wrong with it. */
import { parse } from 'csv-parse/sync';
import { mostColumns } from '../../contract/imports.ts';
import type { Cell, TableRow } from '../../core/imports/cells.ts';
import { Trouble } from './file-trouble.ts';

/** Rows looked at: with empty ones between. */
export const mostLines = 2000;
export const mostText = 20_000;

export const empty: Cell = { kind: 'empty', text: '' };
export const textOf = (text: string): Cell => (text === '' ? empty : { kind: 'text', text: text.slice(0, mostText) });

export const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** Written by hand: cells or lines apart from each other, and none of the signs below the space that every picture and program has. */
const looksWritten = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 4000);
  const isApart = head.some((byte) => byte === 0x0a || byte === 0x09 || byte === 0x2c || byte === 0x3b);
  return isApart && head.every((byte) => byte >= 0x20 || byte === 0 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
};

/** UTF-8 where it is, else the Chinese of older programs; UTF-16 with its mark. What reads as neither is text of another encoding, or no text. */
const decoded = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new Trouble(looksWritten(bytes) ? 'encoding' : 'not-a-table');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw new Trouble(looksWritten(bytes) ? 'encoding' : 'not-a-table');
  }
};

const delimiterOf = (text: string): string => {
  const line =
    text
      .replaceAll(/"[^"]*"/g, '')
      .split(/\r?\n/)
      .find((one) => one.trim() !== '') ?? '';
  const count = (mark: string) => line.split(mark).length;
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
};

/** A formula in a text file has no value that anybody worked out. */
const textCell = (text: string): Cell => (/^=./.test(text.trim()) ? { kind: 'formula', text: text.slice(0, mostText) } : textOf(text));

/** The line in which a cell begins with a quotation mark that nothing closes; null when each is closed. */
const unclosedIn = (text: string, delimiter: string): number | null => {
  let line = 1;
  let opened: number | null = null;
  let isNewCell = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\n') line += 1;
    if (sign === '"' && opened !== null) {
      if (text[at + 1] === '"') at += 1;
      else opened = null;
    } else if (sign === '"' && isNewCell) opened = line;
    isNewCell = opened === null && (sign === delimiter || sign === '\n');
  }
  return opened;
};

export const readText = (bytes: Uint8Array): readonly TableRow[] => {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const unclosed = unclosedIn(text, delimiter);
  if (unclosed !== null) throw new Trouble('unclosed-quote', unclosed);
  const lines: readonly (readonly string[])[] = parse(text, {
    ...{ bom: true, delimiter, to: mostLines + 1 },
    ...{ relax_column_count: true, relax_quotes: true, max_record_size: 1_000_000 },
  });
  return lines.map((cells, n) => ({ row: n + 1, cells: cells.slice(0, mostColumns).map(textCell) }));
};
