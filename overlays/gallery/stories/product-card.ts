/** A product on sale, sold out, before its figures come, and where nobody may buy. */
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
};
