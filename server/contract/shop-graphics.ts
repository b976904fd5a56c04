/**
 * What the graphics of the shop show, beside the product card: one product each, and its figures travel apart.
 *
 * A price that is not revealed yet is in none of these: whoever has the data has the price.
 */
import type { Money, QrDrawing, WasPrice } from './graphic-parts.ts';
import type { LocalText } from './units.ts';

type OneProduct = { readonly productId: string; readonly itemNumber: string; readonly name: LocalText };

/** Where the figure of what is left begins: who counted it, and when, on the clock of whoever wrote it down. */
export type Counted = { readonly units: number; readonly source: string; readonly at: string };

export type ShopGraphicData =
  | ({
      readonly kind: 'price-reveal';
      readonly was?: WasPrice;
      readonly unit: LocalText;
      readonly seller: LocalText;
      /** These come with the reveal. */
      readonly price?: Money;
      readonly unitPrice?: LocalText;
    } & OneProduct)
  | ({ readonly kind: 'units-sold' } & OneProduct)
  | ({ readonly kind: 'stock-left'; readonly counted: Counted } & OneProduct)
  /** It shows itself only while the figures say that nothing is left. */
  | ({ readonly kind: 'sold-out' } & OneProduct)
  | {
      readonly kind: 'qr';
      readonly leadsTo: 'shop' | 'vote';
      /** What is bought, or asked. */
      readonly name: LocalText;
      readonly link: string;
      /** The link as somebody types it: without what a browser adds by itself. */
      readonly short: string;
      /** Of a vote: whose viewers may vote. Nobody else has the graphic. */
      readonly paths?: readonly string[];
      readonly qr: QrDrawing;
    };

export type ShopGraphicKind = ShopGraphicData['kind'];
