/** One graphic of each kind, as short or as long as a test wants its text. */
import type { GraphicData } from '../../server/contract/graphics.ts';

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

export const chinese: Texts = {
  long: '新疆维吾尔自治区云溪高山有机认证红富士苹果特级大果整箱礼盒装五千克家庭分享量贩装限量首发',
  short: '购物',
};
export const english: Texts = {
  long: 'Certified organic highland Fuji apples from the Yunxi cooperative orchards, five-kilogram family gift box',
  short: 'SHOPPING',
};
