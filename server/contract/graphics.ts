/**
 * What a graphic shows. Figures (counts, sold, left) are not in here: they travel apart, newest wins,
 * and a graphic finds its own by product or poll id.
 */
import type { SharedPicture } from './audience.ts';
import type { Money, QrDrawing, StockState, VariantShown } from './graphic-parts.ts';
import type { ShopGraphicData } from './shop-graphics.ts';
import type { GraphicKind } from './show-file.ts';
import type { LabelPlace } from './station-settings.ts';
import type { EpochMs, LocalText } from './units.ts';

export type { Money, QrDrawing } from './graphic-parts.ts';

type Sides = { readonly yea: number; readonly nay: number };

/** `tile`: its place on the map of provinces, when the map has one. */
export type ProvinceVotes = Sides & { readonly name: LocalText; readonly tile?: string };

/** One guest, one product, or both. Units sold are figures, and travel apart. */
export type BoardRow = {
  readonly guest?: { readonly name: LocalText; readonly place: LocalText };
  readonly product?: { readonly id: string; readonly itemNumber: string; readonly name: LocalText };
  /** What viewers decided: revealed results only. `word` is the answer that has it. */
  readonly result?: Sides & { readonly decision: 'yea' | 'nay'; readonly word: LocalText; readonly manual?: boolean };
};

type Said = { readonly decision: 'yea' | 'nay'; readonly count: { readonly yea: number; readonly nay: number } };

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
      /** Whom to ring to order. */
      readonly hotline?: string;
      readonly variants?: readonly VariantShown[];
      /** Where the QR leads; both absent on an output that invites nobody. */
      readonly link?: string;
      readonly qr?: QrDrawing;
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
      /** No end was announced yet: `endsAt` is the latest there can be, and nothing counts down to it. */
      readonly openEnded?: boolean;
      /** For a picture that is seen when the vote is long over: it says so, and invites nobody. */
      readonly closed?: boolean;
      /** Pictures whose viewers may vote. An output that is one of them shows that picture's rotating code (`PictureCode`). */
      readonly pictures?: readonly SharedPicture[];
      /** Where to vote; absent where nobody may. */
      readonly link?: string;
      /** A QR that stands: only where no picture has a code of its own. */
      readonly qr?: QrDrawing;
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
      /** Figures that two people gave, not counted here. */
      readonly manual?: boolean;
      /** Another result was shown before. */
      readonly corrected?: boolean;
      /** The count decided nothing: who did. */
      readonly tie?: 'rule' | 'chair';
      /** The same votes by province, where the poll's paths name theirs; in the order of the series. */
      readonly provinces?: readonly ProvinceVotes[];
      /** Votes of paths that name no province. */
      readonly elsewhere?: Sides;
    }
  /** A result that was shown was wrong: what was said, and what is right. */
  | ({
      readonly kind: 'correction';
      readonly pollId: string;
      readonly question: LocalText;
      readonly yea: LocalText;
      readonly nay: LocalText;
      readonly before: Said;
      /** What stands now is a tie: who decided. */
      readonly tie?: 'rule' | 'chair';
    } & Said)
  | { readonly kind: 'sales-ticker'; readonly productId?: string; readonly name?: LocalText }
  | { readonly kind: 'countdown'; readonly text: LocalText; readonly endsAt: EpochMs }
  /** `place`: the corner that it must stand in, where somebody demands one. */
  | { readonly kind: 'label'; readonly text: LocalText; readonly mandatory: boolean; readonly place?: LabelPlace }
  /** The question alone, before its vote opens. */
  | {
      readonly kind: 'vote-question';
      readonly pollId: string;
      readonly question: LocalText;
      readonly yea: LocalText;
      readonly nay: LocalText;
      /** When it opens; absent where nobody has said so, or while the clock is frozen. */
      readonly opensAt?: EpochMs;
      /** For a picture that is seen when the vote is long over. */
      readonly closed?: boolean;
    }
  | { readonly kind: 'topic'; readonly text: LocalText; readonly place: 'top' | 'bottom' }
  | { readonly kind: 'board'; readonly title: LocalText; readonly ranking?: 'sold' | 'yea'; readonly rows: readonly BoardRow[] }
  /** The whole picture: something is broken, or we are not on for a while. `zone`: with the time of day there. */
  | {
      readonly kind: 'slate';
      readonly slate: 'breakdown' | 'sustaining';
      readonly series: LocalText;
      readonly text?: LocalText;
      readonly zone?: string;
    }
  /** The time of day in the zone of the series. `timeCode`: and the moment for machines, by which stations measure their delay. */
  | { readonly kind: 'clock'; readonly zone: string; readonly timeCode?: boolean }
  | ShopGraphicData;

/** A product that a graphic sells or asks about. */
export type Ware = { readonly productId: string; readonly category: string };

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
  /** What it sells or asks about; absent: nothing. Stations are never told. */
  readonly about?: readonly Ware[];
};

export type ProductFigures = {
  readonly sold: number;
  readonly left: number;
  readonly at: EpochMs;
  /** By variant, and only of those whose own stock is on record and whose SKU orders have named. */
  readonly variants?: Readonly<Record<string, StockState>>;
};

/** Newest wins; every number here has a record. */
export type Figures = {
  readonly revision: number;
  readonly at: EpochMs;
  /** `yea` and `nay` only where the split may be shown. `turnout` is counted votes. */
  readonly polls: Readonly<
    Record<string, { readonly turnout: number; readonly yea?: number; readonly nay?: number; readonly revision: number }>
  >;
  readonly products: Readonly<Record<string, ProductFigures>>;
  /** The whole show's; absent for whoever must not have them. */
  readonly sales?: { readonly units: number; readonly net: Money; readonly at: EpochMs | null };
};

/** Of the house itself, which keeps nothing from itself. */
export type WholeFigures = Figures & Required<Pick<Figures, 'sales'>>;

/**
 * What viewers of one picture scan now; another every ten seconds, newest wins. It travels apart from structure and is held back
 * with the picture. Code and drawing are of `link`.
 */
export type PictureCode = {
  readonly picture: string;
  /** From when the picture carries it at the origin. */
  readonly at: EpochMs;
  readonly link: string;
  readonly qr: QrDrawing;
};
