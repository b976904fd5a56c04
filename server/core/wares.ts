/**
 * What is sold in an evening, and what asks about it: the category of each product, and the products behind votes, segments and graphics.
 *
 * Stations that may not have a product are kept from everything that this says is about it.
 */
import type { GraphicData, Ware } from '../contract/graphics.ts';
import type { Wares } from '../contract/station-desk.ts';
import { asBeforeOfEach } from './as-before.ts';
import type { GraphicState } from './facts.ts';
import type { Plan, PlannedSegment } from './plan.ts';

const known = (ids: readonly (string | undefined)[]): readonly string[] => [...new Set(ids.filter((id) => id !== undefined))];

const asksIn = (segment: PlannedSegment, pollId: string): boolean =>
  segment.poll === pollId || segment.branch?.poll === pollId || segment.cues.some((cue) => cue.kind === 'poll' && cue.poll === pollId);

/** A vote that names no product is about those of the segments that hold it. */
const ofPoll = ({ polls, segments, guests }: Plan, pollId: string): readonly string[] => {
  const named = polls[pollId]?.product;
  if (named !== undefined) return [named];
  const holding = Object.values(segments).filter((segment) => asksIn(segment, pollId));
  return known(holding.flatMap(({ product, guest }) => [product, guests[guest ?? '']?.product]));
};

const ofSegment = (plan: Plan, { product, guest, poll }: PlannedSegment): readonly string[] =>
  known([product, plan.guests[guest ?? '']?.product, ...(poll === undefined ? [] : ofPoll(plan, poll))]);

const each = <T>(all: Readonly<Record<string, T>>, of: (one: T, id: string) => readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, of(one, id)]));

/** Worked out once for each plan. */
export const waresOf = asBeforeOfEach(
  (plan: Plan): Wares => ({
    categories: Object.fromEntries(Object.values(plan.products).map(({ id, category }) => [id, category])),
    polls: each(plan.polls, (_, id) => ofPoll(plan, id)),
    segments: each(plan.segments, (segment) => ofSegment(plan, segment)),
  }),
);

const wares = ({ products }: Plan, ids: readonly string[]): readonly Ware[] =>
  ids.map((productId) => ({ productId, category: products[productId]?.category ?? '' }));

/** What this graphic sells or asks about. */
export const aboutOf = (plan: Plan, { productId, pollId }: Pick<GraphicState, 'productId' | 'pollId'>): readonly Ware[] =>
  wares(plan, known([productId, ...(pollId === undefined ? [] : ofPoll(plan, pollId))]));

/** A board is about every product on it. */
export const aboutData = (plan: Plan, graphic: GraphicState, data: GraphicData): readonly Ware[] =>
  data.kind === 'board' ? wares(plan, known(data.rows.map(({ product }) => product?.id))) : aboutOf(plan, graphic);
