/** What no import touches: the air, what was on it, what is next, what is locked, what the show has gone past; and, unless it is chosen, what people edited. */
import type { HeldWhy } from '../../contract/imports.ts';
import type { PlannedSegment } from '../plan.ts';
import { nextInOrder, onAirRun, type ShowContext } from '../show-state.ts';

/** How many rows of the running order stand where they are: up to what ran last, and up to next where next follows the order. */
export const fixedRows = (context: ShowContext): number => {
  const { order, runs, next } = context;
  const gone = order.indexOf(runs.at(-1)?.segmentId ?? '');
  const follows = next !== null && next === nextInOrder(context);
  return Math.max(gone, follows ? order.indexOf(next) : -1) + 1;
};

const heldBecause = (context: ShowContext, id: string): HeldWhy | undefined => {
  if (onAirRun(context)?.segmentId === id) return 'on-air';
  if (context.next === id) return 'next';
  if (context.runs.some(({ segmentId }) => segmentId === id)) return 'played';
  if (context.locked.includes(id)) return 'locked';
  const at = context.order.indexOf(id);
  return at !== -1 && at < fixedRows(context) ? 'past' : undefined;
};

/** Besides, what somebody edited since a table last changed it and did not give up now. */
export const keptBecause = (context: ShowContext, id: string, overwrite: ReadonlySet<string>): HeldWhy | undefined =>
  heldBecause(context, id) ?? (id in context.hands && !overwrite.has(id) ? 'edited' : undefined);

const productsIn = ({ product, cues }: PlannedSegment): readonly string[] => [
  ...(product === undefined ? [] : [product]),
  ...cues.flatMap((cue) => ('product' in cue && cue.product !== undefined ? [cue.product] : [])),
];

/** Products that viewers see, have seen, or are about to see. */
export const shownProducts = (context: ShowContext): ReadonlySet<string> => {
  const shown = [...context.runs.map(({ segmentId }) => segmentId), ...(context.next === null ? [] : [context.next])];
  return new Set([
    ...shown.flatMap((id) => {
      const segment = context.plan.segments[id];
      return segment ? productsIn(segment) : [];
    }),
    ...context.graphics.flatMap(({ productId }) => (productId === undefined ? [] : [productId])),
    ...Object.keys(context.offers),
  ]);
};
