/** The one input of the mixer that shows our page of graphics: as the show wants it, and as it was found. */

export type OverlayWish = {
  readonly input: string;
  /** The program page, with its key. */
  readonly url: string;
  /** The scenes that it lies over, on top. */
  readonly scenes: readonly string[];
};

/** `reloads`: it loads its page anew whenever its scene comes on. */
export type OverlayFault = 'url' | 'size' | 'reloads';

export type OverlayFound = {
  /** Of the mixer; pixels, and frames a second. */
  readonly canvas: { readonly width: number; readonly height: number; readonly fps: number };
  /** The mixer has a kind of input that shows web pages. */
  readonly knowsPages: boolean;
  /** `other`: an input of that name that is no page. */
  readonly is: 'missing' | 'page' | 'other';
  readonly faults: readonly OverlayFault[];
  /** Another input that shows our page: a second one would draw everything twice. */
  readonly twin: string | null;
  /** Of the wanted scenes that the mixer has: where it is not; where something lies over it; where it is hidden, moved or scaled. */
  readonly absent: readonly string[];
  readonly under: readonly string[];
  readonly astray: readonly string[];
};

/** What was done, and how it is now. */
export type OverlayMade = { readonly did: 'made' | 'mended' | 'nothing'; readonly found: OverlayFound };

export const isWell = ({ is, faults, twin, absent, under, astray }: OverlayFound): boolean =>
  is === 'page' && twin === null && [faults, absent, under, astray].every((some) => some.length === 0);
