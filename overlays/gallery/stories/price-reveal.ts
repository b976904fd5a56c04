/** A price that is still waited for, and one that is said. */
import type { DataOf, Say, Stories } from '../story.ts';

const waited = ({ text, price }: Say): DataOf<'price-reveal'> => ({
  kind: 'price-reveal',
  productId: 'apples',
  itemNumber: '03',
  name: text({ zh: '云溪高山红富士苹果 礼盒装', en: 'Yunxi highland Fuji apples, gift box' }),
  was: { price: price(69), basis: text({ zh: '11月1–30日成交价', en: 'sold 1–30 Nov' }) },
  unit: text({ zh: '5千克箱', en: '5 kg box' }),
  seller: text({ zh: '云溪果业合作社', en: 'Yunxi Fruit Co-op' }),
});
const said = ({ text, price }: Say) => ({ price: price(49.9), unitPrice: text({ zh: '每千克 ¥9.98', en: '¥9.98 a kilo' }) });

export const priceReveal: Stories<'price-reveal'> = {
  waited: { data: waited, update: said },
  revealed: { data: (say) => ({ ...waited(say), ...said(say) }) },
};
