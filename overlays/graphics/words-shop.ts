/** The words of the shop’s graphics. Chinese for every `zh…`, English for the rest. */
import type { StockState } from '../../server/contract/graphic-parts.ts';

type ShopWords = {
  readonly unitsSold: string;
  readonly stockLeft: string;
  readonly units: string;
  /** After a figure: of how many there were. */
  readonly unitsOf: (all: string) => string;
  readonly now: string;
  readonly waiting: string;
  readonly hotline: string;
  readonly stock: Readonly<Record<StockState, string>>;
};

const english: ShopWords = {
  unitsSold: 'SOLD TONIGHT',
  stockLeft: 'LEFT',
  units: 'units',
  unitsOf: (all) => `of ${all}`,
  now: 'PRICE NOW',
  waiting: 'PRICE NOW…',
  hotline: 'Order by phone',
  stock: { ok: 'In stock', low: 'Few left', 'sold-out': 'Sold out' },
};

const chinese: ShopWords = {
  unitsSold: '今晚已售',
  stockLeft: '剩余',
  units: '件',
  unitsOf: (all) => `/ ${all} 件`,
  now: '现价',
  waiting: '现价揭晓',
  hotline: '订购热线',
  stock: { ok: '有货', low: '所剩不多', 'sold-out': '售罄' },
};

export const shopWordsIn = (language: string): ShopWords => (language.startsWith('zh') ? chinese : english);
