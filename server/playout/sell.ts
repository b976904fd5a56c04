/**
 * The running total of sales: the ledger of this activation, folded from recorded order lines only.
 *
 * Until what was sold before is known (after a restart), no figure is given: a sum without its beginning would be a false one.
 */
import type { Figures, WholeFigures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorFigures } from '../contract/views.ts';
import {
  applyLines,
  emptyLedger,
  type Ledger,
  type OrderLine,
  restocked,
  salesOf,
  salesPerMinute,
  takingsIn,
  totalSales,
} from '../core/ledger.ts';
import type { Plan } from '../core/plan.ts';
import { countedWith, openingStocks, productFigures } from '../core/product-stock.ts';
import { openSegmentSales, salesProjection } from '../core/sales-by-segment.ts';
import { minutesKept, wholeMinutesOf } from '../core/sales-pace.ts';
import type { ShowContext } from '../core/show-state.ts';

export type Till = {
  /** An activation begins with its own ledger. */
  open(activationId: string, plan: Plan): void;
  /** The plan has other products, or another stock of one: an import, or one that was taken back. */
  follow(plan: Plan): void;
  /** What the record holds of it: from here on the figures are whole. */
  complete(lines: readonly OrderLine[]): void;
  take(lines: readonly OrderLine[]): void;
  products(): Figures['products'];
  sales(): WholeFigures['sales'];
  perMinute(now: EpochMs): OperatorFigures['perMinute'];
  /** What was sold while what was on air, and where the segment on air is going. */
  bySegment(context: ShowContext, now: EpochMs): Pick<OperatorFigures, 'bySegment' | 'projection'>;
};

const minutesShown = 30;
/** Longer ago than this says little of how it sells now. */
const paceOver = 5;
const noneBySegment = { bySegment: [], projection: null };

const stockTime = (at: string): EpochMs => {
  const parsed = Date.parse(at);
  return Number.isNaN(parsed) ? 0 : parsed;
};

export const openTill = (): Till => {
  let ledger: Ledger = emptyLedger([]);
  let plan: Plan | null = null;
  let activation = '';
  let isWhole = false;
  const soldInSegments = openSegmentSales<Ledger>((known, now, currency) => salesPerMinute(known, now, minutesKept, currency));

  const take = (lines: readonly OrderLine[]) => {
    ledger = applyLines(
      ledger,
      lines.filter((line) => line.activationId === activation),
    );
  };

  /** Of a product by all of its SKUs. @param skus its own first */
  const soldUnder = (skus: readonly string[], since: EpochMs, now: EpochMs) => {
    const all = skus.map((sku) => salesOf(ledger, sku));
    const trueNet = all.reduce((sum, one) => sum + one.trueNet, 0);
    const sales = all.flatMap(({ lastSaleAt }) => lastSaleAt ?? []);
    const opening = all[0]?.opening ?? null;
    const minutes = skus.map((sku) => wholeMinutesOf(ledger.minutes, sku, since, now, paceOver));
    return {
      trueNet,
      trueLeft: opening === null ? null : opening - trueNet,
      lastSaleAt: sales.length === 0 ? null : Math.max(...sales),
      minutes: (minutes[0] ?? []).map((_, at) => minutes.reduce((sum, one) => sum + (one[at] ?? 0), 0)),
    };
  };

  return {
    open: (activationId, newPlan) => {
      activation = activationId;
      plan = newPlan;
      isWhole = false;
      ledger = emptyLedger(openingStocks(newPlan.products));
    },
    follow: (newPlan) => {
      if (plan?.products === newPlan.products) return;
      plan = newPlan;
      ledger = restocked(ledger, openingStocks(newPlan.products));
    },
    complete: (lines) => {
      take(lines);
      isWhole = true;
    },
    take,
    products: () =>
      Object.fromEntries(
        Object.values(plan && isWhole ? plan.products : {}).flatMap((product) => {
          const known = productFigures(ledger, product, stockTime(product.stock.at));
          return known ? [[product.id, known] as const] : [];
        }),
      ),
    sales: () => {
      const total = totalSales(isWhole ? ledger : emptyLedger([]));
      const currency = plan?.episode.currency ?? 'CNY';
      return { units: total.unitsNet, net: { minor: takingsIn(total, currency).net, currency }, at: total.lastSaleAt };
    },
    perMinute: (now) =>
      salesPerMinute(isWhole ? ledger : emptyLedger([]), now, minutesShown, plan?.episode.currency ?? 'CNY').map((one) => ({
        at: one.at,
        units: one.units,
        netMinor: one.netMinor,
      })),
    bySegment: (context, now) => {
      if (!isWhole) return noneBySegment;
      return {
        bySegment: soldInSegments(ledger, context, now),
        projection: salesProjection(context, (sku, since) => soldUnder(countedWith(plan?.products ?? {}, sku), since, now), now),
      };
    },
  };
};
