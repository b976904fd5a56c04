/** The running total of sales: the ledger of this activation, folded from recorded order lines only. */

import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorFigures } from '../contract/views.ts';
import { applyLines, emptyLedger, type Ledger, type OrderLine, salesOf, salesPerMinute, takingsIn, totalSales } from '../core/ledger.ts';
import type { Plan } from '../core/plan.ts';

export type Till = {
  /** A new activation begins with its own ledger. */
  open(activationId: string, plan: Plan, lines: readonly OrderLine[]): void;
  take(lines: readonly OrderLine[]): void;
  products(): Figures['products'];
  sales(): Figures['sales'];
  perMinute(now: EpochMs): OperatorFigures['perMinute'];
};

const minutesShown = 30;
const stockTime = (at: string): EpochMs => {
  const parsed = Date.parse(at);
  return Number.isNaN(parsed) ? 0 : parsed;
};

export const openTill = (): Till => {
  let ledger: Ledger = emptyLedger([]);
  let plan: Plan | null = null;
  let activation = '';

  return {
    open: (activationId, newPlan, lines) => {
      activation = activationId;
      plan = newPlan;
      const products = Object.values(newPlan.products).map(({ sku, stock }) => ({ sku, stock: stock.units }));
      ledger = applyLines(emptyLedger(products), lines);
    },
    take: (lines) => {
      ledger = applyLines(
        ledger,
        lines.filter((line) => line.activationId === activation),
      );
    },
    products: () =>
      Object.fromEntries(
        Object.values(plan?.products ?? {}).map((product) => {
          const sales = salesOf(ledger, product.sku);
          return [product.id, { sold: sales.unitsNet, left: sales.left ?? 0, at: sales.lastSaleAt ?? stockTime(product.stock.at) }];
        }),
      ),
    sales: () => {
      const total = totalSales(ledger);
      const currency = plan?.episode.currency ?? 'CNY';
      return { units: total.unitsNet, net: { minor: takingsIn(total, currency).net, currency }, at: total.lastSaleAt };
    },
    perMinute: (now) =>
      salesPerMinute(ledger, now, minutesShown, plan?.episode.currency ?? 'CNY').map((one) => ({
        at: one.at,
        units: one.units,
        netMinor: one.netMinor,
      })),
  };
};
