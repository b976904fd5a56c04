/** Compares screenshots pixel by pixel, in a page of the browser that took them: what a test says of them are plain numbers. */
import type { Page } from 'playwright-core';

/** How two parts of pictures differ, in steps of 0 to 255. */
export type Differences = {
  /** The most that any channel of the fill differs from what it must be. */
  readonly fill: number;
  /** The most that the key differs from the alpha, and its channels from each other. */
  readonly key: number;
  /** Pixels that are neither black nor white in the key, and pixels that are not black. */
  readonly partly: number;
  readonly lit: number;
};

type Sizes = { readonly width: number; readonly height: number; readonly keyAt: { readonly x: number; readonly y: number } };

const asUrl = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;

/**
 * @param keyed a screenshot with fill and key
 * @param alone the same picture see-through; without it the fill is compared with the key, as of a picture that is white throughout
 */
export const compareKey = (page: Page, keyed: Buffer, sizes: Sizes, alone?: Buffer): Promise<Differences> =>
  page.evaluate(
    async ([both, see, { width, height, keyAt }]) => {
      // No named functions in here: the page does not have what their names are kept with.
      const data: Uint8ClampedArray[] = [];
      for (const [url, x, y] of [
        [both, 0, 0],
        [both, keyAt.x, keyAt.y],
        [see ?? both, 0, 0],
      ] as const) {
        const bitmap = await createImageBitmap(await (await fetch(url)).blob(), x, y, width, height);
        const canvas = new OffscreenCanvas(width, height).getContext('2d');
        canvas?.drawImage(bitmap, 0, 0);
        data.push(canvas?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray());
      }
      const [fill, key, plain] = data as [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
      const most = { fill: 0, key: 0, partly: 0, lit: 0 };
      for (let at = 0; at < fill.length; at += 4) {
        const matte = key[at] ?? 0;
        const alpha = see === undefined ? matte : (plain[at + 3] ?? 0);
        if (matte > 0) most.lit += 1;
        if (matte > 0 && matte < 255) most.partly += 1;
        for (let channel = 0; channel < 3; channel += 1) {
          most.key = Math.max(most.key, Math.abs((key[at + channel] ?? 0) - alpha));
          const must = see === undefined ? matte : ((plain[at + channel] ?? 0) * alpha) / 255;
          most.fill = Math.max(most.fill, Math.abs((fill[at + channel] ?? 0) - must));
        }
      }
      return most;
    },
    [asUrl(keyed), alone && asUrl(alone), sizes] as const,
  );
