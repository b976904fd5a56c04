/** A product on sale, sold out, before its figures come, where nobody may buy, and with sizes and a number to ring. */
import type { DataOf, Say, Stories } from '../story.ts';

const apples = ({ text, price, qr }: Say): DataOf<'product-card'> => ({
  kind: 'product-card',
  productId: 'apples',
  itemNumber: '03',
  name: text({ zh: '云溪高山红富士苹果 礼盒装', en: 'Yunxi highland Fuji apples, gift box' }),
  price: price(49.9),
  was: { price: price(69), basis: text({ zh: '11月1–30日成交价', en: 'sold 1–30 Nov' }) },
  unit: text({ zh: '5千克箱', en: '5 kg box' }),
  unitPrice: text({ zh: '每千克 ¥9.98', en: '¥9.98 a kilo' }),
  seller: text({ zh: '云溪果业合作社', en: 'Yunxi Fruit Co-op' }),
  delivery: text({ zh: '48小时内发货，全国包邮', en: 'Ships within 48 h, free nationwide' }),
  returns: text({ zh: '坏果包赔，七天无理由退货', en: '7-day returns, bad fruit refunded' }),
  link: 'https://shop.example/apples',
  qr,
});
const stock = (sold: number, left: (say: Say) => number) => (say: Say) => ({
  products: { apples: { sold: say.count(sold), left: left(say), at: say.now } },
});
const some = stock(12_384, ({ count }) => count(7616));

const sizes = ({ text, price }: Say) =>
  [
    { id: 'kg-3', label: text({ zh: '3千克 尝鲜装', en: '3 kg, to try' }), price: price(32.9) },
    { id: 'kg-5', label: text({ zh: '5千克 礼盒装', en: '5 kg, gift box' }), price: price(49.9) },
    { id: 'kg-10', label: text({ zh: '10千克 家庭装', en: '10 kg, family box' }), price: price(89) },
    { id: 'kg-15', label: text({ zh: '15千克 分享装', en: '15 kg, to share' }) },
  ] as const;
const states = { 'kg-3': 'sold-out', 'kg-5': 'ok', 'kg-10': 'low' } as const;
const withSizes = (say: Say) => {
  const { apples: all } = some(say).products;
  return { products: { apples: { ...all, variants: states } } };
};

export const productCard: Stories<'product-card'> = {
  'on-sale': { data: apples, figures: some, updatedFigures: stock(12_391, ({ count }) => count(7609)) },
  'sold-out': { data: apples, figures: stock(20_000, () => 0) },
  'no-figures': { data: apples },
  'nobody-may-buy': {
    data: (say) => {
      const { qr: _code, link: _nowhere, was: _before, unitPrice: _each, ...rest } = apples(say);
      return rest;
    },
    figures: some,
  },
  sizes: { data: (say) => ({ ...apples(say), hotline: '400 000 1203', variants: sizes(say) }), figures: withSizes },
};
