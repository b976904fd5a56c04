/**
 * Guests and their segments: who is on air in a segment of their own is on, whoever says so or nobody, and their time runs with it.
 *
 * By hand a guest also goes on elsewhere, and leaves before their segment is over; both count as before.
 */
import type { EpochMs } from '../contract/units.ts';
import type { GuestPhase } from '../contract/views.ts';
import type { GuestFact } from './guest-machine.ts';
import { moved } from './people-folds.ts';
import type { GuestState, Run, ShowContext } from './show-state.ts';

type Guests = ShowContext['guests'];

/** Whose slot a segment is. */
const slotOf = ({ plan }: ShowContext, segmentId: string | undefined): string | undefined => {
  const segment = plan.segments[segmentId ?? ''];
  return segment?.kind === 'guest' ? segment.guest : undefined;
};

/** Has any segment of the guest’s own been on air? */
export const hasBeenOn = (context: ShowContext, guestId: string): boolean =>
  context.runs.some(({ segmentId }) => slotOf(context, segmentId) === guestId);

const toOn = ({ phase }: GuestState): readonly GuestPhase[] => {
  if (phase === 'on') return [];
  // Whoever was thought not to come is seen to be here.
  return phase === 'no-show' ? ['arrived', 'on'] : ['on'];
};

/** The guests with one of them moved at that moment; it settles with the bank as a move by hand does. */
const withMove = (context: ShowContext, guestId: string, to: GuestPhase, at: EpochMs): Guests => {
  const guest = context.guests[guestId];
  if (!guest) return context.guests;
  const fact: GuestFact = { type: 'guest.moved', guestId, to, at: Math.max(at, guest.onSince ?? at), by: 'clock' };
  return { ...context.guests, [guestId]: moved(context, guest, fact) };
};

const through = (context: ShowContext, guestId: string, moves: readonly GuestPhase[], at: EpochMs): Guests =>
  moves.reduce((guests, to) => withMove({ ...context, guests }, guestId, to, at), context.guests);

/**
 * The guests when the show goes from one run to the next.
 * @param endedAt when `before` ended
 * @param startedAt when the next began, in the past where somebody says so afterwards
 */
export const turnsAtTake = (context: ShowContext, before: Run | null, endedAt: EpochMs, segmentId: string, startedAt: EpochMs): Guests => {
  const [leaving, coming] = [slotOf(context, before?.segmentId), slotOf(context, segmentId)];
  const isOver = leaving !== undefined && leaving !== coming && context.guests[leaving]?.phase === 'on';
  const guests = isOver ? through(context, leaving, ['done'], endedAt) : context.guests;
  const guest = guests[coming ?? ''];
  return coming === undefined || !guest ? guests : through({ ...context, guests }, coming, toOn(guest), startedAt);
};
