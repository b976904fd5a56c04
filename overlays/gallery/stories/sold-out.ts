/** Nothing is left, by the record. */
import type { Stories } from '../story.ts';

export const soldOut: Stories<'sold-out'> = {
  'sold-out': {
    data: ({ text }) => ({
      kind: 'sold-out',
      productId: 'apples',
      itemNumber: '03',
      name: text({ zh: '云溪红富士苹果', en: 'Yunxi Fuji apples' }),
    }),
    figures: (say) => ({ products: { apples: { sold: say.count(20_000), left: 0, at: say.now } } }),
  },
};
