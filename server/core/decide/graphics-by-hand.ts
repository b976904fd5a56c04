/** Decisions about graphics put on and off by hand. */

import type { CommandOf } from '../../contract/commands.ts';
import { lookIn } from '../../contract/graphic-look.ts';
import { say } from '../../contract/sayings.ts';
import type { EpochMs } from '../../contract/units.ts';
import { countdownEnd, graphicId, lowerThirdTimes, voteEnd } from '../cue-facts.ts';
import type { GraphicState } from '../facts.ts';
import { isShopKind, type LeftOf } from '../shop-obstacle.ts';
import { isOnAir, type Show } from '../show.ts';
import { isOfShow } from '../show-graphics.ts';
import { approvedGuest, offerEnd } from '../show-state.ts';
import { claimIn } from '../typed-claims.ts';
import { questionTimes } from '../vote-announced.ts';
import { onAirAsSeen } from './as-believed.ts';
import { cardRefusal, shopRefusal, shopTimes } from './shop-graphics.ts';
import { showObstacle } from './show-by-hand.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

type GraphicOn = CommandOf<'graphic.on'>;
const subjectOf = (command: GraphicOn): string => command.guestId ?? command.productId ?? command.pollId ?? 'text';

const countdownTo = (show: Show, { productId, pollId }: GraphicOn, now: EpochMs): EpochMs | null =>
  countdownEnd(show.context, { product: productId, poll: pollId }, now);

const barEnd = (show: Show, { pollId }: GraphicOn, now: EpochMs): EpochMs | null => voteEnd(show.context, pollId, now);

const outcomeObstacle = ({ context }: Show, pollId: string | undefined, graphic: 'result' | 'correction') => {
  const poll = context.polls[pollId ?? ''];
  if (poll?.phase === 'revealed' && (graphic === 'result' || poll.corrected)) return undefined;
  return graphic === 'result' ? refuse('wrong-phase', say('result-before-reveal')) : refuse('wrong-phase', say('correction-before-two'));
};

/** Why this graphic cannot be on now; undefined when it can. Whether anything is on air is asked elsewhere. */
export const graphicObstacle = (command: GraphicOn, show: Show, now: EpochMs, leftOf?: LeftOf): ReturnType<typeof refuse> | undefined => {
  const { context } = show;
  const { graphic } = command;
  const claim = claimIn(command.text);
  if (claim) return refuse('not-allowed', say(`typed-${claim}`));
  if (isShopKind(graphic)) return shopRefusal(graphic, command, show, leftOf);
  if (isOfShow(graphic)) return showObstacle(graphic, command, context);
  switch (graphic) {
    case 'lower-third':
      return command.guestId !== undefined && approvedGuest(context, command.guestId)
        ? undefined
        : refuse('not-approved', say('name-not-approved'));
    case 'product-card':
      return cardRefusal(command.productId, show);
    case 'countdown':
      return countdownTo(show, command, now) === null ? refuse('wrong-phase', say('nothing-to-count-to')) : undefined;
    case 'vote-bar':
      return barEnd(show, command, now) === null ? refuse('wrong-phase', say('bar-needs-open-vote')) : undefined;
    case 'result':
      return outcomeObstacle(show, command.pollId, 'result');
    case 'correction':
      return outcomeObstacle(show, command.pollId, 'correction');
    case 'label':
      return command.text ? undefined : refuse('malformed', say('label-needs-text'));
    case 'sales-ticker':
      return command.productId === undefined || command.productId in context.plan.products
        ? undefined
        : refuse('unknown', say('no-such-product'));
  }
};

export type Times = Pick<GraphicState, 'startsAt' | 'endsAt' | 'until' | 'offerEndsAt'>;

/** The end of the offer that this card begins, or goes on with; null when the product has none. */
const cardOffer = (show: Show, { productId }: GraphicOn, now: EpochMs): EpochMs | null => {
  const lasts = show.context.plan.products[productId ?? '']?.offerEnds;
  return offerEnd(show.context, productId, now) ?? (lasts === undefined ? null : now + lasts);
};

