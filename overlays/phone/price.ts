/**
 * A price as the page's language writes it, from the text we are told: a currency's three letters and an amount, `CNY 49.90`.
 * Any other text is shown as it came.
 */
import type { Language } from './words.ts';

export const priceText = (told: string, language: Language): string => {
  const [, currency, amount] = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/.exec(told) ?? [];
  if (currency === undefined || amount === undefined) return told;
  const written = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency }).format(Number(amount));
  // `CN¥` for a foreign reader is `¥` here: Safari 14.0 cannot be asked for the narrow sign.
  return written.replace(/^[A-Z]{1,2}(?=\p{Sc})/u, '');
};
