/**
 * Decisions about guests: where they are, their microphone, their name and title, their time, their place.
 *
 * Who does not come leaves their time to the bank, and their slot is skipped: by the chair at once, else it is proposed to the
 * chair. Who comes after all has both back the same way.
 */

import { mostProposals } from '../../contract/producer-views.ts';
import { say } from '../../contract/sayings.ts';
import type { FactBody } from '../facts.ts';
import { bankOf, movable } from '../guest-bank.ts';
import { blockOf, slotsToCome, swapObstacle } from '../guest-blocks.ts';
import { hasBeenOn } from '../guest-turns.ts';
import { senseless, staleBecause } from '../proposals.ts';
import { allows, applyFact, isOnAir, type Show } from '../show.ts';
import { isSkipped, onAirRun, type Proposal } from '../show-state.ts';
import { onAirAsSeen } from './as-believed.ts';
import { ifAllowed, unlocked } from './edit-rules.ts';
import { accept, type Handler, refuse, type World } from './world.ts';

const unknown = () => refuse('unknown', say('no-such-guest'));
const isChair = ({ context }: Show, { who }: World): boolean => context.chair?.operatorId === who.id;

/** What the chair reads beside the proposal; by it we know what was proposed for this reason, and not for another. */
const noteOf = (skipped: boolean): string => (skipped ? '缺席 / no-show' : '已到 / has come');
const isForThis = ({ edit, note }: Proposal, segmentId: string): boolean =>
  edit.do === 'skip' && edit.segmentId === segmentId && (note === noteOf(true) || note === noteOf(false));

/** What is to become of one slot: done by the chair, proposed by anybody else; what was proposed of it for the same reason before is withdrawn. */
const slotFacts = (show: Show, world: World, segmentId: string, skipped: boolean): readonly FactBody[] => {
  const { context } = show;
  const waiting = context.proposals.filter((one) => isForThis(one, segmentId));
  const withdrawn = waiting.map(({ id }): FactBody => ({ type: 'plan.withdrawn', proposalId: id }));
  const isLocked = context.locked.includes(segmentId) || onAirRun(context)?.segmentId === segmentId;
  if (isSkipped(context, segmentId) === skipped || isLocked) return withdrawn;
  if (isChair(show, world)) return [...withdrawn, { type: 'segment.skipped', segmentId, skipped }];
  const edit = { do: 'skip', segmentId, skipped } as const;
  const open = context.proposals.filter((one) => !waiting.includes(one) && staleBecause(context, one) === null);
  const isAsked = open.some((one) => JSON.stringify(one.edit) === JSON.stringify(edit));
  if (isAsked || open.length >= mostProposals || senseless(context, edit) !== null) return withdrawn;
  const { id, name } = world.who;
  return [...withdrawn, { type: 'plan.proposed', proposalId: world.newId(), edit, note: noteOf(skipped), byId: id, byName: name }];
};

/** Each on the show that the ones before have left. */
const slotsFacts = (show: Show, world: World, guestId: string, skipped: boolean): readonly FactBody[] => {
  let after = show;
  return slotsToCome(show.context, guestId).flatMap((segmentId) => {
    const facts = slotFacts(after, world, segmentId, skipped);
    after = facts.reduce((one, body) => applyFact(one, { ...body, at: world.now, by: world.who.id }), after);
    return facts;
  });
};

export const moveGuest: Handler<'guest.move'> = (command, show, world) => {
  const guest = show.context.guests[command.guestId];
  if (!guest) return unknown();
  const changed = onAirAsSeen(show, world, command.believesOnAir);
  if (changed) return changed;
  if (guest.phase === command.to) return accept();
  if (command.to === 'on' && !isOnAir(show)) return refuse('wrong-phase', say('guests-need-air'));
  if (command.to === 'no-show' && hasBeenOn(show.context, command.guestId)) return refuse('wrong-phase', say('guest-has-come'));
  const fact = { type: 'guest.moved', guestId: command.guestId, to: command.to } as const;
  if (!allows(show, { ...fact, at: world.now, by: world.who.id }))
    return refuse('wrong-phase', say('guest-cannot', { guestPhase: guest.phase, guestTo: command.to }));
  const isAbsence = command.to === 'no-show' || guest.phase === 'no-show';
  return accept(fact, ...(isAbsence ? slotsFacts(show, world, command.guestId, command.to === 'no-show') : []));
};

export const micGuest: Handler<'guest.mic'> = ({ guestId, on }, show, world) => {
  const guest = show.context.guests[guestId];
  if (!guest) return unknown();
  if ((guest.micAt !== null) === on) return accept();
  return ifAllowed(show, world, { type: 'guest.mic', guestId, on }, say('mic-when'));
};

export const giveGuest: Handler<'guest.give'> = ({ guestId, by }, show, world) => {
  const guest = show.context.guests[guestId];
  if (!guest) return unknown();
  if (by > 0 && bankOf(show.context) === 0) return refuse('wrong-phase', say('bank-is-empty'));
  const moves = movable(show.context, guestId, by, world.now);
  if (moves === 0) return refuse('wrong-phase', say('nothing-to-take-back'));
  return ifAllowed(show, world, { type: 'guest.given', guestId, time: moves }, say('time-given-when'));
};

export const swapGuests: Handler<'guest.swap'> = ({ guestId, withId }, show, world) => {
  const { context } = show;
  if (!context.guests[guestId] || !context.guests[withId]) return unknown();
  const obstacle = swapObstacle(context, guestId, withId);
  if (obstacle !== undefined) return refuse('wrong-phase', obstacle);
  const [one, other] = [blockOf(context, guestId), blockOf(context, withId)];
  const all = [...one, ...other];
  if (context.next !== null && all.includes(context.next) && !isChair(show, world)) return refuse('not-the-chair', say('swap-moves-next'));
  const held = all.map((id) => unlocked(show, id)).find((no) => no !== undefined);
  if (held) return held;
  return ifAllowed(
    show,
    world,
    { type: 'guest.swapped', guestId, segmentId: one[0] ?? '', withGuestId: withId, withId: other[0] ?? '' },
    say('swap-when'),
  );
};

export const approveGuest: Handler<'guest.approve'> = (command, show, world) => {
  if (!(command.guestId in show.context.guests)) return unknown();
  const [name, title] = [command.name.trim(), command.title.trim()];
  if (name === '' || title === '') return refuse('malformed', say('write-name-and-title'));
  const fact = { type: 'guest.approved', guestId: command.guestId, name, title } as const;
  return allows(show, { ...fact, at: world.now, by: world.who.id }) ? accept(fact) : refuse('wrong-phase', say('names-when'));
};
