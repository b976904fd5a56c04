/** Decisions about the graphics of the shop: what keeps one off the screen, how long it stays, and the reveal of a price. */
import type { CommandOf } from '../../contract/commands.ts';
import { say } from '../../contract/sayings.ts';
import type { ShopGraphicKind } from '../../contract/shop-graphics.ts';
import type { EpochMs } from '../../contract/units.ts';
import { codeLength } from '../cue-facts.ts';
import type { GraphicState } from '../facts.ts';
import { isPriceSecret, isRevealed } from '../price-reveals.ts';
import { type LeftOf, shopObstacle } from '../shop-obstacle.ts';
import { isOnAir, type Show } from '../show.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

type Asked = Pick<CommandOf<'graphic.on'>, 'productId' | 'pollId'>;

/** Why this graphic of the shop cannot be on now; undefined when it can. */
export const shopRefusal = (kind: ShopGraphicKind, asked: Asked, show: Show, leftOf?: LeftOf): Decision | undefined => {
  const { plan } = show.context;
  const isKnown = (asked.productId ?? '') in plan.products || (kind === 'qr' && (asked.pollId ?? '') in plan.polls);
  if (!isKnown) return refuse('unknown', say(asked.pollId === undefined ? 'no-such-product' : 'no-such-poll'));
  const why = shopObstacle(show.context, kind, { product: asked.productId, poll: asked.pollId }, leftOf);
  return why && refuse('wrong-phase', why);
};

/** A card says the price. */
export const cardRefusal = (productId: string | undefined, { context }: Show): Decision | undefined => {
  if (productId === undefined || !(productId in context.plan.products)) return refuse('unknown', say('no-such-product'));
  return isPriceSecret(context, productId) ? refuse('wrong-phase', say('price-is-secret')) : undefined;
};

/** A code stands for a few seconds; the others go with their segment unless somebody says how long. */
export const shopTimes = (
  kind: ShopGraphicKind,
  { context }: Show,
  now: EpochMs,
  lasts: number | undefined,
): Pick<GraphicState, 'startsAt' | 'endsAt' | 'until'> => {
  const length = lasts ?? (kind === 'qr' ? codeLength(context.plan.compress) : undefined);
  return length === undefined ? { startsAt: now, endsAt: null, until: 'segment' } : { startsAt: now, endsAt: now + length, until: 'time' };
};

/** Also without its graphic: what the host has said is no secret any more, and its card must be able to come on. */
export const revealPrice: Handler<'price.reveal'> = ({ productId }, show) => {
  if (!isOnAir(show)) return refuse('wrong-phase', say('nothing-on-air'));
  if (!(productId in show.context.plan.products)) return refuse('unknown', say('no-such-product'));
  return isRevealed(show.context, productId) ? accept() : accept({ type: 'price.revealed', productId });
};
