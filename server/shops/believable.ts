/**
 * Whether a line of an order can be true: a price or a quantity far beyond the plan is a shop's mistake. Pure.
 *
 * The bounds are wide, so that a dear variant or a rush is never taken for one.
 */
import type { Minor } from '../contract/units.ts';
import type { OrderedLine } from './dialect.ts';

/** What the plan says of a product: its price in minor units, and the units that it opens with. */
export type PlannedProduct = { readonly price: Minor; readonly opening: number };

/** A thousand lines of it still add up exactly. */
const mostMinor: Minor = Number.MAX_SAFE_INTEGER / 1000;
const mostTimesPrice = 100;
const mostTimesOpening = 10;

/** @param product undefined when the plan is not known; @returns why nobody should believe it */
export const unbelievable = ({ lineId, units, unitMinor }: OrderedLine, product: PlannedProduct | undefined): string | undefined => {
  if (units * unitMinor > mostMinor) return `the line ${lineId} comes to more than can be counted exactly`;
  if (!product) return undefined;
  // A gift, or a thing that opens sold out: a bound of nothing would set every order aside.
  if (unitMinor > mostTimesPrice * Math.max(1, product.price))
    return `the line ${lineId} has a price of more than ${mostTimesPrice} times the plan's`;
  if (units > mostTimesOpening * Math.max(1, product.opening))
    return `the line ${lineId} has more than ${mostTimesOpening} times the units that there were`;
  return undefined;
};
