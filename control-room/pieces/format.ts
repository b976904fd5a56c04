/** Times, lengths, money and counts as operators read them. Lengths in whole seconds; what is not known is a dash. */
import type { EpochMs, Ms } from '../../server/contract/units.ts';

export const unknown = '–';

const pad = (n: number) => String(n).padStart(2, '0');

const day = 86_400;

/** 90 → "1:30", 3723 → "1:02:03", −5 → "−0:05"; from two days on "9 d 8 h", in Chinese "9 天 8 时": name the language where it may be so long */
export const lengthText = (seconds: number, language = 'en'): string => {
  const [days, hours] = language === 'zh' ? ['天', '时'] : ['d', 'h'];
  const whole = Math.abs(Math.trunc(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (whole >= 2 * day) return `${seconds < 0 ? '−' : ''}${Math.floor(whole / day)} ${days} ${h % 24} ${hours}`;
  const text = h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
  return seconds < 0 && whole > 0 ? `−${text}` : text;
};
export const lengthOf = (ms: Ms | null, language?: string): string => (ms === null ? unknown : lengthText(Math.round(ms / 1000), language));

/** "3.2 s", in Chinese "3.2 秒" */
export const secondsText = (seconds: number | string, language: string): string => `${seconds} ${language === 'zh' ? '秒' : 's'}`;

/** Always signed: "+1:05" is over, "−0:20" under, "0:00" on time. */
export const overUnderText = (ms: Ms, language?: string): string => {
  const seconds = Math.round(ms / 1000);
  const text = lengthText(seconds, language);
  return seconds > 0 ? `+${text}` : text;
};

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Made once for each zone: making one costs a hundred times its use, and a desk shows fifty times of day. */
const clockIn = (zone: string, short: boolean): Intl.DateTimeFormat => {
  const name = `${zone} ${short}`;
  const known = clocks.get(name);
  if (known) return known;
  const parts: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    ...(short ? {} : { second: '2-digit' }),
    hourCycle: 'h23',
    timeZone: zone,
  };
  const made = new Intl.DateTimeFormat('en-GB', parts);
  clocks.set(name, made);
  return made;
};

/** Time of day in the series' zone: "20:31:05", or "20:31" when short. */
export const clockText = (at: EpochMs | null, zone: string, short = false): string => {
  if (at === null) return unknown;
  return clockIn(zone, short).format(at);
};

/** "2026-12-03" in that zone, or in this machine's when none is known. */
export const dateText = (at: EpochMs, zone?: string): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at);

/** "3 Dec 18:00" in the operator's language. */
export const dayAndTimeText = (at: EpochMs, zone: string, language: string): string => {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', timeZone: zone }).format(
    at,
  );
  return `${day} ${clockText(at, zone, true)}`;
};

export const countText = (n: number | null | undefined, language: string): string =>
  n === null || n === undefined ? unknown : new Intl.NumberFormat(language).format(n);

/** All currencies here have two decimals. */
export const moneyText = (money: { readonly minor: number; readonly currency: string }, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }).format(
    money.minor / 100,
  );

/** "¥22K", "¥2.2万": for the marks of an axis. */
export const shortMoneyText = (money: { readonly minor: number; readonly currency: string }, language: string): string =>
  new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol', notation: 'compact' },
    maximumFractionDigits: 1,
  }).format(money.minor / 100);

/** Share of yea in a count, as whole percent; null when nobody voted. */
export const yeaShare = (count: { readonly yea: number; readonly nay: number }): number | null => {
  const all = count.yea + count.nay;
  return all === 0 ? null : (count.yea / all) * 100;
};

/** "80.7 %", or a dash when nobody voted. */
export const shareText = (count: { readonly yea: number; readonly nay: number }): string => {
  const share = yeaShare(count);
  return share === null ? unknown : `${share.toFixed(1)} %`;
};
