/**
 * The ledger: what has been sold, taken back and is left, from recorded order lines.
 *
 * Promises: a line counts once, however often it comes; the order of arrival changes no figure;
 * a refund or cancel lowers net and never touches gross. Money stays apart by currency, in minor units.
 * Nothing here reads a clock: callers pass `now`.
 */
import type { EpochMs, Minor } from '../contract/units.ts';
import type { OrderLine } from '../ports/archive.ts';
import { noSales, noTakings, type Sales, type SkuSales, withLine } from './ledger-sums.ts';
import { type Minutes, noMinutes, withSale } from './sales-pace.ts';
import { noneSeen, type Seen, sawBefore, withSeen } from './seen-lines.ts';

export type Ledger = {
  readonly bySku: ReadonlyMap<string, SkuSales>;
  readonly total: Sales;
  readonly minutes: Minutes;
  readonly seen: Seen;
};
