/** The shop’s graphics, as short or as long as a test wants its text: those that stand together, and those that stand alone. */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { Texts } from './sample-graphics.ts';

const qr = { path: 'M0 0h7v7h-7zM8 8h5v5h-5z', size: 21 };
const product = ({ long }: Texts) => ({ productId: 'apples', itemNumber: '03', name: long });
const counted = { units: 9_999_999, source: '仓库盘点 / warehouse count', at: '18:00' };
const was = (texts: Texts) => ({ price: { minor: 223_456_789, currency: 'CNY' }, basis: texts.long });

/** Sizes with and without a price of their own; `states` are the figures of some of them. */
export const variants = ({ long }: Texts) =>
  Array.from({ length: 8 }, (_, n) => ({
    id: `size-${n + 1}`,
    label: n % 2 === 0 ? long : `${n + 1} kg`,
    ...(n % 3 === 0 ? { price: { minor: 123_456_789, currency: 'CNY' } } : {}),
  }));
export const states = { 'size-1': 'ok', 'size-2': 'low', 'size-3': 'sold-out', 'size-5': 'low' } as const;

/** In the column at the left, and beside it. */
export const shopTogether = (texts: Texts): readonly GraphicData[] => [
  { kind: 'units-sold', ...product(texts) },
  { kind: 'stock-left', ...product(texts), counted },
  { kind: 'qr', leadsTo: 'shop', name: texts.long, link: 'https://shop.example/a', short: `shop.example/${'a'.repeat(60)}`, qr },
];

/** Each has its place to itself: before its price and with it; and what is sold out. */
export const shopAlone = (texts: Texts): readonly GraphicData[] => {
  const waits = { kind: 'price-reveal', ...product(texts), was: was(texts), unit: texts.long, seller: texts.long } as const;
  return [
    waits,
    { ...waits, price: { minor: 123_456_789, currency: 'CNY' }, unitPrice: texts.long },
    { kind: 'sold-out', ...product(texts) },
  ];
};
