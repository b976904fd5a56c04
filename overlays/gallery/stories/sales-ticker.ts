/** The show’s sales, a product’s, and neither known yet. */
import type { Say, Stories } from '../story.ts';

const all =
  (units: number, yuan: number) =>
  ({ count, price, now }: Say) => ({ sales: { units: count(units), net: price(yuan), at: now } });
const own =
  (sold: number, left: number) =>
  ({ count, now }: Say) => ({ products: { apples: { sold: count(sold), left: count(left), at: now } } });

export const salesTicker: Stories<'sales-ticker'> = {
  show: { data: () => ({ kind: 'sales-ticker' }), figures: all(48_912, 2_310_765.4), updatedFigures: all(48_930, 2_311_663.6) },
  product: {
    data: ({ text }) => ({ kind: 'sales-ticker', productId: 'apples', name: text({ zh: '云溪红富士苹果', en: 'Yunxi Fuji apples' }) }),
    figures: own(12_384, 7616),
    updatedFigures: own(12_391, 7609),
  },
  'no-figures': { data: () => ({ kind: 'sales-ticker' }) },
};
