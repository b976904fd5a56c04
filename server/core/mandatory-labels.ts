/**
 * Labels that must be there: “shopping” while something is for sale on screen, “sponsored” beside a product somebody paid for.
 *
 * They follow what is on. “Clear all” leaves them standing until the next take; only a second deed takes them off, and
 * what is for sale next brings them back.
 */
import type { GraphicOn } from '../contract/graphics.ts';
import type { EpochMs, LocalText } from '../contract/units.ts';
import type { GraphicState } from './facts.ts';
import { isShopKind } from './shop-obstacle.ts';
import type { ShowContext } from './show-state.ts';

const shopping = { id: 'label:shopping', words: { zh: '购物', en: 'Shopping' } };
const sponsored = { id: 'label:sponsored', words: { zh: '广告', en: 'Sponsored' } };

type Need = { readonly id: string; readonly words: LocalText; readonly startsAt: EpochMs; readonly endsAt: EpochMs | null };

const says = (text: LocalText, words: LocalText): boolean => {
  const all = (one: LocalText): readonly string[] => (typeof one === 'string' ? [one] : Object.values(one));
  return all(text).some((word) => all(words).includes(word));
};

const laterEnd = (a: EpochMs | null, b: EpochMs | null): EpochMs | null => (a === null || b === null ? null : Math.max(a, b));

export const isForSale = ({ kind, productId }: Pick<GraphicState, 'kind' | 'productId'>): boolean =>
  kind === 'product-card' || (productId !== undefined && (kind === 'countdown' || isShopKind(kind)));

/** What these need beside them, for as long as the last of them is on. */
const needFor = ({ id, words }: typeof shopping, graphics: readonly GraphicState[]): readonly Need[] => {
  if (graphics.length === 0) return [];
  const startsAt = Math.min(...graphics.map((graphic) => graphic.startsAt));
  return [{ id, words, startsAt, endsAt: graphics.map(({ endsAt }) => endsAt).reduce(laterEnd) }];
};

const needsOf = ({ plan }: ShowContext, on: readonly GraphicState[]): readonly Need[] => [
  ...needFor(shopping, on.filter(isForSale)),
  ...needFor(
    sponsored,
    on.filter(({ kind, productId }) => (kind === 'product-card' || isShopKind(kind)) && plan.products[productId ?? '']?.sponsored),
  ),
];

/** A label that says so already becomes the mandatory one and stays as long: the same word never stands there twice. */
const withNeed = (shown: readonly GraphicOn[], need: Need): readonly GraphicOn[] => {
  const isSaid = ({ data }: GraphicOn) => data.kind === 'label' && says(data.text, need.words);
  const said = shown.find(isSaid);
  if (said?.data.kind !== 'label') {
    const { id, words, startsAt, endsAt } = need;
    return [...shown, { id, kind: 'label', data: { kind: 'label', text: words, mandatory: true }, startsAt, endsAt, by: 'rule' }];
  }
  const mandatory: GraphicOn = {
    ...said,
    data: { ...said.data, mandatory: true },
    startsAt: Math.min(said.startsAt, need.startsAt),
    endsAt: laterEnd(said.endsAt, need.endsAt),
  };
  return shown.flatMap((graphic) => (graphic === said ? [mandatory] : isSaid(graphic) ? [] : [graphic]));
};

/** What is shown, with the labels that it needs: where nothing is for sale, none. */
export const withMandatoryLabels = (context: ShowContext, on: readonly GraphicState[], shown: readonly GraphicOn[]): readonly GraphicOn[] =>
  needsOf(context, on).reduce(withNeed, shown);

const saysSo = ({ kind, text }: GraphicState): boolean =>
  kind === 'label' && text !== undefined && [shopping, sponsored].some(({ words }) => says(text, words));

/**
 * What “clear all” leaves: labels that say so, and those that stood because of what is cleared.
 * A picture cleared for a moment must not lose the word that this is shopping.
 */
export const labelsLeft = (context: ShowContext, at: EpochMs): readonly GraphicState[] => {
  const on = context.graphics.filter(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || endsAt > at));
  const labels = on.filter((graphic) => graphic.mandatory === true || saysSo(graphic));
  const unsaid = needsOf(context, on).filter(({ words }) => !labels.some(({ text }) => text !== undefined && says(text, words)));
  const standing = { kind: 'label', endsAt: null, until: 'segment', by: 'rule', mandatory: true } as const;
  return [...labels, ...unsaid.map(({ id, words, startsAt }): GraphicState => ({ ...standing, id, text: words, startsAt }))];
};
