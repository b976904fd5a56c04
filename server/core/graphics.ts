/**
 * What each output should show: computed from the show, with the texts of the plan.
 *
 * Nothing unapproved, unverified or unrecorded comes out of here: a lower third needs its approval,
 * a result its verified count. Mandatory labels follow the product that is on.
 */
import type { PollRules } from '../contract/audience.ts';
import type { GraphicData, GraphicOn } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { Links } from './code-links.ts';
import type { GraphicState } from './facts.ts';
import { withMandatoryLabels } from './mandatory-labels.ts';
import { isPriceSecret } from './price-reveals.ts';
import { byProvince } from './result-provinces.ts';
import { cardExtras, shopGraphic } from './shop-graphics.ts';
import { isShopKind } from './shop-obstacle.ts';
import { isOnAir, type Show } from './show.ts';
import { isOfShow, showData } from './show-graphics.ts';
import { approvedGuest, type ShowContext } from './show-state.ts';

export type { Links } from './code-links.ts';

const productCard = (context: ShowContext, productId: string, links: Links): GraphicData | null => {
  const product = context.plan.products[productId];
  if (!product || isPriceSecret(context, productId)) return null;
  const { currency } = context.plan.episode;
  const link = links.product(product, context.plan.shops[product.shop]?.url ?? '');
  return {
    kind: 'product-card',
    productId,
    itemNumber: product.itemNumber,
    name: product.name,
    price: { minor: product.price, currency },
    ...(product.was ? { was: { price: { minor: product.was.price, currency }, basis: product.was.basis } } : {}),
    unit: product.unit,
    ...(product.unitPrice === undefined ? {} : { unitPrice: product.unitPrice }),
    seller: product.seller,
    delivery: product.delivery,
    returns: product.returns,
    ...cardExtras(context, product),
    link,
    qr: links.qr(link),
  };
};

const voteBar = (context: ShowContext, pollId: string, links: Links): GraphicData | null => {
  const rules = context.polls[pollId]?.rules;
  if (!rules) return null;
  const { question, yea, nay, split, opensAt, endsAt, pictures, openEnded } = rules;
  // Each picture has a code of its own; where nobody's way of watching is known one code for all does.
  const toScan = pictures.length > 0 ? { pictures } : { qr: links.qr(links.vote) };
  return { kind: 'vote-bar', pollId, question, yea, nay, split, opensAt, endsAt, openEnded, link: links.vote, ...toScan };
};

const sidesOf = ({ yea, nay }: { readonly yea: number; readonly nay: number }) => ({ yea, nay });

/** The count decides nothing: who did. */
const tieSaid = ({ yea, nay }: ReturnType<typeof sidesOf>, tie: PollRules['tie']): { readonly tie?: 'rule' | 'chair' } =>
  yea === nay ? { tie: tie === 'chair' ? 'chair' : 'rule' } : {};

const result = (context: ShowContext, pollId: string): GraphicData | null => {
  const poll = context.polls[pollId];
  if (!poll?.rules || !poll.count || poll.phase !== 'revealed' || poll.decision === null) return null;
  const { question, yea, nay, tie } = poll.rules;
  const count = sidesOf(poll.count);
  return {
    kind: 'result',
    pollId,
    question,
    yea,
    nay,
    count,
    decision: poll.decision,
    ...(poll.manual ? { manual: true } : {}),
    ...(poll.corrected ? { corrected: true } : {}),
    ...tieSaid(count, tie),
    ...(poll.manual ? {} : byProvince(context.plan, poll.rules, poll.count)),
  };
};

/** Both statements, for as long as it is on: what was shown, and what stands now. */
const correction = (context: ShowContext, pollId: string): GraphicData | null => {
  const poll = context.polls[pollId];
  if (!poll?.rules || !poll.count || !poll.corrected || poll.phase !== 'revealed' || poll.decision === null) return null;
  const { question, yea, nay, tie } = poll.rules;
  const before = { decision: poll.corrected.decision, count: sidesOf(poll.corrected) };
  const now = { decision: poll.decision, count: sidesOf(poll.count) };
  return { kind: 'correction', pollId, question, yea, nay, before, ...now, ...tieSaid(now.count, tie) };
};

const offerEndsText = { zh: '优惠截止', en: 'Offer ends' };

const dataOf = (context: ShowContext, graphic: GraphicState, now: EpochMs, links: Links): GraphicData | null => {
  const { kind } = graphic;
  if (isOfShow(kind)) return showData(kind, context, graphic, now);
  if (isShopKind(kind)) return shopGraphic(context, { ...graphic, kind }, links);
  switch (kind) {
    case 'lower-third': {
      const guest = context.plan.guests[graphic.guestId ?? ''];
      const approved = approvedGuest(context, graphic.guestId ?? '');
      return guest && approved ? { kind: 'lower-third', ...approved, place: guest.province } : null;
    }
    case 'product-card':
      return productCard(context, graphic.productId ?? '', links);
    case 'vote-bar':
      return voteBar(context, graphic.pollId ?? '', links);
    case 'result':
      return result(context, graphic.pollId ?? '');
    case 'correction':
      return correction(context, graphic.pollId ?? '');
    case 'sales-ticker': {
      const product = context.plan.products[graphic.productId ?? ''];
      return { kind: 'sales-ticker', ...(product ? { productId: product.id, name: product.name } : {}) };
    }
    case 'countdown':
      return graphic.endsAt === null ? null : { kind: 'countdown', text: graphic.text ?? offerEndsText, endsAt: graphic.endsAt };
    case 'label':
      return graphic.text === undefined ? null : { kind: 'label', text: graphic.text, mandatory: graphic.mandatory === true };
  }
};

/** What these graphics show at `now`, on air or not: lowest first, each with its times. */
export const graphicsOf = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicOn[] => {
  const on = context.graphics.filter((graphic) => graphic.endsAt === null || graphic.endsAt > now);
  const shown = on.flatMap((graphic): readonly GraphicOn[] => {
    const data = dataOf(context, graphic, now, links);
    return data ? [{ id: graphic.id, kind: graphic.kind, data, startsAt: graphic.startsAt, endsAt: graphic.endsAt, by: graphic.by }] : [];
  });
  return withMandatoryLabels(context, on, shown);
};

/** Everything on or about to come on at `now`; pages end each one by themselves at its `endsAt`. */
export const graphicsOn = (show: Show, now: EpochMs, links: Links): readonly GraphicOn[] =>
  isOnAir(show) ? graphicsOf(show.context, now, links) : [];
