/** Polls as the phones' file keeps them, those of an older Cuecart included: what it did not know yet is filled in as it was meant then. */
import type { Count, PollOutcome, PollRules } from '../contract/audience.ts';
import { CountMessage, OutcomeMessage, RulesMessage } from './link-messages.ts';

const parsed = (text: string): object => {
  const body: unknown = JSON.parse(text);
  if (typeof body !== 'object' || body === null) throw new Error('A poll in the phones’ file is not readable: the file is damaged.');
  return body;
};

/** Rules of version 1 named no pictures and no contingency, and always announced their end. */
const firstVersion = {
  contingency: { action: 'defer', hostLine: { zh: '投票结果稍后公布。', en: 'We will give you the result later.' } },
  pictures: [],
  openEnded: false,
};

export const readRules = (text: string): PollRules => RulesMessage.parse({ ...firstVersion, ...parsed(text) });
export const readOutcome = (text: string): PollOutcome => OutcomeMessage.parse(parsed(text));

/** Before there were tiers, nobody proved anything. */
export const readCount = (text: string): Count => {
  const body = parsed(text);
  if ('perTier' in body) return CountMessage.parse(body);
  const none = { yea: 0, nay: 0 };
  const { yea, nay } = { yea: 0, nay: 0, ...body };
  return CountMessage.parse({ ...body, perTier: { open: { yea, nay }, air: none, account: none } });
};
