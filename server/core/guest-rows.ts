/** The operators' rows of guests: who is where, what time they have, and where they stand in the running order and by protocol. */
import type { GuestRow } from '../contract/views.ts';
import { ownersOf } from './guest-blocks.ts';
import { hasBeenOn } from './guest-turns.ts';
import { approvedGuest, isSkipped, onAirRun, type ShowContext, segmentOf } from './show-state.ts';

/** Guests of the running order, in their order. */
const inOrder = (context: ShowContext): readonly string[] => {
  const owners = ownersOf(context);
  const ids = context.order.map((id) => owners.get(id) ?? '').filter((id) => id in context.guests);
  return [...new Set(ids)];
};

/** Where each guest would stand by protocol, for those who stand elsewhere. Who does not come stands nowhere. */
const departures = ({ plan, guests }: ShowContext, order: readonly string[]): ReadonlyMap<string, number> => {
  const rank = (id: string) => plan.guests[id]?.protocol;
  const ranked = order.filter((id) => rank(id) !== undefined && guests[id]?.phase !== 'no-show');
  const byProtocol = [...ranked].sort((one, other) => (rank(one) ?? 0) - (rank(other) ?? 0));
  return new Map(ranked.flatMap((id, at) => (byProtocol[at] === id ? [] : [[id, byProtocol.indexOf(id) + 1] as const])));
};

/** The slot that is on air or comes next; of the bench or of what was played, none. */
const slotsOf = (context: ShowContext): ReadonlyMap<string, string> => {
  const played = new Set(context.runs.flatMap(({ segmentId, endedAt }) => (endedAt === null ? [] : [segmentId])));
  const slots = context.order.flatMap((id) => {
    const { guest } = segmentOf(context, id);
    const isOver = played.has(id) && id !== onAirRun(context)?.segmentId;
    return guest === undefined || isOver ? [] : [[guest, id] as const];
  });
  // The first of each stands: a map keeps the last.
  return new Map(slots.reverse());
};

export const guestRows = (context: ShowContext): readonly GuestRow[] => {
  const order = inOrder(context);
  const departs = departures(context, order);
  const slots = slotsOf(context);
  return Object.values(context.plan.guests).flatMap((guest) => {
    const { id, product, protocol } = guest;
    const state = context.guests[id];
    if (!state) return [];
    const { phase, onSince, used, arrivedAt, micAt, given, returned } = state;
    const approved = approvedGuest(context, id);
    const byProtocol = departs.get(id);
    const slotId = slots.get(id) ?? null;
    return [
      {
        ...{ id, phase, onSince, used, arrivedAt, micAt, given, returned },
        name: approved?.name ?? guest.name,
        title: approved?.title ?? guest.title,
        province: guest.province,
        ...(product === undefined ? {} : { productId: product }),
        approved: approved !== null,
        slot: guest.slot,
        ...(protocol === undefined ? {} : { protocol }),
        place: order.includes(id) ? order.indexOf(id) + 1 : null,
        ...(byProtocol === undefined ? {} : { byProtocol }),
        slotId,
        slotSkipped: slotId !== null && isSkipped(context, slotId) && !hasBeenOn(context, id),
      },
    ];
  });
};
