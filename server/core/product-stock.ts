/**
 * What the record says of a product with sizes or colours: orders may name the product’s SKU or that of a variant.
 *
 * All of them are sales of the product. Of a variant’s own stock something is known only where the file says what there was, and
 * an order has named its SKU: a shop that orders by the product alone says nothing about sizes.
 */

import type { StockState } from '../contract/graphic-parts.ts';
import type { ProductFigures } from '../contract/graphics.ts';
import type { Product } from '../contract/show-file.ts';
import type { EpochMs } from '../contract/units.ts';
import { type Ledger, salesOf } from './ledger.ts';

type Products = Readonly<Record<string, Product>>;
type Opening = { readonly sku: string; readonly stock: number };

const variantsOf = ({ variants = [] }: Product) => variants.flatMap((one) => (one.sku === undefined ? [] : [{ ...one, sku: one.sku }]));

/** Every name that orders may call this product by. */
const skusOf = (product: Product): readonly string[] => [...new Set([product.sku, ...variantsOf(product).map(({ sku }) => sku)])];

export const openingStocks = (products: Products): readonly Opening[] =>
  Object.values(products).flatMap((product) => [
    { sku: product.sku, stock: product.stock.units },
    ...variantsOf(product).flatMap(({ sku, stock }) => (stock && sku !== product.sku ? [{ sku, stock: stock.units }] : [])),
  ]);

/** What orders mean by a SKU, with its price and what there was of it; undefined: nothing of this show. */
export const soldAs = (products: Products, sku: string): { readonly price: number; readonly opening: number } | undefined => {
  const product = Object.values(products).find((one) => skusOf(one).includes(sku));
  if (!product) return undefined;
  const variant = product.sku === sku ? undefined : variantsOf(product).find((one) => one.sku === sku);
  return { price: variant?.price ?? product.price, opening: variant?.stock?.units ?? product.stock.units };
};

/** A tenth of what there was, or less, is little. */
const lowShare = 0.1;

const stateOf = (left: number, opening: number): StockState => (left <= 0 ? 'sold-out' : left <= opening * lowShare ? 'low' : 'ok');

/** All SKUs of the product that this one belongs to; itself where the plan has none. */
export const countedWith = (products: Products, sku: string): readonly string[] => {
  const product = Object.values(products).find((one) => one.sku === sku);
  return product ? skusOf(product) : [sku];
};

const variantStates = (ledger: Ledger, product: Product): Readonly<Record<string, StockState>> =>
  Object.fromEntries(
    variantsOf(product).flatMap(({ id, sku, stock }) => {
      const { left, opening, unitsSold } = salesOf(ledger, sku);
      return stock && left !== null && opening !== null && unitsSold > 0 ? [[id, stateOf(left, opening)] as const] : [];
    }),
  );

/**
 * Undefined where nobody knows what is left: no figure is better than a nought.
 * @param readAt epoch ms, when its opening stock was read
 */
export const productFigures = (ledger: Ledger, product: Product, readAt: EpochMs): ProductFigures | undefined => {
  const { opening } = salesOf(ledger, product.sku);
  if (opening === null) return undefined;
  const all = skusOf(product).map((sku) => salesOf(ledger, sku));
  const sold = Math.max(
    0,
    all.reduce((sum, { trueNet }) => sum + trueNet, 0),
  );
  const last = all.reduce<EpochMs | null>(
    (newest, { lastSaleAt }) => (lastSaleAt === null ? newest : Math.max(newest ?? 0, lastSaleAt)),
    null,
  );
  const variants = variantStates(ledger, product);
  return {
    sold,
    left: Math.max(0, opening - sold),
    at: last ?? readAt,
    ...(Object.keys(variants).length === 0 ? {} : { variants }),
  };
};
