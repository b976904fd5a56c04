/** Polls and guests have machines of their own: here their facts are put to them, and what they answer is remembered. */
import type { Fact } from './facts.ts';
import { foldBy } from './fold-by.ts';
import { movable, settled } from './guest-bank.ts';
import { type GuestFact, guestMachine } from './guest-machine.ts';
import { type PollFact, pollMachine } from './poll-machine.ts';
import { pollGraphics } from './screen-folds.ts';
import { type GuestState, onAirRun, type Patch, type PollState, type ShowContext } from './show-state.ts';

const pollAfter = foldBy(pollMachine);
const guestAfter = foldBy(guestMachine);

const pollSnapshot = (poll: PollState) => {
  const { phase, ...context } = poll;
  return pollMachine.resolveState({ value: phase, context });
};
export const pollCan = (context: ShowContext, fact: PollFact): boolean => {
  const poll = context.polls[fact.pollId];
  return poll !== undefined && pollSnapshot(poll).can(fact);
};
export const foldPoll = (context: ShowContext, fact: PollFact): Patch => {
  const poll = context.polls[fact.pollId];
  if (!poll) return {};
  const after = pollAfter(pollSnapshot(poll), fact);
  return { polls: { ...context.polls, [fact.pollId]: { ...after.context, phase: after.value } }, ...pollGraphics(context, fact) };
};

const guestSnapshot = (guest: GuestState) => {
  const { phase, ...context } = guest;
  return guestMachine.resolveState({ value: phase, context });
};
/** Nobody is on while the episode is not, and the bank gives no more than it has. */
export const guestCan = (context: ShowContext, fact: GuestFact): boolean => {
  const guest = context.guests[fact.guestId];
  const isTooSoon = fact.type === 'guest.moved' && fact.to === 'on' && onAirRun(context) === null;
  const isTooMuch = fact.type === 'guest.given' && movable(context, fact.guestId, fact.time, fact.at) !== fact.time;
  return guest !== undefined && !isTooSoon && !isTooMuch && guestSnapshot(guest).can(fact);
};
/** The guest after a move, settled with the bank. */
export const moved = (context: ShowContext, guest: GuestState, fact: GuestFact): GuestState => {
  const after = guestAfter(guestSnapshot(guest), fact);
  return settled(context, fact.guestId, guest, { ...after.context, phase: after.value }, fact);
};
export const foldGuest = (context: ShowContext, fact: GuestFact): Patch => {
  const guest = context.guests[fact.guestId];
  return guest ? { guests: { ...context.guests, [fact.guestId]: moved(context, guest, fact) } } : {};
};

/** Whoever is on when the show leaves the air is done. */
export const allDone = (context: ShowContext, { at, by }: Fact): ShowContext['guests'] =>
  Object.fromEntries(
    Object.entries(context.guests).map(([guestId, guest]) => [
      guestId,
      guest.phase === 'on' ? moved(context, guest, { type: 'guest.moved', guestId, to: 'done', at, by }) : guest,
    ]),
  );
