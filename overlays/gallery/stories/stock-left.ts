/** What is left, with who counted it. */
import type { Say, Stories } from '../story.ts';

const left = (n: number) => (say: Say) => ({
  products: { apples: { sold: say.count(12_384), left: n === 0 ? 0 : say.count(n), at: say.now } },
});
const data = ({ text, count }: Say) => ({
  kind: 'stock-left' as const,
  productId: 'apples',
  itemNumber: '03',
  name: text({ zh: '云溪红富士苹果', en: 'Yunxi Fuji apples' }),
  counted: { units: count(20_000), source: '云溪仓 Yunxi depot', at: '2026-12-03T17:00' },
});

export const stockLeft: Stories<'stock-left'> = {
  left: { data, figures: left(7616), updatedFigures: left(7609) },
  none: { data, figures: left(0) },
  unknown: { data },
};
