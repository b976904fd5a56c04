/** What the record says reaches the decisions of the graphics desk and the figures of pages. */
import { afterEach, describe, expect, it } from 'vitest';
import type { OrderLine } from '../../server/core/order-line.ts';
import { aPlan } from '../core/plans.ts';
import { type Gallery, live, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery?.close());

let orders = 0;
const line = (units: number, sku: string, kind: OrderLine['kind'] = 'sale'): OrderLine => {
  orders += 1;
  return {
    ...{ source: 'shop', orderId: `o${orders}`, lineId: '1', kind, sku, units, amountMinor: units * 4990, currency: 'CNY' },
    ...{ orderedAt: gallery.clock.now(), receivedAt: gallery.clock.now(), activationId: gallery.activationId },
  };
};
const soldOut = () => gallery.ask('graphic.on', { graphic: 'sold-out', productId: 'apples' });

describe('what is sold out', () => {
  it('[G22] can be put on, and looked at before, from the order that took the last one until one comes back', async () => {
    gallery = await live();
    expect(refused(await soldOut())).toBe('wrong-phase');
    gallery.playout.sold([line(1000, 'apples')]);
    const asked = { type: 'graphic.on', key: 'k', graphic: 'sold-out', productId: 'apples' } as const;
    expect(gallery.playout.preview(asked)).toMatchObject({ ok: true });
    expect(await soldOut()).toMatchObject({ ok: true });
    expect(gallery.playout.figures().products.apples).toMatchObject({ left: 0 });
    gallery.playout.sold([line(-1, 'apples', 'refund')]);
    expect(gallery.playout.figures().products.apples).toMatchObject({ left: 1 });
    expect(refused(await soldOut())).toBe('wrong-phase');
  });
});

describe('a size', () => {
  it('[G23] that an order names is sold as its product, and has its own state from then on', async () => {
    const plan = aPlan();
    const { apples } = plan.products;
    if (!apples) throw new Error('No apples.');
    const small = { id: 'small', label: 'Small', sku: 'apples-s', stock: { ...apples.stock, units: 10 } };
    gallery = await live({ ...plan, products: { ...plan.products, apples: { ...apples, variants: [small] } } });
    gallery.playout.sold([line(4, 'apples')]);
    expect(gallery.playout.figures().products.apples).toEqual({ sold: 4, left: 996, at: expect.any(Number) });
    gallery.playout.sold([line(9, 'apples-s')]);
    expect(gallery.playout.figures().products.apples).toMatchObject({ sold: 13, left: 987, variants: { small: 'low' } });
  });
});

describe('a price that is a secret', () => {
  it('[G21] stays out once the server has come back, and stays told once it was', async () => {
    const plan = aPlan();
    const { apples } = plan.products;
    if (!apples) throw new Error('No apples.');
    gallery = await live({ ...plan, products: { ...plan.products, apples: { ...apples, priceSecret: true } } });
    await gallery.restart();
    expect(refused(await gallery.ask('graphic.on', { graphic: 'product-card', productId: 'apples' }))).toBe('wrong-phase');
    expect(gallery.playout.view().products[0]).toMatchObject({ id: 'apples', isPriceSecret: true });
    await gallery.ask('price.reveal', { productId: 'apples' });
    await gallery.restart();
    expect(await gallery.ask('graphic.on', { graphic: 'product-card', productId: 'apples' })).toMatchObject({ ok: true });
  });
});
