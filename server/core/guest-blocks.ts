/**
 * What belongs to one guest in the running order: the segments they are in, and those about what they brought.
 *
 * Two guests change places with all of it. Where a vote leads on from a guest's segments follows the place and not the
 * plan's words: past the rest of that guest's, to whatever comes behind it now.
 */
import { type Saying, say } from '../contract/sayings.ts';
import { isSkipped, onAirRun, type ShowContext, segmentOf } from './show-state.ts';

/** Whose each segment is, of the plan and of its copies; segments of nobody's are not in it. */
export const ownersOf = ({ plan }: Pick<ShowContext, 'plan'>): ReadonlyMap<string, string> => {
  const brought = new Map(Object.values(plan.guests).flatMap(({ id, product }) => (product === undefined ? [] : [[product, id] as const])));
  return new Map(
    Object.values(plan.segments).flatMap(({ id, guest, product }) => {
      const owner = guest ?? brought.get(product ?? '');
      return owner === undefined ? [] : [[id, owner] as const];
    }),
  );
};

/** In running order. */
export const blockOf = (context: ShowContext, guestId: string): readonly string[] => {
  const owners = ownersOf(context);
  return context.order.filter((id) => owners.get(id) === guestId);
};

/** The slots themselves: segments of the guest's own that are still to come. */
export const slotsToCome = (context: ShowContext, guestId: string): readonly string[] =>
  context.order.filter((id) => {
    const { guest, kind } = segmentOf(context, id);
    return guest === guestId && kind === 'guest' && !context.runs.some((run) => run.segmentId === id);
  });

/** Where the one's first segment stood, all of the other's stand now, each in its own order. */
export const exchanged = (context: ShowContext, guestId: string, withGuestId: string): readonly string[] => {
  const [one, other] = [blockOf(context, guestId), blockOf(context, withGuestId)];
  return context.order.flatMap((id) => {
    if (id === one[0]) return other;
    if (id === other[0]) return one;
    return one.includes(id) || other.includes(id) ? [] : [id];
  });
};

/** Why these two cannot change places, in words; undefined when they can. */
export const swapObstacle = (context: ShowContext, guestId: string, withGuestId: string): Saying | undefined => {
  if (guestId === withGuestId) return say('same-guest');
  const blocks = [blockOf(context, guestId), blockOf(context, withGuestId)];
  if (blocks.some((ids) => ids.length === 0)) return say('swap-no-place');
  const all = blocks.flat();
  if (all.some((id) => onAirRun(context)?.segmentId === id)) return say('swap-on-air');
  if (all.some((id) => context.runs.some((run) => run.segmentId === id))) return say('swap-was-on-air');
  return undefined;
};

/**
 * Where a branch leads as the running order stands.
 * @param from the segment that the branch leaves from
 * @param to where it leads as written
 */
export const ledTo = (context: ShowContext, from: string, to: string): string => {
  if (context.exchanged.length === 0 || !(to in context.plan.segments)) return to;
  const owners = ownersOf(context);
  const [owner, target] = [owners.get(from), owners.get(to)];
  const isMoved = context.exchanged.flat().some((id) => id === owner || id === target);
  if (owner === undefined || owner === target || !isMoved) return to;
  const written = context.plan.order;
  const between = written.slice(written.indexOf(from) + 1, Math.max(0, written.indexOf(to)));
  // A branch that passes over others too was meant for that one place.
  if (between.some((id) => owners.get(id) !== owner)) return to;
  const last = context.order.findLastIndex((id) => owners.get(id) === owner);
  return context.order.slice(last + 1).find((id) => !isSkipped(context, id)) ?? to;
};
