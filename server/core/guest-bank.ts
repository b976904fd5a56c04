/**
 * The guests' time: each has a slot, what they leave of it goes to the bank, and the bank may be given to others.
 *
 * Budgets and bank together are always the slots as they were written: time is moved, never made. All lengths are ms.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { GuestFact } from './guest-machine.ts';
import type { GuestState, ShowContext } from './show-state.ts';

type Guests = Pick<ShowContext, 'plan' | 'guests'>;

/** What nobody has: never below zero. */
export const bankOf = ({ guests }: Pick<ShowContext, 'guests'>): Ms =>
  Object.values(guests).reduce((bank, { given, returned }) => bank + returned - given, 0);

/** The slot, with what the bank gave and without what went to it. */
export const budgetOf = ({ plan, guests }: Guests, guestId: string): Ms => {
  const guest = guests[guestId];
  return (plan.guests[guestId]?.slot ?? 0) + (guest ? guest.given - guest.returned : 0);
};

/** Time on air over all turns, the running one included. */
export const usedBy = ({ used, onSince }: GuestState, now: EpochMs): Ms => used + (onSince === null ? 0 : Math.max(0, now - onSince));

/** @returns ms; negative once over */
export const leftOf = (context: Guests, guestId: string, now: EpochMs): Ms => {
  const guest = context.guests[guestId];
  return budgetOf(context, guestId) - (guest ? usedBy(guest, now) : 0);
};

/** How much of `by` can be moved now: as much as the bank has, or as the guest can give back of what came from it. */
export const movable = (context: Guests, guestId: string, by: Ms, now: EpochMs): Ms => {
  if (by >= 0) return Math.min(by, bankOf(context));
  const given = context.guests[guestId]?.given ?? 0;
  return -Math.max(0, Math.min(-by, given, leftOf(context, guestId, now)));
};

/**
 * The guest after a move, with the bank settled: whoever is done or does not come leaves the rest to it, whoever comes
 * back has it back as far as nobody else was given it meanwhile.
 * @param context as it was before the move
 */
export const settled = (context: Guests, guestId: string, before: GuestState, after: GuestState, fact: GuestFact): GuestState => {
  if (fact.type !== 'guest.moved') return after;
  if (after.phase === 'done' || after.phase === 'no-show') {
    const unused = Math.max(0, budgetOf(context, guestId) - after.used);
    return { ...after, returned: after.returned + unused };
  }
  const comesBack = before.phase === 'done' || before.phase === 'no-show';
  return comesBack ? { ...after, returned: after.returned - Math.min(bankOf(context), after.returned) } : after;
};
