/** Lags counted by class, so that an evening of them is a few numbers; a quantile is then the upper end of its class. */
import { lagClasses } from '../../contract/delivery.ts';
import type { Ms } from '../../contract/units.ts';

export type Lags = readonly number[];

const classOf = (lag: Ms): number => {
  const found = lagClasses.findIndex((most) => lag <= most);
  return found === -1 ? lagClasses.length : found;
};

export const addLag = (lags: Lags, lag: Ms): number[] => {
  const at = classOf(lag);
  return Array.from({ length: Math.max(lags.length, at + 1) }, (_, index) => (lags[index] ?? 0) + (index === at ? 1 : 0));
};

export const sumOfLags = (all: readonly Lags[]): Lags =>
  Array.from({ length: Math.max(0, ...all.map((lags) => lags.length)) }, (_, index) =>
    all.reduce((sum, lags) => sum + (lags[index] ?? 0), 0),
  );

/** Longer than the longest class it is only known to be longer: then its end is infinite, and said as its beginning. */
const endOf = (at: number): Ms => lagClasses[Math.min(at, lagClasses.length - 1)] ?? 0;

/** @returns null where nothing was measured */
export const quantiles = (lags: Lags): { readonly p50: Ms; readonly p99: Ms; readonly samples: number } | null => {
  const samples = lags.reduce((sum, count) => sum + count, 0);
  if (samples === 0) return null;
  const at = (share: number): Ms => {
    let seen = 0;
    const found = lags.findIndex((count) => {
      seen += count;
      return seen >= samples * share;
    });
    return endOf(found);
  };
  return { p50: at(0.5), p99: at(0.99), samples };
};
