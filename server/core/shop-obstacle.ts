/** Why a graphic of the shop cannot be on now, by cue or by hand. Each says only what is on record. */
import { type Saying, say } from '../contract/sayings.ts';
import type { ShopGraphicKind } from '../contract/shop-graphics.ts';
import type { ShowContext } from './show-state.ts';

/** What the record says is left of a product; undefined: nobody knows. */
export type LeftOf = (productId: string) => number | undefined;

type About = { readonly product?: string | undefined; readonly poll?: string | undefined };

/** Once it is open its bar carries the code, another for each picture; once it is over there is nothing to scan. */
const isToCome = ({ polls }: ShowContext, pollId: string): boolean => ['idle', 'armed'].includes(polls[pollId]?.phase ?? '');

export const shopObstacle = (context: ShowContext, kind: ShopGraphicKind, about: About, leftOf?: LeftOf): Saying | undefined => {
  if (kind === 'sold-out') return leftOf?.(about.product ?? '') === 0 ? undefined : say('not-sold-out');
  const leadsToVote = kind === 'qr' && about.product === undefined && about.poll !== undefined;
  return leadsToVote && !isToCome(context, about.poll ?? '') ? say('code-is-on-its-bar') : undefined;
};

export const shopKinds: ReadonlySet<string> = new Set<ShopGraphicKind>(['price-reveal', 'units-sold', 'stock-left', 'sold-out', 'qr']);
export const isShopKind = (kind: string): kind is ShopGraphicKind => shopKinds.has(kind);
