/**
 * Whether a refund or cancel takes back only what its order still holds. Pure.
 *
 * Units and money are bounded apart; what was taken back before, by whichever kind, is off already.
 */
import type { OrderLine } from '../ports/archive.ts';

/** A line that would be recorded, and the line of the sale that it takes back from. */
export type TakenBack = { readonly line: OrderLine; readonly saleLineId: string };

export const noOrderYet = 'its order is not recorded in this episode';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** A refund that has an id of its own carries it after a stroke. Where ids hold strokes too this finds rather too many: it never takes back too much. */
const isFrom = (lineId: string, saleLineId: string): boolean => lineId === saleLineId || lineId.startsWith(`${saleLineId}/`);

const problemOf = ({ line, saleLineId }: TakenBack, recorded: readonly OrderLine[]): string | undefined => {
  // It came before: the archive does not count it again.
  if (recorded.some((one) => one.kind === line.kind && one.lineId === line.lineId)) return undefined;
  const sale = recorded.find((one) => one.kind === 'sale' && one.lineId === saleLineId);
  if (!sale) return `its order is recorded without the line ${saleLineId}`;
  if (sale.sku !== line.sku) return `the line ${saleLineId} of its order sold ${sale.sku}, not ${line.sku}`;
  if (sale.currency !== line.currency) return `the line ${saleLineId} of its order was in ${sale.currency}`;
  const held = [sale, ...recorded.filter((one) => one.kind !== 'sale' && isFrom(one.lineId, saleLineId))];
  const units = sum(held.map((one) => one.units));
  const minor = sum(held.map((one) => one.amountMinor));
  return -line.units > units || -line.amountMinor > minor
    ? `it takes back more than the line ${saleLineId} of its order still holds (${units} units, ${minor} in minor units)`
    : undefined;
};

/** @param recorded all recorded lines of the same order; @returns why it cannot be applied */
export const takeBackProblem = (lines: readonly TakenBack[], recorded: readonly OrderLine[]): string | undefined => {
  if (!recorded.some((one) => one.kind === 'sale')) return noOrderYet;
  return lines.map((one) => problemOf(one, recorded)).find((problem) => problem !== undefined);
};
