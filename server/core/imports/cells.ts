/**
 * A table as it was read from a file, and what its cells say: lengths, times, numbers, names.
 *
 * Reading gives plain text in the one spelling that the export writes, or what is wrong with the cell.
 */
import type { CellProblemCode } from '../../contract/imports.ts';
import { type Ms, parseDuration } from '../../contract/units.ts';
import { sayLength } from '../plan-times.ts';

export type Cell = {
  /** `formula`: one that nobody has worked out. `merged`: covered by the cell `with`. */
  readonly kind: 'empty' | 'text' | 'number' | 'time' | 'date' | 'yes-no' | 'error' | 'formula' | 'merged';
  readonly text: string;
  /** Of a number itself; of a time in days, as spreadsheets keep it. */
  readonly number?: number;
  /** Of a time: whether it is shown to the second. */
  readonly showsSeconds?: true;
  readonly isFromFormula?: true;
  readonly with?: string;
};
export type TableRow = { readonly row: number; readonly cells: readonly Cell[] };
export type Table = {
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
};

export type Read =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: CellProblemCode; readonly hint?: string };
export const is = (text: string): Read => ({ ok: true, text });
export const isNot = (code: CellProblemCode, hint?: string): Read => ({ ok: false, code, ...(hint === undefined ? {} : { hint }) });

/** A, B, … Z, AA; from 0. */
export const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

/** Full-width digits and signs as plain ones, one kind of line end, no blanks around. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
export const plain = (text: string): string => tidy(text.normalize('NFKC'));

/** The shortest spelling that reads back as the same length. */
export const lengthText = (length: Ms): string => (length % 1000 === 0 ? sayLength(length) : `${length}ms`);

/** Of a text that `lengthText` wrote. */
export const lengthOfText = (text: string): Ms =>
  text.endsWith('ms') ? Number(text.slice(0, -2)) : text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;

const spoken =
  /^(?:(\d+)\s*(?:h|hours?|小时|時間)\s*)?(?:(\d+)\s*(?:m|mins?|minutes?|分钟?|'|′)\s*)?(?:(\d+)\s*(?:s|secs?|seconds?|秒钟?|"|″)?)?$/i;

const lengthIn = (written: string): Ms | undefined => {
  const text = plain(written);
  const known = parseDuration(text.toLowerCase());
  if (known !== undefined) return known;
  const said = spoken.exec(text);
  if (!said || /^\d+$/.test(text) || text === '') return undefined;
  return (Number(said[1] ?? 0) * 3600 + Number(said[2] ?? 0) * 60 + Number(said[3] ?? 0)) * 1000;
};

const shortest = 1000;
const twoHours = 7_200_000;

/** @param scale ms of 1, where the column says its unit */
export const readLength = (cell: Cell, scale?: Ms, longest: Ms = twoHours): Read => {
  const bounded = (length: Ms): Read =>
    length < shortest || length > longest ? isNot('length-bounds', sayLength(longest)) : is(lengthText(length));
  if (cell.kind === 'time') {
    const length = Math.round((cell.number ?? 0) * 86_400_000);
    // Typed as 1:30, a spreadsheet makes an hour and a half of it: nobody can tell any more which was meant.
    return cell.showsSeconds ? bounded(Math.round(length / 1000) * 1000) : isNot('length-unclear', sayLength(length));
  }
  if (cell.kind === 'date') return isNot('length');
  const bare = cell.kind === 'number' ? cell.number : /^\d+(?:\.\d+)?$/.test(plain(cell.text)) ? Number(plain(cell.text)) : undefined;
  if (bare !== undefined) return scale === undefined ? isNot('length-unit') : bounded(Math.round(bare * scale));
  const length = lengthIn(cell.text);
  return length === undefined ? isNot('length') : bounded(length);
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A time of day, as `20:05:00`. */
export const readTimeOfDay = (cell: Cell): Read => {
  if (cell.kind === 'time' && (cell.number ?? 0) < 1) {
    const at = Math.round((cell.number ?? 0) * 86_400);
    return is(`${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`);
  }
  const said = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(plain(cell.text));
  if (cell.kind !== 'text' || !said || Number(said[1]) > 23) return isNot('time');
  return is(`${two(Number(said[1]))}:${said[2]}:${said[3] ?? '00'}`);
};

export const readWhole = (cell: Cell, most = 1_000_000_000): Read => {
  const text = cell.kind === 'number' ? String(cell.number) : plain(cell.text).replaceAll(/(?<=\d)[,\s](?=\d{3})/g, '');
  return /^\d+$/.test(text) && Number(text) <= most ? is(String(Number(text))) : isNot('whole-number');
};

/** Money with two decimals; spreadsheets drop a last nought. */
export const readPrice = (cell: Cell): Read => {
  const text = cell.kind === 'number' ? String(Math.round((cell.number ?? 0) * 1e6) / 1e6) : plain(cell.text).replace(/^[¥$€]\s*/, '');
  const said = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/(?<=\d),(?=\d{3})/g, ''));
  return said ? is(`${Number(said[1])}.${(said[2] ?? '').padEnd(2, '0')}`) : isNot('price');
};

const yes = new Set(['yes', 'y', 'true', '1', '是', '有', 'x', '✓', '√']);
const no = new Set(['no', 'n', 'false', '0', '否', '无', '']);
export const readYesOrNo = (cell: Cell): Read => {
  const text = plain(cell.text).toLowerCase();
  if (yes.has(text)) return is('yes');
  return no.has(text) ? is('no') : isNot('yes-no');
};

export const readText = (cell: Cell, most = 500): Read => {
  const text = tidy(cell.text);
  return text.length > most ? isNot('too-long', String(most)) : is(text);
};

export const readMoment = (cell: Cell): Read => {
  const text = plain(cell.text);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? is(text) : isNot('moment');
};
