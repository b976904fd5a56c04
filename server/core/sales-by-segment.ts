/**
 * Sales beside the running order: what was sold while what was on air, and what the segment on air may have sold by its end.
 *
 * Only whole minutes count, each for the segment that was on air when it began. Where nothing is on record, nothing is carried on.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { SalesProjection, SegmentSales } from '../contract/views.ts';
import { asBefore } from './as-before.ts';
import { onAirRun, type Run, type ShowContext, segmentOf } from './show-state.ts';
import { runEndsAt } from './timing.ts';

const minute: Ms = 60_000;

/** Units a minute as the file plans them; null where it plans none. */
const plannedPace = ({ sells, planned }: { readonly sells?: number | undefined; readonly planned: Ms }): number | null =>
  sells === undefined ? null : (sells * minute) / planned;

const beganIn = (run: Run, at: EpochMs, now: EpochMs): boolean => at >= run.startedAt && at < (run.endedAt ?? now) && at + minute <= now;

type Minutes = readonly { readonly at: EpochMs; readonly units: number }[];
type Ran = Pick<ShowContext, 'plan' | 'order' | 'runs'>;

/** @param minutes oldest first; the running one is left out here */
export const segmentSales = ({ plan, order, runs: allRuns }: Ran, minutes: Minutes, now: EpochMs): readonly SegmentSales[] =>
  order.flatMap((segmentId) => {
    const runs = allRuns.filter((run) => run.segmentId === segmentId);
    if (runs.length === 0) return [];
    const its = minutes.filter(({ at }) => runs.some((run) => beganIn(run, at, now)));
    return [
      {
        segmentId,
        minutes: its.length,
        units: its.reduce((sum, { units }) => sum + units, 0),
        planned: plannedPace(segmentOf({ plan }, segmentId)),
      },
    ];
  });

/** The same, worked out once a minute, and when more was sold or ran. @param minutesUntil oldest first, up to that minute */
export const openSegmentSales = <Sales>(minutesUntil: (sales: Sales, now: EpochMs, currency: string) => Minutes) => {
  const made = asBefore((sales: Sales, plan: Ran['plan'], order: Ran['order'], runs: Ran['runs'], now: EpochMs) =>
    segmentSales({ plan, order, runs }, minutesUntil(sales, now, plan.episode.currency), now),
  );
  return (sales: Sales, { plan, order, runs }: Ran, now: EpochMs): readonly SegmentSales[] =>
    made(sales, plan, order, runs, Math.floor(now / minute) * minute);
};

type Sold = {
  readonly trueNet: number;
  readonly trueLeft: number | null;
  readonly lastSaleAt: EpochMs | null;
  /** Net units of each whole minute of this run. */
  readonly minutes: readonly number[];
};

/** @returns null without a product, a stock, an order or a whole minute: then there is no pace to carry on */
export const salesProjection = (
  context: ShowContext,
  soldOf: (sku: string, since: EpochMs) => Sold,
  now: EpochMs,
): SalesProjection | null => {
  const run = onAirRun(context);
  const product = run && context.plan.products[segmentOf(context, run.segmentId).product ?? ''];
  if (!run || !product) return null;
  const { trueNet, trueLeft, lastSaleAt, minutes } = soldOf(product.sku, run.startedAt);
  if (trueLeft === null || lastSaleAt === null || minutes.length === 0) return null;
  const perMinute = minutes.reduce((sum, units) => sum + units, 0) / minutes.length;
  const endsAt = Math.max(now, runEndsAt(run, context.frozenSince, now));
  const more = Math.min(Math.max(0, trueLeft), Math.round((Math.max(0, perMinute) * (endsAt - now)) / minute));
  const goneAt = perMinute > 0 ? now + (Math.max(0, trueLeft) / perMinute) * minute : null;
  return {
    segmentId: run.segmentId,
    productId: product.id,
    endsAt,
    perMinute,
    minutes: minutes.length,
    lastOrderAt: lastSaleAt,
    sold: Math.max(0, trueNet + more),
    left: Math.max(0, trueLeft - more),
    soldOutAt: goneAt !== null && goneAt <= endsAt ? Math.round(goneAt) : null,
  };
};
