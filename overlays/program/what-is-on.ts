/**
 * Which graphics should be seen now: each starts and ends by its own times, and each place on screen holds one.
 *
 * Pure, and the same whether the link is up or down: that is how nothing outlives its time.
 */
import type { GraphicOn } from '../../server/contract/graphics.ts';
import type { EpochMs } from '../../server/contract/units.ts';

/** When it ends by itself; infinite when only being taken off ends it. A vote and a countdown never outlive the moment they count to. */
export const endOf = ({ endsAt, data }: GraphicOn): EpochMs => {
  const own = data.kind === 'vote-bar' || data.kind === 'countdown' ? data.endsAt : Number.POSITIVE_INFINITY;
  return Math.min(own, endsAt ?? Number.POSITIVE_INFINITY);
};

/** What stands across the bottom, one at a time. */
export const isAcrossTheBottom = ({ data }: GraphicOn): boolean =>
  ['vote-bar', 'result', 'correction', 'vote-question'].includes(data.kind);

/** What needs more room than its own place: names, and what else would stand on it, give way. */
export const hasMap = ({ data }: GraphicOn): boolean => data.kind === 'result' && data.provinces !== undefined;
export const isLargeCode = ({ data }: GraphicOn): boolean => data.kind === 'qr';

const placeOf = (graphic: GraphicOn): string => {
  if (graphic.kind === 'label') return `label ${graphic.id}`;
  // A topic in the lowest strip stands where sales run.
  if (graphic.data.kind === 'topic') return graphic.data.place === 'bottom' ? 'sales-ticker' : 'topic';
  return isAcrossTheBottom(graphic) ? 'bottom' : graphic.data.kind;
};

/** In the view's order. Where two want one place, the later to start has it. */
export const whatIsOn = (graphics: readonly GraphicOn[], now: EpochMs): readonly GraphicOn[] => {
  const due = graphics.filter((graphic) => graphic.startsAt <= now && now < endOf(graphic));
  const holders = new Map<string, GraphicOn>();
  for (const graphic of due) {
    const holder = holders.get(placeOf(graphic));
    if (!holder || graphic.startsAt >= holder.startsAt) holders.set(placeOf(graphic), graphic);
  }
  return due.filter((graphic) => holders.get(placeOf(graphic)) === graphic);
};
