/**
 * The ledger: what has been sold, taken back and is left, from recorded order lines.
 *
 * Promises: a line counts once, however often it comes; the order of arrival changes no figure;
 * a refund or cancel lowers net and never touches gross. Money stays apart by currency, in minor units.
 * Nothing here reads a clock: callers pass `now`.
 */
import type { EpochMs, Minor } from '../contract/units.ts';
import type { OrderLine } from './order-line.ts';
import { type Minutes, noMinutes, orderedAt, paceUntil, withPaceOf } from './sales-pace.ts';
import { noneSeen, type Seen, sift } from './seen-lines.ts';

export type { OrderLine } from './order-line.ts';

/** `refunds` holds refunds and cancels and is never positive; `net` is `gross + refunds`. */
export type Takings = { readonly gross: Minor; readonly refunds: Minor; readonly net: Minor };

export type Sales = {
  /** Units in sale lines. */
  readonly unitsSold: number;
  /** Units that came back by refund or cancel; never positive. */
  readonly unitsBack: number;
  /** For the screen: never below 0. */
  readonly unitsNet: number;
  /** The true sum; negative when more came back than was sold. */
  readonly trueNet: number;
  readonly money: Readonly<Record<string, Takings>>;
  /** When the last sale was ordered; null before the first. */
  readonly lastSaleAt: EpochMs | null;
};

export type SkuSales = Sales & {
  readonly sku: string;
  /** Null for a SKU that the plan does not list: then nobody knows what is left. */
  readonly opening: number | null;
  /** For the screen: never below 0, never above `opening`. */
  readonly left: number | null;
  /** The true difference; negative when more was sold than there was, above `opening` when more came back than was sold. */
  readonly trueLeft: number | null;
};

export type Ledger = {
  readonly bySku: ReadonlyMap<string, SkuSales>;
  readonly total: Sales;
  readonly minutes: Minutes;
  readonly seen: Seen;
};

const noSales: Sales = { unitsSold: 0, unitsBack: 0, unitsNet: 0, trueNet: 0, money: {}, lastSaleAt: null };
const noTakings: Takings = { gross: 0, refunds: 0, net: 0 };

const withStock = (sku: string, opening: number | null, sales: Sales): SkuSales => {
  if (opening === null) return { ...sales, sku, opening, trueLeft: null, left: null };
  return { ...sales, sku, opening, trueLeft: opening - sales.trueNet, left: Math.max(0, opening - sales.unitsNet) };
};

export const emptyLedger = (products: readonly { readonly sku: string; readonly stock: number }[]): Ledger => ({
  bySku: new Map(products.map(({ sku, stock }) => [sku, withStock(sku, stock, noSales)])),
  total: noSales,
  minutes: noMinutes,
  seen: noneSeen,
});

/** Stock that the record says anew, and products that it adds: what was sold stays, what is left goes by the new figure. */
export const restocked = (ledger: Ledger, products: readonly { readonly sku: string; readonly stock: number }[]): Ledger => {
  const changed = products.filter(({ sku, stock }) => ledger.bySku.get(sku)?.opening !== stock);
  if (changed.length === 0) return ledger;
  const fresh = changed.map(({ sku, stock }) => [sku, withStock(sku, stock, ledger.bySku.get(sku) ?? noSales)] as const);
  return { ...ledger, bySku: new Map([...ledger.bySku, ...fresh]) };
};

const withLine = (sales: Sales, line: OrderLine): Sales => {
  const isSale = line.kind === 'sale';
  const { gross, refunds, net } = sales.money[line.currency] ?? noTakings;
  const trueNet = sales.trueNet + line.units;
  return {
    unitsSold: sales.unitsSold + (isSale ? line.units : 0),
    unitsBack: sales.unitsBack + (isSale ? 0 : line.units),
    unitsNet: Math.max(0, trueNet),
    trueNet,
    money: {
      ...sales.money,
      [line.currency]: {
        gross: gross + (isSale ? line.amountMinor : 0),
        refunds: refunds + (isSale ? 0 : line.amountMinor),
        net: net + line.amountMinor,
      },
    },
    lastSaleAt: isSale ? Math.max(orderedAt(line), sales.lastSaleAt ?? Number.NEGATIVE_INFINITY) : sales.lastSaleAt,
  };
};

/** Counts those lines that were not counted before. */
export const applyLines = (ledger: Ledger, lines: readonly OrderLine[]): Ledger => {
  const { fresh, seen } = sift(ledger.seen, lines);
  if (fresh.length === 0) return ledger;
  const bySku = new Map(ledger.bySku);
  for (const line of fresh) {
    const before = bySku.get(line.sku) ?? withStock(line.sku, null, noSales);
    bySku.set(line.sku, withStock(line.sku, before.opening, withLine(before, line)));
  }
  return { bySku, total: fresh.reduce(withLine, ledger.total), minutes: withPaceOf(ledger.minutes, fresh), seen };
};

export const applyLine = (ledger: Ledger, line: OrderLine): Ledger => applyLines(ledger, [line]);

/** What is known of a SKU; zeros for one that nothing was sold of. */
export const salesOf = (ledger: Ledger, sku: string): SkuSales => ledger.bySku.get(sku) ?? withStock(sku, null, noSales);

export const totalSales = (ledger: Ledger): Sales => ledger.total;

/** What was taken in one currency; zeros when nothing was. */
export const takingsIn = (sales: Sales, currency: string): Takings => sales.money[currency] ?? noTakings;

/**
 * Net sales of each of the last `count` minutes (at most 180), oldest first, the running minute last.
 * @param now epoch ms, from the server clock
 */
export const salesPerMinute = (ledger: Ledger, now: EpochMs, count: number, currency: string) =>
  paceUntil(ledger.minutes, now, count, currency);
