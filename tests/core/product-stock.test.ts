/** What is said of sizes and colours: only what orders and an opening stock of their own bear out. */
import { describe, expect, it } from 'vitest';
import { applyLine, emptyLedger, type OrderLine } from '../../server/core/ledger.ts';
import { openingStocks, productFigures, soldAs } from '../../server/core/product-stock.ts';
import { aPlan, eight } from './plans.ts';

const { apples } = aPlan().products;
if (!apples) throw new Error('No apples.');
const { stock } = apples;
const sized = {
  ...apples,
  variants: [
    { id: 'small', label: 'Small', sku: 'apples-s', price: 3990, stock: { ...stock, units: 20 } },
    { id: 'large', label: 'Large', sku: 'apples-l', stock: { ...stock, units: 5 } },
    { id: 'huge', label: 'Huge', sku: 'apples-h' },
    { id: 'gift', label: 'Gift box' },
  ],
};
const products = { apples: sized };
let orders = 0;
const line = (sku: string, units: number, kind: OrderLine['kind'] = 'sale'): OrderLine => {
  orders += 1;
  return {
    ...{ source: 'shop', orderId: `o${orders}`, lineId: '1', kind, sku, units, amountMinor: units * 100, currency: 'CNY' },
    ...{ orderedAt: eight + orders, receivedAt: eight + orders, activationId: 'evening' },
  };
};
const saidAfter = (...lines: readonly OrderLine[]) =>
  productFigures(lines.reduce(applyLine, emptyLedger(openingStocks(products))), sized, eight);

describe('a product with sizes', () => {
  it('[G23] is sold by all of its SKUs together', () => {
    expect(saidAfter(line('apples', 2), line('apples-s', 3), line('apples-h', 1))).toMatchObject({ sold: 6, left: 994 });
    expect(soldAs(products, 'apples-s')).toEqual({ price: 3990, opening: 20 });
    expect(soldAs(products, 'apples-h')).toEqual({ price: 4990, opening: 1000 });
    expect(soldAs(products, 'pears')).toBeUndefined();
  });

  it('[G23] says nothing of a size that no order has named, or of whose stock there is no record', () => {
    expect(saidAfter()).not.toHaveProperty('variants');
    expect(saidAfter(line('apples', 5), line('apples-h', 5))).not.toHaveProperty('variants');
  });

  it('[G23] says of the others what is so: there, few, none, and again some when one comes back', () => {
    expect(saidAfter(line('apples-s', 1))?.variants).toEqual({ small: 'ok' });
    expect(saidAfter(line('apples-s', 18))?.variants).toEqual({ small: 'low' });
    const sold = [line('apples-s', 20), line('apples-l', 6)];
    expect(saidAfter(...sold)?.variants).toEqual({ small: 'sold-out', large: 'sold-out' });
    expect(saidAfter(...sold, line('apples-s', -1, 'refund'))?.variants).toEqual({ small: 'low', large: 'sold-out' });
  });

  it('[G23] never says more than there was, nor less than nothing', () => {
    expect(saidAfter(line('apples', 1200))).toMatchObject({ sold: 1200, left: 0 });
    expect(saidAfter(line('apples-s', -3, 'refund'))).toMatchObject({ sold: 0, left: 1000 });
  });
});
