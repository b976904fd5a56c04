/**
 * Typed words that claim what only a record can say: how many are left, that it is sold out, how long an offer still runs.
 *
 * Such words do not move when the shop does. What they would say has a graphic that counts from the record.
 */
import type { LocalText } from '../contract/units.ts';

export type Claim = 'left' | 'sold-out' | 'time';

const digits = '[0-9０-９][0-9０-９,，.]*';
const many = `(?:${digits}|[一二三四五六七八九十百千万两]+)`;
/** The first that fits is what a text is told of. */
const claims: readonly (readonly [Claim, RegExp])[] = [
  [
    'time',
    new RegExp(
      String.raw`(?:最后|还有|还剩|仅剩|只剩)\s*${many}\s*(?:秒|分钟|小时)|\b(?:last|ends in|only)\s+${digits}\s*(?:s|sec|seconds?|m|min|minutes?|h|hours?)\b`,
      'i',
    ),
  ],
  ['sold-out', /售罄|售完|卖光|卖完|抢光|抢空|\bsold\s*-?\s*out\b|\ball gone\b/i],
  [
    'left',
    new RegExp(String.raw`(?:仅剩|只剩|还剩|剩余|余量|库存)[^。，]{0,4}${many}|${digits}\s*(?:\w+\s+){0,2}(?:left|remaining)\b`, 'i'),
  ],
];

export const claimOf = (words: string): Claim | undefined => claims.find(([, says]) => says.test(words))?.[0];

/** What a text claims in any of its languages. */
export const claimIn = (text: LocalText | undefined): Claim | undefined =>
  (typeof text === 'object' ? Object.values(text) : [text ?? '']).map(claimOf).find((claim) => claim !== undefined);
