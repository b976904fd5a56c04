/** What was said to be sold, and when it was said: a player that is later than its path sees it so much later. */
import type { Product } from './what-shows.ts';

const most = 40;

export const createProductHold = () => {
  let kept: readonly { readonly at: number; readonly product: Product | undefined }[] = [];
  return {
    heard(product: Product | undefined, at: number): void {
      if (JSON.stringify(kept[kept.length - 1]?.product) !== JSON.stringify(product)) kept = [...kept.slice(1 - most), { at, product }];
    },
    /** @param moment of the picture; the server's time less what the player is behind */
    at: (moment: number): Product | undefined => [...kept].reverse().find(({ at }) => at <= moment)?.product,
  };
};
