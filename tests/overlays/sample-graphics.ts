/** One graphic of each kind, as short or as long as a test wants its text. */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { LocalText } from '../../server/contract/units.ts';

export type Texts = { readonly long: string; readonly short: string };

const qr = { path: 'M0 0h7v7h-7zM8 8h5v5h-5z', size: 21 };

/** A result, and its correction: not on at the same time as a vote bar. */
export const outcomes = ({ long }: Texts): readonly GraphicData[] => {
  const asked = { pollId: 'apples', question: long, yea: long, nay: long };
  const [before, now] = [
    { decision: 'yea', count: { yea: 912_345, nay: 212_345 } },
    { decision: 'nay', count: { yea: 112_345, nay: 212_345 } },
  ] as const;
  return [
    { kind: 'result', ...asked, ...now, manual: true, corrected: true, tie: 'rule' },
    { kind: 'correction', ...asked, before, ...now },
  ];
};

/** @param endsAt when the vote and the countdown end, epoch ms */
export const oneOfEach = ({ long, short }: Texts, endsAt: number, split: 'hidden' | 'shown' = 'shown'): readonly GraphicData[] => [
  { kind: 'label', text: short, mandatory: true },
  { kind: 'lower-third', name: long, title: long, place: long },
  {
    kind: 'product-card',
    productId: 'apples',
    itemNumber: '03',
    name: long,
    price: { minor: 123_456_789, currency: 'CNY' },
    was: { price: { minor: 223_456_789, currency: 'CNY' }, basis: long },
    unit: long,
    unitPrice: long,
    seller: long,
    delivery: long,
    returns: long,
    link: 'https://shop.example/apples',
    qr,
  },
  { kind: 'vote-bar', pollId: 'apples', question: long, yea: long, nay: long, split, opensAt: 0, endsAt, link: 'https://vote.example', qr },
  { kind: 'sales-ticker', productId: 'apples', name: long },
  { kind: 'countdown', text: long, endsAt },
];

const provinces = ['SN', 'JX', 'HB', 'SC', 'FJ', 'YN', 'HN', 'SH', 'NM', 'HL'] as const;
const provinceNames: Readonly<Record<(typeof provinces)[number], LocalText>> = {
  SN: { zh: '陕西', en: 'Shaanxi' },
  JX: { zh: '江西', en: 'Jiangxi' },
  HB: { zh: '湖北', en: 'Hubei' },
  SC: { zh: '四川', en: 'Sichuan' },
  FJ: { zh: '福建', en: 'Fujian' },
  YN: { zh: '云南', en: 'Yunnan' },
  HN: { zh: '湖南', en: 'Hunan' },
  SH: { zh: '上海', en: 'Shanghai' },
  NM: { zh: '内蒙古', en: 'Inner Mongolia' },
  HL: { zh: '黑龙江', en: 'Heilongjiang' },
};

/** A result whose vote's paths name provinces: all on the map, or one of them abroad and so as rows. */
export const resultByProvince = ({ long }: Texts, shape: 'map' | 'rows'): GraphicData => ({
  kind: 'result',
  pollId: 'apples',
  question: long,
  yea: long,
  nay: long,
  decision: 'yea',
  count: { yea: 5_234_567, nay: 1_234_567 },
  provinces: [
    ...provinces.map((tile, n) => ({ name: provinceNames[tile], tile, yea: 523_456 - n * 61_000, nay: n === 8 ? 35_456 : 123_456 })),
    ...(shape === 'rows' ? [{ name: long, yea: 0, nay: 0 }] : []),
  ],
  elsewhere: { yea: 1_234_567, nay: 1_234_567 },
});

/** What the vote and show side adds, each to be seen alone: the question, the topic in both places, the clock. */
export const showSide = ({ long }: Texts, opensAt: number): readonly GraphicData[] => [
  { kind: 'vote-question', pollId: 'apples', question: long, yea: long, nay: long, opensAt },
  { kind: 'topic', text: long, place: 'bottom' },
  { kind: 'topic', text: long, place: 'top' },
  { kind: 'clock', zone: 'Asia/Shanghai' },
];

const boardRow = ({ long }: Texts, n: number): Extract<GraphicData, { kind: 'board' }>['rows'][number] => ({
  ...(n % 5 === 4 ? {} : { guest: { name: long, place: long } }),
  product: { id: n === 0 ? 'apples' : `product-${n}`, itemNumber: String(101 + n), name: long },
  ...(n % 3 === 2
    ? {}
    : {
        result: {
          decision: n % 2 === 0 ? ('yea' as const) : ('nay' as const),
          word: long,
          yea: n % 2 === 0 ? 1_234_567 : 234_567,
          nay: 734_567 - n * 40_000,
          manual: n === 3,
        },
      }),
});

/** What covers the whole picture: a board of so many rows, and both slates. */
export const wholePictures = (texts: Texts, rows = 8): readonly GraphicData[] => [
  { kind: 'board', title: texts.long, rows: Array.from({ length: rows }, (_, n) => boardRow(texts, n)) },
  { kind: 'slate', slate: 'sustaining', series: texts.long, text: texts.long, zone: 'Asia/Shanghai' },
  { kind: 'slate', slate: 'breakdown', series: texts.short },
];

export const chinese: Texts = {
  long: '新疆维吾尔自治区云溪高山有机认证红富士苹果特级大果整箱礼盒装五千克家庭分享量贩装限量首发',
  short: '购物',
};
export const english: Texts = {
  long: 'Certified organic highland Fuji apples from the Yunxi cooperative orchards, five-kilogram family gift box',
  short: 'SHOPPING',
};
