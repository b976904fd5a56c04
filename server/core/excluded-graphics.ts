/**
 * Which graphics a station must not have: the kinds it names, and those that say the same in another dress.
 *
 * A partner who excludes cards sells nothing on air, in no graphic; one who excludes the ticker shows no sales.
 */
import type { GraphicOn } from '../contract/graphics.ts';
import type { GraphicKind, Station } from '../contract/show-file.ts';

const saysTheSame: { readonly [K in GraphicKind]?: GraphicKind } = {
  'price-reveal': 'product-card',
  'stock-left': 'product-card',
  'sold-out': 'product-card',
  'units-sold': 'sales-ticker',
};

const impliedBy = ({ data }: GraphicOn): GraphicKind | undefined =>
  data.kind === 'qr' ? (data.leadsTo === 'vote' ? 'vote-bar' : 'product-card') : saysTheSame[data.kind];

/** A code to vote with is for those who may. */
const isForOthers = ({ data }: GraphicOn, path: string): boolean =>
  data.kind === 'qr' && data.paths !== undefined && !data.paths.includes(path);

export const mayHave = ({ excludes, path }: Pick<Station, 'excludes' | 'path'>, graphic: GraphicOn): boolean => {
  const kinds = [graphic.kind, graphic.data.kind, impliedBy(graphic)];
  return !excludes.some((kind) => kinds.includes(kind)) && !isForOthers(graphic, path);
};
