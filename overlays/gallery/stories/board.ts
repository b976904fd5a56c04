/** The board of the evening: in the order of protocol, by what was sold, and before anything is decided. */
import type { DataOf, Say, Stories } from '../story.ts';

type Row = DataOf<'board'>['rows'][number];

const counties = [
  { name: { zh: '林海棠', en: 'Lin Haitang' }, place: { zh: '陕西', en: 'Shaanxi' }, fruit: { zh: '高山苹果', en: 'Highland apples' } },
  { name: { zh: '陈青山', en: 'Chen Qingshan' }, place: { zh: '江西', en: 'Jiangxi' }, fruit: { zh: '脐橙', en: 'Navel oranges' } },
  { name: { zh: '吴春晓', en: 'Wu Chunxiao' }, place: { zh: '湖北', en: 'Hubei' }, fruit: { zh: '散养鸡蛋', en: 'Free-range eggs' } },
] as const;

/** Of those who voted; the decision follows from them. */
const votes = [
  { yea: 61_204, nay: 20_377 },
  { yea: 21_030, nay: 40_811 },
  { yea: 38_600, nay: 31_440 },
] as const;
const answers = { yea: { zh: '要', en: 'Yea' }, nay: { zh: '不要', en: 'Nay' } } as const;

const resultOf = (n: number, count: Say['count']): Row['result'] => {
  const { yea, nay } = votes[n] ?? votes[0];
  const decision = yea > nay ? 'yea' : 'nay';
  return { decision, word: answers[decision], yea: count(yea), nay: count(nay) };
};

const rows = ({ text, count }: Say, isDecided: boolean): readonly Row[] =>
  counties.map(({ name, place, fruit }, n) => ({
    guest: { name: text(name), place: text(place) },
    product: { id: `product-${n}`, itemNumber: `0${n + 1}`, name: text(fruit) },
    ...(isDecided ? { result: resultOf(n, count) } : {}),
  }));

const of =
  (isDecided: boolean, ranking?: 'sold' | 'yea') =>
  (say: Say): DataOf<'board'> => ({
    kind: 'board',
    title: say.text({ zh: '今晚的果篮', en: 'Tonight’s basket' }),
    ...(ranking === undefined ? {} : { ranking }),
    rows: rows(say, isDecided),
  });

/** Not in the order of protocol, so that a ranking is seen to be one. */
const units = [12_384, 8640, 15_020] as const;

const sold = ({ count, now }: Say) => ({
  products: Object.fromEntries(
    counties.map((_, n) => [`product-${n}`, { sold: count(units[n] ?? 0), left: count(20_000 - (units[n] ?? 0)), at: now }]),
  ),
});

export const board: Stories<'board'> = {
  protocol: { data: of(true), figures: sold },
  'by-sales': { data: of(true, 'sold'), figures: sold },
  undecided: { data: of(false) },
};
