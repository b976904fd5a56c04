/**
 * What the simulated shops will send: orders, some of them delivered twice, a few refunded, spread over the episode.
 *
 * Pure: all chance is handed in. Sums are integers in minor units.
 */
import type { Product } from '../../contract/show-file.ts';
import type { Minor } from '../../contract/units.ts';
import type { Chance } from './chance.ts';

export type Parcel = {
  /** The webhook's id: the same however often it is delivered. */
  readonly id: string;
  readonly shop: string;
  readonly kind: 'order.placed' | 'order.refunded';
  /** When it is sent, as a share of the episode, 0…1. */
  readonly at: number;
  /** How often it is delivered, 1 or more. */
  readonly deliveries: number;
  readonly data: {
    readonly orderId: string;
    readonly currency: string;
    readonly refundId?: string;
    readonly lines: readonly { readonly lineId: string; readonly sku: string; readonly quantity: number; readonly unitPrice: string }[];
  };
  /** What it adds to the ledger; negative for a refund. */
  readonly units: number;
  readonly minor: Minor;
};

const repeated = 0.05;
const refunded = 0.03;
const twoLines = 0.25;

export const priceText = (minor: Minor): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

type Sold = Pick<Product, 'sku' | 'price' | 'shop'>;

const linesOf = (product: Sold, products: readonly Sold[], chance: Chance) => {
  const second = chance.happens(twoLines) ? chance.pick(products.filter((one) => one.shop === product.shop)) : undefined;
  return [product, ...(second ? [second] : [])].map((one, n) => ({
    product: one,
    lineId: String(n + 1),
    quantity: 1 + Math.floor(chance.next() ** 2 * 5),
  }));
};

/** @param mark makes the ids of this rehearsal its own: a shop's ids are never used twice */
export const fillBaskets = (
  count: number,
  products: readonly Sold[],
  currency: string,
  mark: string,
  chance: Chance,
): readonly Parcel[] => {
  const parcels: Parcel[] = [];
  for (let n = 0; n < count; n += 1) {
    const product = chance.pick(products);
    if (!product) return [];
    const orderId = `${mark}-${n + 1}`;
    const lines = linesOf(product, products, chance);
    const sum = (of: typeof lines) => of.reduce((total, line) => total + line.quantity * line.product.price, 0);
    const units = (of: typeof lines) => of.reduce((total, line) => total + line.quantity, 0);
    const said = (of: typeof lines) =>
      of.map(({ lineId, quantity, product: { sku, price } }) => ({ lineId, sku, quantity, unitPrice: priceText(price) }));
    const at = chance.next() * 0.9;
    const deliveries = chance.happens(repeated) ? 2 : 1;
    parcels.push({
      id: `placed-${orderId}`,
      shop: product.shop,
      kind: 'order.placed',
      at,
      deliveries,
      data: { orderId, currency, lines: said(lines) },
      units: units(lines),
      minor: sum(lines),
    });
    if (!chance.happens(refunded)) continue;
    const back = lines.slice(0, 1);
    parcels.push({
      id: `refund-${orderId}`,
      shop: product.shop,
      kind: 'order.refunded',
      at: at + (1 - at) * chance.between(0.3, 0.9),
      deliveries,
      data: { orderId, currency, refundId: 'r1', lines: said(back) },
      units: -units(back),
      minor: -sum(back),
    });
  }
  return parcels.sort((a, b) => a.at - b.at);
};
