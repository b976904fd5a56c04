/** What pages said they painted, as a file: a line whenever one said something else. */
import { z } from 'zod';
import { csvText } from '../core/csv.ts';
import type { PaintedNote } from '../core/painted-record.ts';

export const PaintedQuery = z.object({ output: z.string().max(64).optional(), activation: z.string().max(80).optional() });
export type PaintedAsked = { readonly output?: string | undefined; readonly activation?: string | undefined };
/** `lost`: how many before it were not written down. */
export type PaintedRow = Omit<PaintedNote, 'unseen' | 'problem' | 'blanked' | 'left'> & {
  readonly unseen?: readonly string[] | undefined;
  readonly problem?: string | undefined;
  readonly blanked?: true | undefined;
  readonly left?: true | undefined;
  readonly lost?: number | undefined;
};

const head = [
  'at',
  'of',
  'output',
  'page',
  'address',
  'revision',
  'painted',
  'missing',
  'extra',
  'problem',
  'blanked',
  'left',
  'lost',
  'unseen',
];
const iso = (at: number): string => new Date(at).toISOString();
const yes = (said: true | undefined): string => (said ? 'yes' : '');

export const paintedCsv = (rows: readonly PaintedRow[]): string =>
  csvText([
    head,
    ...rows.map((row) => [
      ...[iso(row.at), iso(row.of), row.output, row.page, row.address, row.revision],
      ...[row.painted.join(' '), row.missing.join(' '), row.extra.join(' ')],
      ...[row.problem ?? '', yes(row.blanked), yes(row.left), row.lost ?? '', (row.unseen ?? []).join(' ')],
    ]),
  ]);
