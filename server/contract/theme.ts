/**
 * How a series looks beyond the four colours of its brand: fonts, corners, motion, logo. Written in the series file; a new
 * brand needs no code.
 */
import { z } from 'zod';
import { Colour, written } from './show-fields.ts';

/** Fonts that ship with the project, Chinese included; docs/themes.md has their licences. */
export const FontName = z.enum(['noto-sans-sc', 'noto-serif-sc'], 'write "noto-sans-sc" or "noto-serif-sc"');
export type FontName = z.infer<typeof FontName>;

export const Corners = z.enum(['cut', 'square', 'round'], 'write cut, square or round');
export const Motion = z.enum(['calm', 'normal', 'quick'], 'write calm, normal or quick');

export const LogoFile = written(
  /^(?!.*\.\.)[^/\\:][^\\:]{0,200}\.(?:svg|png|webp)$/,
  'write a file beside the series file such as "logo.svg" (svg, png or webp)',
).describe('A picture file, written relative to the series file');

export const ThemeSchema = z.strictObject({
  colours: z
    .strictObject({
      plate: Colour.optional().describe('Behind votes, results and tickers; without it the ink of the brand'),
      price: Colour.optional().describe('Prices on paper; without it the primary of the brand'),
    })
    .prefault({}),
  font: FontName.default('noto-sans-sc').describe('The letters of every graphic'),
  logo: LogoFile.optional(),
  corners: Corners.default('cut').describe('How plates end: cut aslant, square or round'),
  motion: Motion.default('normal').describe('How fast graphics come and go'),
});
export type Theme = z.output<typeof ThemeSchema>;
