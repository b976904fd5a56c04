/** How many were sold, known and not known. */
import type { Say, Stories } from '../story.ts';

const sold = (n: number) => (say: Say) => ({ products: { apples: { sold: say.count(n), left: say.count(7616), at: say.now } } });
const data = ({ text }: Say) => ({
  kind: 'units-sold' as const,
  productId: 'apples',
  itemNumber: '03',
  name: text({ zh: '云溪红富士苹果', en: 'Yunxi Fuji apples' }),
});

export const unitsSold: Stories<'units-sold'> = { sold: { data, figures: sold(12_384), updatedFigures: sold(12_391) }, unknown: { data } };
