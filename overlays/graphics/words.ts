/**
 * The graphics' own words, and how text, numbers and money are written for the audience.
 *
 * Chinese for every `zh…`, English for the rest. No package: a page on air loads little.
 */
import type { Money } from '../../server/contract/graphics.ts';
import type { EpochMs, LocalText, Ms } from '../../server/contract/units.ts';

const english = {
  item: 'Item',
  was: 'Was',
  sold: 'Sold',
  left: 'Left',
  soldOut: 'SOLD OUT',
  scanToBuy: 'Scan to buy',
  scanToVote: 'Scan to vote',
  vote: 'VOTE NOW',
  voting: 'VOTE IN PROGRESS',
  endingSoon: 'ENDING SOON',
  lastSeconds: 'LAST SECONDS',
  openEnd: '10 s notice before it closes',
  extended: 'EXTENDED',
  voteClosed: 'VOTE CLOSED',
  result: 'RESULT',
  byHand: 'Figures by hand, not counted here',
  corrected: 'Corrected',
  tieByRule: 'Tie: by the rule set before',
  tieByChair: 'Tie: decided by the host',
  tie: { rule: 'Tie: by the rule', chair: 'Tie: by the host' },
  correction: 'CORRECTION',
  shownBefore: 'Wrongly shown:',
  correct: 'Correct:',
  votes: 'votes',
  sales: 'LIVE SALES',
  units: 'units sold',
  net: 'net sales',
  remaining: 'left',
  rehearsal: 'REHEARSAL',
};
export type Words = Readonly<typeof english>;

const chinese: Words = {
  item: '商品',
  was: '原价',
  sold: '已售',
  left: '剩余',
  soldOut: '售罄',
  scanToBuy: '扫码购买',
  scanToVote: '扫码投票',
  vote: '正在投票',
  voting: '正在投票',
  endingSoon: '即将截止',
  lastSeconds: '最后几秒',
  openEnd: '截止前10秒提示',
  extended: '已延长',
  voteClosed: '投票已结束',
  result: '投票结果',
  byHand: '数字由人工提供，非本系统计票',
  corrected: '更正后的结果',
  tieByRule: '平票，按投票前公布的规则决定',
  tieByChair: '平票，由主持人决定',
  tie: { rule: '平票：按规则', chair: '平票：主持人决定' },
  correction: '更正',
  shownBefore: '此前播出有误',
  correct: '正确结果',
  votes: '人投票',
  sales: '实时销售',
  units: '件已售出',
  net: '净成交额',
  remaining: '件剩余',
  rehearsal: '彩排 REHEARSAL',
};

export const wordsIn = (language: string): Words => (language.startsWith('zh') ? chinese : english);

/** The text in `language`, else in its first part (zh for zh-CN), else English, else whatever there is. */
export const textIn = (text: LocalText, language: string): string => {
  if (typeof text === 'string') return text;
  const said = text[language] ?? text[language.split('-')[0] ?? ''] ?? text.en ?? Object.values(text)[0] ?? '';
  // The Chinese font has these as wide as a Chinese letter: `Tonight’ s`.
  return language.startsWith('zh') ? said : said.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
};

/** Figures are written ten times a second, and to make a format takes longer than all else that is done for one. */
const counts = new Map<string, Intl.NumberFormat>();
/** A page speaks one language, or two; a mixer may ask it for any. */
const mostLanguages = 8;

export const numberIn = (value: number, language: string): string => {
  const format = counts.get(language) ?? new Intl.NumberFormat(language);
  if (counts.size >= mostLanguages) counts.clear();
  counts.set(language, format);
  return format.format(value);
};

export type Price = { readonly symbol: string; readonly whole: string; readonly fraction: string };

/** A price in its parts, so that the yuan can be large and the fen small. Every currency here has two decimals. */
export const priceIn = ({ minor, currency }: Money, language: string): Price => {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const parts = format.formatToParts(minor / 100);
  const join = (...kinds: readonly string[]) => parts.flatMap(({ type, value }) => (kinds.includes(type) ? [value] : [])).join('');
  return { symbol: join('minusSign', 'currency'), whole: join('integer', 'group'), fraction: join('decimal', 'fraction') };
};

export const moneyIn = (money: Money, language: string): string => {
  const { symbol, whole, fraction } = priceIn(money, language);
  return `${symbol}${whole}${fraction}`;
};

/** `0:42`, `12:05`, `1:02:03`: whole seconds still to come, 0:00 only when there are none. */
export const clockText = (left: Ms): string => {
  const whole = Math.max(0, Math.ceil(left / 1000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};

/** @param endsAt and `now` epoch ms by the same clock */
export const timeLeft = (endsAt: EpochMs, now: EpochMs): Ms => Math.max(0, endsAt - now);
