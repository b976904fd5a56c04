/**
 * Kinds of graphics that say the same as another in another dress: who must not have the one has neither.
 *
 * A partner who excludes cards sells nothing on air, in no graphic; one who excludes the ticker shows no sales; no question of a vote without
 * the vote.
 */
import type { GraphicData } from '../contract/graphics.ts';
import type { GraphicKind, Station } from '../contract/show-file.ts';

const saysTheSame: { readonly [K in GraphicKind]?: GraphicKind } = {
  'price-reveal': 'product-card',
  'stock-left': 'product-card',
  'sold-out': 'product-card',
  'units-sold': 'sales-ticker',
  'vote-question': 'vote-bar',
  correction: 'result',
};

/** Of these kinds nobody may need none for it. */
export const kindsOf = (data: GraphicData): readonly GraphicKind[] => {
  const implied = data.kind === 'qr' ? (data.leadsTo === 'vote' ? 'vote-bar' : 'product-card') : saysTheSame[data.kind];
  return implied ? [data.kind, implied] : [data.kind];
};

/** Any of this kind at all. */
export const mayKind = ({ excludes }: Pick<Station, 'excludes'>, kind: GraphicKind): boolean => {
  const implied = saysTheSame[kind];
  return !excludes.includes(kind) && (implied === undefined || !excludes.includes(implied));
};
