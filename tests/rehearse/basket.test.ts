/** What the simulated shops send. */

import { describe, expect, it } from 'vitest';
import { fillBaskets, priceText } from '../../server/cli/rehearse/basket.ts';
import { openChance } from '../../server/cli/rehearse/chance.ts';
import fc from '../run/properties.ts';

const products = [
  { sku: 'APPLE', price: 4990, shop: 'market' },
  { sku: 'EGG', price: 4500, shop: 'river' },
  { sku: 'OIL', price: 15_805, shop: 'river' },
];
const fill = (count: number, seed: number) => fillBaskets(count, products, 'CNY', 'r', openChance(seed));
const minorOf = (price: string) => Number(price.replace('.', ''));

describe('the shops of a rehearsal', () => {
  it('place as many orders as asked for, each once, in the order of their time', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(), (count, seed) => {
        const parcels = fill(count, seed);
        const placed = parcels.filter((parcel) => parcel.kind === 'order.placed');
        expect(new Set(placed.map((parcel) => parcel.id)).size).toBe(count);
        expect(parcels.map((parcel) => parcel.at)).toEqual(parcels.map((parcel) => parcel.at).toSorted((a, b) => a - b));
        expect(parcels.every(({ at }) => at >= 0 && at < 1)).toBe(true);
      }),
    );
  });

  it('add up to what their lines say, in minor units; a refund is taken off', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(), (count, seed) => {
        for (const { data, kind, minor, units } of fill(count, seed)) {
          const sign = kind === 'order.placed' ? 1 : -1;
          expect(minor).toBe(sign * data.lines.reduce((sum, line) => sum + line.quantity * minorOf(line.unitPrice), 0));
          expect(units).toBe(sign * data.lines.reduce((sum, line) => sum + line.quantity, 0));
        }
      }),
    );
  });

  it('refund only what was ordered, after it was ordered, from the shop that sold it', () => {
    const parcels = fill(2000, 7);
    const refunds = parcels.filter((parcel) => parcel.kind === 'order.refunded');
    expect(refunds.length).toBeGreaterThan(20);
    for (const refund of refunds) {
      const order = parcels.find(({ kind, data }) => kind === 'order.placed' && data.orderId === refund.data.orderId);
      expect(order?.at).toBeLessThan(refund.at);
      expect(order?.shop).toBe(refund.shop);
      for (const line of refund.data.lines) expect(order?.data.lines).toContainEqual(line);
    }
  });

  it('sell in one order only what one shop has', () => {
    const shopOf = Object.fromEntries(products.map((product) => [product.sku, product.shop]));
    for (const { shop, data } of fill(500, 3)) expect(data.lines.every((line) => shopOf[line.sku] === shop)).toBe(true);
  });

  it('write prices with two decimals', () => {
    expect([5, 4990, 100].map(priceText)).toEqual(['0.05', '49.90', '1.00']);
  });
});