const plainTimes = (now: EpochMs, lasts: number | undefined): Times =>
  lasts === undefined ? { startsAt: now, endsAt: null, until: 'sticky' } : { startsAt: now, endsAt: now + lasts, until: 'time' };

export const timesOf = (command: GraphicOn, show: Show, now: EpochMs): Times => {
  if (isShopKind(command.graphic)) return shopTimes(command.graphic, show, now, command.lasts);
  switch (command.graphic) {
    case 'lower-third':
      return { ...lowerThirdTimes(show.context, now, command.lasts), until: 'time' };
    case 'countdown':
      return { startsAt: now, endsAt: countdownTo(show, command, now), until: 'time' };
    case 'vote-bar':
      return {
        startsAt: Math.max(now, show.context.polls[command.pollId ?? '']?.rules?.opensAt ?? now),
        endsAt: barEnd(show, command, now),
        until: 'time',
      };
    case 'vote-question':
      return questionTimes(show.context, command.pollId ?? '', now, command.lasts === undefined ? undefined : now + command.lasts);
    case 'result':
    case 'correction':
      return { ...plainTimes(now, command.lasts), ...(command.lasts === undefined ? { until: 'segment' } : {}) };
    case 'product-card': {
      const offer = cardOffer(show, command, now);
      if (offer === null) return plainTimes(now, command.lasts);
      return {
        startsAt: now,
        endsAt: Math.min(offer, now + (command.lasts ?? Number.POSITIVE_INFINITY)),
        until: 'time',
        offerEndsAt: offer,
      };
    }
    default:
      return plainTimes(now, command.lasts);
  }
};

type Refs = Pick<GraphicOn, 'guestId' | 'productId' | 'pollId' | 'text'>;
/** Only what is there. */
export const refsOf = ({ guestId, productId, pollId, text }: { readonly [K in keyof Refs]: Refs[K] | undefined }): Refs => ({
  ...(guestId === undefined ? {} : { guestId }),
  ...(productId === undefined ? {} : { productId }),
  ...(pollId === undefined ? {} : { pollId }),
  ...(text === undefined ? {} : { text }),
});

const ofTheEvening: ReadonlySet<GraphicOn['graphic']> = new Set(['topic', 'board', 'slate', 'clock']);
/** One about the evening as a whole is about nothing else, whatever is asked with it: its name goes to stations that must not have that. */
const aboutItsOwn = ({ guestId, productId, pollId, ...command }: GraphicOn): GraphicOn =>
  ofTheEvening.has(command.graphic) ? command : { ...command, ...refsOf({ guestId, productId, pollId }) };

/** What would come on; whether anything is on air is asked elsewhere, so that it can be looked at before. */
export const graphicToCome = (asked: GraphicOn, show: Show, world: World): { readonly graphic: GraphicState } | Decision => {
  const command = aboutItsOwn(asked);
  const no = graphicObstacle(command, show, world.now, world.leftOf);
  if (no) return no;
  const id = graphicId(command.graphic, subjectOf(command), world.newId());
  return {
    graphic: {
      id,
      kind: command.graphic,
      by: world.who.name,
      ...refsOf(command),
      ...lookIn(command),
      ...timesOf(command, show, world.now),
    },
  };
};

export const graphicOn: Handler<'graphic.on'> = (command, show, world: World) => {
  if (!isOnAir(show)) return refuse('wrong-phase', say('graphics-need-air'));
  const changed = onAirAsSeen(show, world, command.believesOnAir);
  if (changed) return changed;
  const answer = graphicToCome(command, show, world);
  return 'graphic' in answer ? accept({ type: 'graphic.on', graphic: answer.graphic }) : answer;
};

export const graphicOff: Handler<'graphic.off'> = ({ graphicId: id }, { context }) => {
  const graphic = context.graphics.find((one) => one.id === id);
  if (!graphic) return accept();
  return graphic.mandatory ? refuse('wrong-phase', say('label-is-mandatory')) : accept({ type: 'graphic.off', graphicId: id });
};
