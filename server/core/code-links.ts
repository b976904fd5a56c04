/** Where codes on screen lead, and how they are drawn: given by whoever knows the house's addresses. */
import type { Product } from '../contract/show-file.ts';

export type Links = {
  readonly vote: string;
  readonly product: (product: Product, shopUrl: string) => string;
  readonly qr: (link: string) => { readonly path: string; readonly size: number };
};
