/** How a rehearsal's own facts change what the show remembers: where it begins, and who pretends to watch. */
import type { FactOf } from './facts.ts';
import { revealedBefore } from './price-reveals.ts';
import { type Patch, plannedOf, type ShowContext } from './show-state.ts';

export const foldPlaced = (context: ShowContext, { segmentId, passed, at }: FactOf<'rehearsal.placed'>): Patch => ({
  next: segmentId,
  revealed: revealedBefore(context, passed, at),
  placed:
    passed.length === 0
      ? null
      : {
          from: segmentId,
          passed,
          lasted: passed.reduce((sum, id) => sum + (id in context.plan.segments ? plannedOf(context, id) : 0), 0),
        },
});

export const foldCrowd = ({ viewers, yea, orders }: FactOf<'crowd.came'>): Patch => ({ crowd: { viewers, yea, orders }, hadCrowd: true });
