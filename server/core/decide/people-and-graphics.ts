/** Decisions about guests, and about graphics put on and off by hand. */
import type { CommandOf } from '../../contract/commands.ts';
import type { EpochMs } from '../../contract/units.ts';
import { graphicId, lowerThirdTimes } from '../cue-facts.ts';
import type { GraphicState } from '../facts.ts';
import { allows, isOnAir, type Show } from '../show.ts';
import { approvedGuest } from '../show-state.ts';
import { accept, type Handler, refuse, type World } from './world.ts';

export const moveGuest: Handler<'guest.move'> = (command, show, world) => {
  const guest = show.context.guests[command.guestId];
  if (!guest) return refuse('unknown', 'The episode has no such guest.');
  if (guest.phase === command.to) return accept();
  const fact = { type: 'guest.moved', guestId: command.guestId, to: command.to } as const;
  return allows(show, { ...fact, at: world.now, by: world.who.id })
    ? accept(fact)
    : refuse('wrong-phase', `A guest who is ${guest.phase} cannot become ${command.to}.`);
};

export const approveGuest: Handler<'guest.approve'> = (command, show) =>
  command.guestId in show.context.guests
    ? accept({ type: 'guest.approved', guestId: command.guestId, name: command.name, title: command.title })
    : refuse('unknown', 'The episode has no such guest.');

type GraphicOn = CommandOf<'graphic.on'>;
const subjectOf = (command: GraphicOn): string => command.guestId ?? command.productId ?? command.pollId ?? 'text';

/** A countdown counts to a recorded end: its product's offer. It is never a typed number. */
const offerEnd = (show: Show, command: GraphicOn, now: EpochMs): EpochMs | null => {
  const card = show.context.graphics.find(
    (graphic) =>
      graphic.kind === 'product-card' && graphic.productId === command.productId && graphic.endsAt !== null && graphic.endsAt > now,
  );
  return card?.endsAt ?? null;
};

const obstacle = (command: GraphicOn, show: Show, now: EpochMs): ReturnType<typeof refuse> | undefined => {
  const { context } = show;
  switch (command.graphic) {
    case 'lower-third':
      return command.guestId !== undefined && approvedGuest(context, command.guestId)
        ? undefined
        : refuse('not-approved', 'Name and title are not approved yet.');
    case 'product-card':
      return command.productId !== undefined && command.productId in context.plan.products
        ? undefined
        : refuse('unknown', 'The episode has no such product.');
    case 'countdown':
      return offerEnd(show, command, now) === null ? refuse('wrong-phase', 'No offer with an end is on for this product.') : undefined;
    case 'vote-bar':
    case 'result':
      return refuse('wrong-phase', 'Vote bar and result follow the vote itself.');
    case 'label':
      return command.text ? undefined : refuse('malformed', 'A label needs its text.');
    case 'sales-ticker':
      return undefined;
  }
};

const timesOf = (command: GraphicOn, show: Show, now: EpochMs): Pick<GraphicState, 'startsAt' | 'endsAt' | 'until'> => {
  if (command.graphic === 'lower-third') return { ...lowerThirdTimes(show.context, now), until: 'time' };
  if (command.graphic === 'countdown') return { startsAt: now, endsAt: offerEnd(show, command, now), until: 'time' };
  const offer = command.productId === undefined ? undefined : show.context.plan.products[command.productId]?.offerEnds;
  const lasts = command.lasts ?? (command.graphic === 'product-card' ? offer : undefined);
  return lasts === undefined ? { startsAt: now, endsAt: null, until: 'sticky' } : { startsAt: now, endsAt: now + lasts, until: 'time' };
};

export const graphicOn: Handler<'graphic.on'> = (command, show, world: World) => {
  if (!isOnAir(show)) return refuse('wrong-phase', 'Graphics go on while the episode is on air.');
  const no = obstacle(command, show, world.now);
  if (no) return no;
  const { guestId, productId, pollId, text } = command;
  const refs = {
    ...(guestId === undefined ? {} : { guestId }),
    ...(productId === undefined ? {} : { productId }),
    ...(pollId === undefined ? {} : { pollId }),
    ...(text === undefined ? {} : { text }),
  };
  const id = graphicId(command.graphic, subjectOf(command), world.newId());
  return accept({
    type: 'graphic.on',
    graphic: { id, kind: command.graphic, by: world.who.name, ...refs, ...timesOf(command, show, world.now) },
  });
};

export const graphicOff: Handler<'graphic.off'> = (command, show) =>
  show.context.graphics.some((graphic) => graphic.id === command.graphicId)
    ? accept({ type: 'graphic.off', graphicId: command.graphicId })
    : accept();

export const graphicClear: Handler<'graphic.clear'> = (_, show) =>
  show.context.graphics.length === 0 ? accept() : accept({ type: 'graphics.cleared' });
