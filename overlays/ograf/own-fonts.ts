/** Fonts that travel with a package: known to the page once, fetched slice by slice when a letter is written. */
import type { OgrafFonts } from '../../server/contract/ograf.ts';

const bare = (family: string): string => family.replace(/["']/g, '');

/** @param base the module's own address */
export const knowFonts = ({ family, weights, files }: OgrafFonts, base: string): void => {
  // Another of our packages in this renderer may have brought them.
  if ([...document.fonts].some((face) => bare(face.family) === family)) return;
  for (const { file, range } of files) {
    const source = `url("${new URL(file, base).href}") format("woff2")`;
    document.fonts.add(new FontFace(family, source, { weight: weights, unicodeRange: range }));
  }
};
