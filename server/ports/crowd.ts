/** What playout needs from whoever pretends to be viewers and shops in a rehearsal. */
import type { CrowdSize } from '../contract/crowd.ts';

export type CrowdCall = {
  /** The only activation that they may ever reach. */
  readonly activationId: string;
  readonly size: CrowdSize;
  /** Ways of watching whose viewers may vote. */
  readonly paths: readonly string[];
  readonly products: readonly { readonly sku: string; readonly price: number; readonly shop: string }[];
  readonly currency: string;
};

export type Crowd = {
  /** They come in, in the place of those before. Returns at once. */
  call(call: CrowdCall): void;
  /** Resolves when none of them is left. They are not asked; rejects when one is there after five seconds all the same. */
  dismiss(): Promise<void>;
  /** They have gone though nobody sent them. */
  onLost(listener: (why: string) => void): () => void;
};
