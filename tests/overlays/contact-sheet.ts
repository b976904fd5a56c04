/** Many pictures on one sheet with their names, for whoever has to look at all of them: a page of thumbnails, taken by the browser itself. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Sizes in pixels, as the picture was taken. */
export type Thumbnail = { readonly name: string; readonly jpeg: Buffer; readonly width: number; readonly height: number };

/** Of one sheet, in pixels. */
type Size = { readonly width: number; readonly height: number };
const standard: Size = { width: 1940, height: 1160 };
const caption = 18;
const gap = 6;

const css = `
  body { display: flex; flex-wrap: wrap; align-content: flex-start; gap: ${gap}px; margin: 0; background: #14161a; }
  figure { margin: 0; }
  img { display: block; }
  figcaption { height: ${caption}px; overflow: hidden; font: 12px/${caption}px sans-serif; white-space: nowrap; color: #f1f3f5; }`;

const figure = ({ name, jpeg, width, height }: Thumbnail) =>
  `<figure style="width:${width}px"><img alt="" width="${width}" height="${height}" src="data:image/jpeg;base64,${jpeg.toString('base64')}"><figcaption>${name}</figcaption></figure>`;

type Filling = { readonly done: readonly (readonly Thumbnail[])[]; readonly own: readonly Thumbnail[]; x: number; y: number; row: number };
const empty = { own: [], x: 0, y: 0, row: 0 };

/** Row after row, as the page's own layout does it; what does not fit below begins the next sheet. */
const packOn = (sheet: Size) =>
  function pack({ done, own, x, y, row }: Filling, one: Thumbnail): Filling {
    const height = one.height + caption;
    const isNewRow = x > 0 && x + one.width > sheet.width;
    const top = isNewRow ? y + row + gap : y;
    if (own.length > 0 && top + height > sheet.height) return pack({ done: [...done, own], ...empty }, one);
    return {
      done,
      own: [...own, one],
      x: (isNewRow ? 0 : x) + one.width + gap,
      y: top,
      row: Math.max(isNewRow ? 0 : row, height),
    };
  };

/** @returns how many sheets were written: `<name>-01.png` and on */
export const writeSheets = async (
  page: Page,
  folder: string,
  name: string,
  all: readonly Thumbnail[],
  sheet: Size = standard,
): Promise<number> => {
  const { done, own } = all.reduce(packOn(sheet), { done: [], ...empty });
  const sheets = own.length > 0 ? [...done, own] : done;
  await page.setViewportSize(sheet);
  for (const [n, thumbnails] of sheets.entries()) {
    await page.setContent(`<style>${css}</style>${thumbnails.map(figure).join('')}`, { waitUntil: 'load' });
    await page.screenshot({ path: join(folder, sheets.length === 1 ? `${name}.png` : `${name}-${String(n + 1).padStart(2, '0')}.png`) });
  }
  return sheets.length;
};
