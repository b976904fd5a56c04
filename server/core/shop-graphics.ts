/** What the graphics of the shop show: from the plan, the price only once it may be known. */
import type { GraphicData } from '../contract/graphics.ts';
import type { ShopGraphicKind } from '../contract/shop-graphics.ts';
import type { Product } from '../contract/show-file.ts';
import type { Links } from './code-links.ts';
import type { GraphicState } from './facts.ts';
import { isRevealed } from './price-reveals.ts';
import type { ShowContext } from './show-state.ts';

const shopLink = ({ plan }: ShowContext, product: Product, links: Links): string =>
  links.product(product, plan.shops[product.shop]?.url ?? '');

/** What a browser adds by itself is left out; what leads there is not. */
const shortOf = (link: string): string => link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/(?=$|\?)/, '');

/** The clock that stands in it, not ours: whoever counted wrote down their own. */
const timeIn = (at: string): string => at.slice(11, 16);

const oneProduct = ({ id, itemNumber, name }: Product) => ({ productId: id, itemNumber, name });

const reveal = (context: ShowContext, product: Product): GraphicData => {
  const { currency } = context.plan.episode;
  const { id, was, unit, seller, price, unitPrice } = product;
  return {
    kind: 'price-reveal',
    ...oneProduct(product),
    ...(was ? { was: { price: { minor: was.price, currency }, basis: was.basis } } : {}),
    unit,
    seller,
    ...(isRevealed(context, id) ? { price: { minor: price, currency }, ...(unitPrice === undefined ? {} : { unitPrice }) } : {}),
  };
};

const code = (context: ShowContext, { productId, pollId }: GraphicState, links: Links): GraphicData | null => {
  const product = context.plan.products[productId ?? ''];
  const poll = context.plan.polls[pollId ?? ''];
  if (product) {
    const link = shopLink(context, product, links);
    return { kind: 'qr', leadsTo: 'shop', name: product.name, link, short: shortOf(link), qr: links.qr(link) };
  }
  if (!poll) return null;
  const { vote } = links;
  return { kind: 'qr', leadsTo: 'vote', name: poll.question, link: vote, short: shortOf(vote), qr: links.qr(vote), paths: poll.paths };
};

export const shopGraphic = (
  context: ShowContext,
  graphic: GraphicState & { readonly kind: ShopGraphicKind },
  links: Links,
): GraphicData | null => {
  const product = context.plan.products[graphic.productId ?? ''];
  if (graphic.kind === 'qr') return code(context, graphic, links);
  if (!product) return null;
  switch (graphic.kind) {
    case 'price-reveal':
      return reveal(context, product);
    case 'units-sold':
    case 'sold-out':
      return { kind: graphic.kind, ...oneProduct(product) };
    case 'stock-left': {
      const { units, source, at } = product.stock;
      return { kind: 'stock-left', ...oneProduct(product), counted: { units, source, at: timeIn(at) } };
    }
  }
};

/** What stands on a card beside name and price. */
export const cardExtras = ({ plan }: ShowContext, product: Product) => {
  const hotline = product.hotline ?? plan.episode.hotline;
  const { currency } = plan.episode;
  const variants = product.variants?.map(({ id, label, price }) => ({
    id,
    label,
    ...(price === undefined ? {} : { price: { minor: price, currency } }),
  }));
  return { ...(hotline === undefined ? {} : { hotline }), ...(variants?.length ? { variants } : {}) };
};
