/**
 * In which order a board stands, and on which page.
 *
 * As it was given, unless a ranking was asked for; then what has a figure is ranked by it, equals share a rank and stay in the order
 * of protocol, and what has none follows without one.
 */
import type { BoardRow, Figures, GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs, Ms } from '../../../server/contract/units.ts';

type Ranking = Extract<GraphicData, { kind: 'board' }>['ranking'];
export type PlacedRow = { readonly row: BoardRow; readonly rank?: number };

/** What a row is ranked by, larger first; undefined where nothing is on record. */
const measureOf = ({ product, result }: BoardRow, ranking: Ranking, sold: Figures['products']): number | undefined => {
  if (ranking === 'sold') return sold[product?.id ?? '']?.sold;
  const votes = result ? result.yea + result.nay : 0;
  return result && votes > 0 ? result.yea / votes : undefined;
};

export const boardOrder = (rows: readonly BoardRow[], ranking: Ranking, sold: Figures['products']): readonly PlacedRow[] => {
  if (ranking === undefined) return rows.map((row) => ({ row }));
  const measured = rows.map((row) => ({ row, measure: measureOf(row, ranking, sold) }));
  const first = measured
    .flatMap(({ row, measure }) => (measure === undefined ? [] : [{ row, measure }]))
    .sort((a, b) => b.measure - a.measure);
  const ranked = first.map(({ row, measure }): PlacedRow => ({ row, rank: 1 + first.findIndex((one) => one.measure === measure) }));
  return [...ranked, ...measured.flatMap(({ row, measure }): readonly PlacedRow[] => (measure === undefined ? [{ row }] : []))];
};

export const rowsOnPage = 8;
const pageStands: Ms = 9000;

/** Pages follow each other by the clock, so that every screen turns at the same moment. @returns from 0 */
export const pageAt = (rows: number, now: EpochMs): { readonly page: number; readonly pages: number } => {
  const pages = Math.max(1, Math.ceil(rows / rowsOnPage));
  return { page: Math.floor(now / pageStands) % pages, pages };
};
