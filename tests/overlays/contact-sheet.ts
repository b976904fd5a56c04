/** Many pictures on one sheet with their names, for whoever has to look at all of them: a page of thumbnails, taken by the browser itself. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export type Thumbnail = { readonly name: string; readonly jpeg: Buffer };
/** In pixels; a sheet is as wide as its columns. */
export type Grid = { readonly columns: number; readonly rows: number; readonly width: number; readonly height: number };

const caption = 22;

const css = ({ columns, width, height }: Grid) => `
  body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); margin: 0; background: #14161a; }
  figure { margin: 0; }
  img { display: block; width: ${width}px; height: ${height}px; }
  figcaption { height: ${caption}px; overflow: hidden; padding: 0 6px; font: 15px/${caption}px sans-serif; white-space: nowrap; color: #f1f3f5; }`;

const figure = ({ name, jpeg }: Thumbnail) =>
  `<figure><img alt="" src="data:image/jpeg;base64,${jpeg.toString('base64')}"><figcaption>${name}</figcaption></figure>`;

/** @returns how many sheets were written: `<name>-01.png` and on */
export const writeSheets = async (page: Page, folder: string, name: string, all: readonly Thumbnail[], grid: Grid): Promise<number> => {
  const each = grid.columns * grid.rows;
  const sheets = Math.ceil(all.length / each);
  for (let n = 0; n < sheets; n += 1) {
    const own = all.slice(n * each, (n + 1) * each);
    const rows = Math.ceil(own.length / grid.columns);
    await page.setViewportSize({ width: grid.columns * grid.width, height: rows * (grid.height + caption) });
    await page.setContent(`<style>${css(grid)}</style>${own.map(figure).join('')}`, { waitUntil: 'load' });
    await page.screenshot({ path: join(folder, `${name}-${String(n + 1).padStart(2, '0')}.png`) });
  }
  return sheets;
};
