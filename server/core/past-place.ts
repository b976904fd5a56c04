/** Places in the running order that the show has gone past: whatever is put there would silently be left out. */
import { onAirRun, type ShowContext } from './show-state.ts';

/** Before this one nothing that is to be played can be put any more; null is the end, which is always to come. */
export const isPastPlace = (context: ShowContext, before: string | null): boolean => {
  if (before === null) return false;
  const { order, next } = context;
  const at = order.indexOf(before);
  const goneTo = onAirRun(context)?.segmentId ?? context.runs.at(-1)?.segmentId;
  if (goneTo === undefined) return at === -1;
  const from = order.indexOf(goneTo);
  // Set next further down, the show passes over what lies between.
  const passesTo = next === null ? from : order.indexOf(next);
  return at <= from || at < passesTo;
};
