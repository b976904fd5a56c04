/**
 * What shape of picture a page was asked for, from its address: the format, and whether fill and key stand in one picture.
 *
 * `key=side` sets the key to the right of the fill, `key=stack` under it. In the #fragment `key` is the output's secret as well: there
 * it is read wherever it is one of these two words.
 */
import { type Format, formatNames, formats } from './format.ts';

const keyings = ['side', 'stack'] as const;
type Keying = (typeof keyings)[number];

export type Shape = {
  readonly format: Format;
  /** None: one picture with its own alpha. */
  readonly keying: Keying | undefined;
  /**
   * Of the fill beside a key. Premultiplied: as over black, for a keyer that adds. Straight: whole colours wherever the key is not
   * black, for a keyer that multiplies. A page without a key is see-through, and its alpha is as its mixer's browser hands it on.
   */
  readonly alpha: 'premultiplied' | 'straight';
};

export const plainShape: Shape = { format: '16x9', keying: undefined, alpha: 'premultiplied' };

const oneOf = <T extends string>(all: readonly T[], said: readonly string[]): T | undefined => all.find((one) => said.includes(one));

export const isKeying = (word: string): boolean => (keyings as readonly string[]).includes(word);

/** @param fragment and `query` as a location has them, with their # and ? */
export const readShape = (fragment: string, query: string): Shape => {
  const places = [new URLSearchParams(fragment.replace(/^#/, '')), new URLSearchParams(query)];
  const said = (name: string) => places.flatMap((place) => place.getAll(name));
  return {
    format: oneOf(formatNames, said('format')) ?? plainShape.format,
    keying: oneOf(keyings, said('key')),
    alpha: said('alpha').includes('straight') ? 'straight' : 'premultiplied',
  };
};

/**
 * The same of a page that is let in by a key: where only `side` or `stack` stands for it behind the #, that is the key, and no good one.
 * Such a page is refused and see-through: fill and key are black wherever nothing is, which over somebody's picture is all of it.
 */
export const readShapeBehindKey = (fragment: string, query: string): Shape => {
  const shape = readShape(fragment, query);
  const secrets = new URLSearchParams(fragment.replace(/^#/, '')).getAll('key');
  const isAsked = secrets.some((word) => word !== '' && !isKeying(word)) || new URLSearchParams(query).getAll('key').some(isKeying);
  return isAsked ? shape : { ...shape, keying: undefined };
};

/** Of everything the page paints, in pixels. */
export const frameOf = ({ format, keying }: Shape): { readonly width: number; readonly height: number } => {
  const { width, height } = formats[format];
  return { width: keying === 'side' ? width * 2 : width, height: keying === 'stack' ? height * 2 : height };
};
