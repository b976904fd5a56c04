/**
 * Whom or what a graphic is about: as its cue says, else as its segment says.
 */
import type { Cue, Segment } from '../contract/show-file.ts';
import { isShopKind } from './shop-obstacle.ts';

export type GraphicCue = Extract<Cue, { kind: 'graphic' }>;
export type Sources = Pick<GraphicCue, 'guest' | 'product' | 'poll'>;

const given = (sources: Sources): Sources => Object.fromEntries(Object.entries(sources).filter(([, id]) => id !== undefined));

/** A countdown that names neither counts to the end of its segment's offer, else of its poll; a code leads there. */
const eitherSource = ({ product, poll }: Sources, segment: Segment): Sources => {
  if (product || poll) return { product, poll };
  return segment.product ? { product: segment.product } : { poll: segment.poll };
};

export const sourcesOf = (cue: GraphicCue, segment: Segment): Sources => {
  const { guest, product, poll } = cue;
  if (cue.graphic === 'lower-third') return given({ guest: guest ?? segment.guest, product, poll });
  if (cue.graphic === 'vote-bar' || cue.graphic === 'result' || cue.graphic === 'vote-question')
    return given({ guest, product, poll: poll ?? segment.poll });
  if (cue.graphic === 'countdown' || cue.graphic === 'qr') return given({ guest, ...eitherSource({ product, poll }, segment) });
  if (cue.graphic === 'product-card' || isShopKind(cue.graphic)) return given({ guest, product: product ?? segment.product, poll });
  return given({ guest, product, poll });
};
