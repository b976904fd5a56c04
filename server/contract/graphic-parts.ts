/** What several graphics are made of: money, a drawn code, an earlier price, a size or colour that one can choose. */
import type { LocalText, Minor } from './units.ts';

export type Money = { readonly minor: Minor; readonly currency: string };

/** A QR as the `d` of an SVG path on a square of `size` modules. */
export type QrDrawing = { readonly path: string; readonly size: number };

/** What it cost before, and where and when that was so. */
export type WasPrice = { readonly price: Money; readonly basis: LocalText };

/** A size or a colour of a product. Its stock is a figure, and travels apart. */
export type VariantShown = { readonly id: string; readonly label: LocalText; readonly price?: Money };

/** By the record: the opening stock less what was ordered. `low` is a tenth of the opening stock or less. */
export type StockState = 'ok' | 'low' | 'sold-out';
