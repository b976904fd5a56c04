/** The board of the evening: in the order of protocol, by what was sold, and before anything is decided. */
import type { DataOf, Say, Stories } from '../story.ts';

type Row = DataOf<'board'>['rows'][number];

const counties = [
  { name: { zh: '林海棠', en: 'Lin Haitang' }, place: { zh: '陕西', en: 'Shaanxi' }, fruit: { zh: '高山苹果', en: 'Highland apples' } },
  { name: { zh: '陈青山', en: 'Chen Qingshan' }, place: { zh: '江西', en: 'Jiangxi' }, fruit: { zh: '脐橙', en: 'Navel oranges' } },
  { name: { zh: '吴春晓', en: 'Wu Chunxiao' }, place: { zh: '湖北', en: 'Hubei' }, fruit: { zh: '散养鸡蛋', en: 'Free-range eggs' } },
] as const;

const rows = ({ text, count }: Say, isDecided: boolean): readonly Row[] =>
  counties.map(({ name, place, fruit }, n) => ({
    guest: { name: text(name), place: text(place) },
    product: { id: `product-${n}`, itemNumber: `0${n + 1}`, name: text(fruit) },
    ...(isDecided
      ? {
          result: {
            decision: n === 1 ? ('nay' as const) : ('yea' as const),
            word: n === 1 ? '不要' : '要',
            yea: count(9000 - n * 2500),
            nay: count(5000),
          },
        }
      : {}),
  }));

const of =
  (isDecided: boolean, ranking?: 'sold' | 'yea') =>
  (say: Say): DataOf<'board'> => ({
    kind: 'board',
    title: say.text({ zh: '今晚的果篮', en: 'Tonight’s basket' }),
    ...(ranking === undefined ? {} : { ranking }),
    rows: rows(say, isDecided),
  });

const sold = ({ count, now }: Say) => ({
  products: Object.fromEntries(counties.map((_, n) => [`product-${n}`, { sold: count(1200 - n * 300), left: count(800), at: now }])),
});

export const board: Stories<'board'> = {
  protocol: { data: of(true), figures: sold },
  'by-sales': { data: of(true, 'sold'), figures: sold },
  undecided: { data: of(false) },
};
