/** The fonts that ship with the project, as files: each slice has the letters of its range, so that a page loads only what it writes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { OgrafFonts } from '../../contract/ograf.ts';
import type { FontName } from '../../contract/theme.ts';

const shipped: { readonly [F in FontName]: { readonly family: string; readonly weights: string } } = {
  'noto-sans-sc': { family: 'Noto Sans SC Variable', weights: '100 900' },
  'noto-serif-sc': { family: 'Noto Serif SC Variable', weights: '200 900' },
};
const Ranges = z.record(z.string().regex(/^[[\]a-z0-9-]+$/), z.string());

export type ShippedFont = OgrafFonts & { readonly folder: string; readonly licence: string };

const folderOf = (font: FontName): string => path.dirname(fileURLToPath(import.meta.resolve(`@fontsource-variable/${font}/package.json`)));

/** @returns the slices with `files` relative to a package's root; rejects when the font is not installed */
export const shippedFont = async (font: FontName): Promise<ShippedFont> => {
  const folder = folderOf(font);
  const [ranges, licence] = await Promise.all([
    readFile(path.join(folder, 'unicode.json'), 'utf8'),
    readFile(path.join(folder, 'LICENSE'), 'utf8'),
  ]);
  const files = Object.entries(Ranges.parse(JSON.parse(ranges))).map(([slice, range]) => ({
    file: `fonts/${font}-${slice.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    range,
  }));
  return { ...shipped[font], files, folder: path.join(folder, 'files'), licence };
};
