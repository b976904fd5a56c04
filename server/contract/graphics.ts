/**
 * What a graphic shows. Figures (counts, sold, left) are not in here: they travel apart, newest wins,
 * and a graphic finds its own by product or poll id.
 */
import type { GraphicKind } from './show-file.ts';
import type { EpochMs, LocalText, Minor } from './units.ts';

export type Money = { readonly minor: Minor; readonly currency: string };

export type GraphicData =
  | { readonly kind: 'lower-third'; readonly name: LocalText; readonly title: LocalText; readonly place: LocalText }
  | {
      readonly kind: 'product-card';
      readonly productId: string;
      readonly itemNumber: string;
      readonly name: LocalText;
      readonly price: Money;
      readonly was?: { readonly price: Money; readonly basis: LocalText };
      readonly unit: LocalText;
      readonly unitPrice?: LocalText;
      readonly seller: LocalText;
      readonly delivery: LocalText;
      readonly returns: LocalText;
      /** Where the QR leads, and the QR itself as the `d` of an SVG path on a square of `qrSize` modules. */
      readonly link: string;
      readonly qr?: { readonly path: string; readonly size: number };
    }
  | {
      readonly kind: 'vote-bar';
      readonly pollId: string;
      readonly question: LocalText;
      readonly yea: LocalText;
      readonly nay: LocalText;
      readonly split: 'hidden' | 'shown';
      readonly opensAt: EpochMs;
      readonly endsAt: EpochMs;
      readonly link: string;
      readonly qr?: { readonly path: string; readonly size: number };
    }
  | {
      readonly kind: 'result';
      readonly pollId: string;
      readonly question: LocalText;
      readonly yea: LocalText;
      readonly nay: LocalText;
      /** Counted and verified figures, from the record. */
      readonly count: { readonly yea: number; readonly nay: number };
      readonly decision: 'yea' | 'nay';
    }
  | { readonly kind: 'sales-ticker'; readonly productId?: string; readonly name?: LocalText }
  | { readonly kind: 'countdown'; readonly text: LocalText; readonly endsAt: EpochMs }
  | { readonly kind: 'label'; readonly text: LocalText; readonly mandatory: boolean };

export type GraphicOn = {
  /** Stable while it is on; a new id is a new graphic. */
  readonly id: string;
  readonly kind: GraphicKind;
  readonly data: GraphicData;
  /** When it comes on (may be ahead: a lower third waits until the scene has settled) and when it ends by itself; null: until taken off. */
  readonly startsAt: EpochMs;
  readonly endsAt: EpochMs | null;
  /** Who took it on: a cue's id, or the operator. */
  readonly by: string;
};

/** Newest wins; every number here has a record. */
export type Figures = {
  readonly revision: number;
  readonly at: EpochMs;
  /** `yea` and `nay` only where the split may be shown. `turnout` is counted votes. */
  readonly polls: Readonly<
    Record<string, { readonly turnout: number; readonly yea?: number; readonly nay?: number; readonly revision: number }>
  >;
  readonly products: Readonly<Record<string, { readonly sold: number; readonly left: number; readonly at: EpochMs }>>;
  readonly sales: { readonly units: number; readonly net: Money; readonly at: EpochMs | null };
};
