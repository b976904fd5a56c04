/** What a graphic is handed when it leaves the house as an OGraf package: its own defaults, so that it plays with little data. */

import type { Ms } from './units.ts';
import type { Brand } from './views.ts';

export type OgrafFonts = {
  readonly family: string;
  readonly weights: string;
  /** Addresses relative to the module; each file has the letters of its range (as in CSS). */
  readonly files: readonly { readonly file: string; readonly range: string }[];
};

/** What every package knows beside the data of its kind. */
export type OgrafSettings = {
  readonly language: string;
  readonly brand: Brand;
  /** How much later than the origin the picture is that this stands on. */
  readonly delay: Ms;
  /** Figures that nobody has given again for this long are hidden; 0: they stay. */
  readonly figuresLast: Ms;
  /** It makes room for what stands across the bottom. */
  readonly raised: boolean;
};

export type OgrafDefaults = {
  readonly data: OgrafSettings & Readonly<Record<string, unknown>>;
  readonly fonts: OgrafFonts;
  /** Relative to the module. */
  readonly logo?: string;
};
