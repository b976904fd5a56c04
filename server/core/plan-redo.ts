/**
 * An edit that was undone, done again: by the same rules as Undo. The newest first, only as long as nobody edited the plan since,
 * and never into what is on air or was played.
 */

import type { RowEdit } from '../contract/plan-edits.ts';
import { type Saying, say } from '../contract/sayings.ts';
import type { Undone } from './kept-edits.ts';
import { gone, isOnlyNotes, placed, rowOf } from './plan-edits.ts';
import { onAirRun, type ShowContext } from './show-state.ts';

/** Where the row would stand in the running order; null when it gets no other place. */
const orderAfter = ({ order }: ShowContext, did: RowEdit): readonly string[] | null => {
  if (did.type === 'segment.inserted' || did.type === 'segment.moved' || did.type === 'segment.created')
    return placed(order, did.segmentId, did.before);
  if (did.type !== 'segment.duplicated') return null;
  const at = order.indexOf(did.after) + 1;
  return [...order.slice(0, at), did.copyId, ...order.slice(at)];
};

const goesToThePast = (context: ShowContext, did: RowEdit): boolean => {
  const current = onAirRun(context)?.segmentId;
  const order = orderAfter(context, did);
  return current !== undefined && order !== null && order.indexOf(rowOf(did)) < order.indexOf(current);
};

/** Why it can no longer be done again, in words; undefined when it can. */
export const redoObstacle = (context: ShowContext, { did, gone: was, runs }: Undone): Saying | undefined => {
  if (gone(context) === was) return undefined;
  if (did.type === 'next.set') return say('next-gone-on');
  if (did.type === 'segment.locked' || isOnlyNotes(did)) return undefined;
  const id = rowOf(did);
  if (onAirRun(context)?.segmentId === id) return say('redo-on-air');
  if (context.runs.slice(runs).some(({ segmentId }) => segmentId === id)) return say('undo-was-on-air');
  if (did.type === 'segment.removed' && context.next === id) return say('redo-next');
  return goesToThePast(context, did) ? say('redo-place-played') : undefined;
};

/** The one that can be done again now; those below it have to wait for it. */
export const redoable = (context: ShowContext): Undone | undefined => {
  const newest = context.undone.at(-1);
  return newest && redoObstacle(context, newest) === undefined ? newest : undefined;
};
