/**
 * What becomes of a stored delivery: lines for the ledger, nothing, or set aside with the reason.
 *
 * Pure. A basket may hold things that are not in the show: those lines are left out, the others count.
 */
import type { Delivery, OrderLine } from '../ports/archive.ts';
import { type PlannedProduct, unbelievable } from './believable.ts';
import type { Order, OrderedLine, Reading } from './dialect.ts';
import { takeBackProblem } from './take-back.ts';

export type Verdict =
  | { readonly kind: 'apply'; readonly lines: readonly OrderLine[]; readonly leftOut: readonly string[] }
  | { readonly kind: 'test' }
  | { readonly kind: 'aside'; readonly reason: string };

/** What counts as ours at the moment of judging. */
export type Ours = {
  readonly currency: string;
  knownSku(sku: string): boolean;
  product(sku: string): PlannedProduct | undefined;
};

const lineOf = (delivery: Delivery, order: Order, { lineId, sku, units, unitMinor }: OrderedLine): OrderLine => {
  const signed = order.kind === 'sale' ? units : -units;
  return {
    source: delivery.source,
    orderId: order.orderId,
    lineId,
    kind: order.kind,
    sku,
    units: signed,
    amountMinor: signed * unitMinor,
    currency: order.currency,
    orderedAt: order.orderedAt,
    receivedAt: delivery.receivedAt,
    activationId: delivery.activationId,
  };
};

const aside = (reason: string): Verdict => ({ kind: 'aside', reason: reason.slice(0, 500) });

const lineProblem = (kind: Order['kind'], lines: readonly OrderedLine[], ours: Ours): string | undefined =>
  // What a refund may be, the recorded order says.
  lines.map((line) => unbelievable(line, kind === 'sale' ? ours.product(line.sku) : undefined)).find((problem) => problem !== undefined);

/** @param recorded what is recorded of the same order: only refunds and cancels ask for it */
export const judgeOrder = (delivery: Delivery, reading: Reading, ours: Ours, recorded: readonly OrderLine[]): Verdict => {
  if (!reading.ok) return aside(`not an order: ${reading.reason}`);
  const { order } = reading;
  if (order.isTest) return { kind: 'test' };
  if (delivery.activationId === '') return aside('it came while no episode was open');
  if (order.activationId !== undefined && order.activationId !== delivery.activationId) return aside('it belongs to another activation');
  if (order.currency !== ours.currency) return aside(`it is in ${order.currency}, the show is in ${ours.currency}`);
  if (new Set(order.lines.map(({ lineId }) => lineId)).size < order.lines.length) return aside('two lines share an id');
  const known = order.lines.filter(({ sku }) => ours.knownSku(sku));
  const leftOut = order.lines.filter(({ sku }) => !ours.knownSku(sku)).map(({ sku }) => sku);
  if (known.length === 0) return aside(`the show has no ${leftOut.slice(0, 5).join(', ')}`);
  const lines = known.map((line) => ({ line: lineOf(delivery, order, line), saleLineId: line.saleLineId }));
  const problem = lineProblem(order.kind, known, ours) ?? (order.kind === 'sale' ? undefined : takeBackProblem(lines, recorded));
  return problem === undefined ? { kind: 'apply', lines: lines.map(({ line }) => line), leftOut } : aside(problem);
};
