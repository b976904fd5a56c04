/** The operators' rows of guests: who is where, what time they have, and where they stand in the running order and by protocol. */
import type { GuestRow } from '../contract/views.ts';
import { blockOf } from './guest-blocks.ts';
import { approvedGuest, isSkipped, type ShowContext, segmentOf } from './show-state.ts';

/** Guests of the running order, in their order. */
const inOrder = (context: ShowContext): readonly string[] =>
  Object.keys(context.guests)
    .map((id) => ({ id, at: context.order.indexOf(blockOf(context, id)[0] ?? '') }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at)
    .map(({ id }) => id);

/** Where each guest would stand by protocol, for those who stand elsewhere. Who does not come stands nowhere. */
const departures = ({ plan, guests }: ShowContext, order: readonly string[]): ReadonlyMap<string, number> => {
  const rank = (id: string) => plan.guests[id]?.protocol;
  const ranked = order.filter((id) => rank(id) !== undefined && guests[id]?.phase !== 'no-show');
  const byProtocol = [...ranked].sort((one, other) => (rank(one) ?? 0) - (rank(other) ?? 0));
  return new Map(ranked.flatMap((id, at) => (byProtocol[at] === id ? [] : [[id, byProtocol.indexOf(id) + 1] as const])));
};

/** The slot that is on air or comes next; of the bench or of what was played, none. */
const slotOf = (context: ShowContext, guestId: string): string | null =>
  context.order.find((id) => {
    const runs = context.runs.filter((run) => run.segmentId === id);
    return segmentOf(context, id).guest === guestId && runs.every(({ endedAt }) => endedAt === null);
  }) ?? null;

export const guestRows = (context: ShowContext): readonly GuestRow[] => {
  const order = inOrder(context);
  const departs = departures(context, order);
  return Object.values(context.plan.guests).flatMap((guest) => {
    const { id, product, protocol } = guest;
    const state = context.guests[id];
    if (!state) return [];
    const { phase, onSince, used, arrivedAt, micAt, given, returned } = state;
    const approved = approvedGuest(context, id);
    const byProtocol = departs.get(id);
    const slotId = slotOf(context, id);
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
        slotSkipped: slotId !== null && isSkipped(context, slotId),
      },
    ];
  });
};
