/** How edits of the rundown change what the show remembers. The run on air is a copy: no edit reaches it. */
import type { FactOf } from './facts.ts';
import { isToBeTaken, nextInOrder, type Patch, type ShowContext } from './show-state.ts';

const placed = (order: readonly string[], id: string, before: string | null): string[] => {
  const rest = order.filter((other) => other !== id);
  const at = before === null ? -1 : rest.indexOf(before);
  return at === -1 ? [...rest, id] : [...rest.slice(0, at), id, ...rest.slice(at)];
};

/** Next follows the running order through every edit; set by hand, it stays as long as it can be taken. */
const edited = (context: ShowContext, patch: Patch): Patch => {
  const after = { ...context, ...patch };
  const stays = context.next !== nextInOrder(context) && after.next !== null && isToBeTaken(after, after.next);
  return { ...patch, next: stays ? after.next : nextInOrder(after) };
};

export const foldPlace = (context: ShowContext, fact: FactOf<'segment.inserted' | 'segment.moved'>): Patch => {
  const order = placed(context.order, fact.segmentId, fact.before);
  const isBeforeNext = fact.before !== null && fact.before === context.next && !context.skipped.includes(fact.segmentId);
  return edited(context, { order, ...(isBeforeNext ? { next: fact.segmentId } : {}) });
};
export const foldSkip = (context: ShowContext, fact: FactOf<'segment.skipped'>): Patch =>
  edited(context, { skipped: fact.skipped ? [...context.skipped, fact.segmentId] : context.skipped.filter((id) => id !== fact.segmentId) });
export const foldRetime = (context: ShowContext, fact: FactOf<'segment.retimed'>): Patch => ({
  retimed: { ...context.retimed, [fact.segmentId]: fact.planned },
});
export const foldNext = (fact: FactOf<'next.set'>): Patch => ({ next: fact.segmentId });

export const foldBranch = (context: ShowContext, fact: FactOf<'branch.confirmed'>): Patch => ({
  branches: { ...context.branches, [fact.pollId]: fact.to },
  next: fact.to,
});
