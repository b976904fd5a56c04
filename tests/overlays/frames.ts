/**
 * Every frame that a page presents, by Chromium's own screencast, and how far they are from the first: what a viewer would have seen of a flash.
 */
import type { Page } from 'playwright-core';

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
/** Frames are a third as large as the picture. */
const scale = 1 / 3;
const size = { width: 640, height: 360 };

export type Film = {
  readonly frames: readonly string[];
  /** @returns all of them */
  readonly stop: () => Promise<readonly string[]>;
};

export const film = async (page: Page): Promise<Film> => {
  const session = await page.context().newCDPSession(page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    // The page may be closing.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', maxWidth: size.width, maxHeight: size.height, everyNthFrame: 1 });
  return {
    frames,
    stop: async () => {
      await session.send('Page.stopScreencast');
      await session.detach();
      return frames;
    },
  };
};

/** Where figures and clocks stand, with room for the few lines by which a new figure rises. */
export const figureBoxes = (page: Page): Promise<readonly Box[]> =>
  page.evaluate(() => {
    const room = 14;
    const parts = [...document.querySelectorAll('[data-graphic]')].flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll('.figure, [data-part="time"], [data-part="track"]') ?? []),
    ]);
    return parts
      .map((part) => part.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .map(({ left, top, right, bottom }) => ({ left: left - room, top: top - room, right: right + room, bottom: bottom + room }));
  });

/** Of each frame: how many of its pixels differ from those of the first, outside these boxes. */
export const differing = (page: Page, frames: readonly string[], boxes: readonly Box[]): Promise<readonly number[]> =>
  page.evaluate(
    async ([films, masks, { width, height }, by]) => {
      const isMasked = new Uint8Array(width * height);
      for (const { left, top, right, bottom } of masks)
        for (let y = Math.max(0, Math.floor(top * by)); y < Math.min(height, Math.ceil(bottom * by)); y += 1)
          isMasked.fill(1, y * width + Math.max(0, Math.floor(left * by)), y * width + Math.min(width, Math.ceil(right * by)));
      const canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      const counts: number[] = [];
      let first: Uint8ClampedArray | undefined;
      for (const png of films) {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
        canvas?.drawImage(bitmap, 0, 0, width, height);
        const now = canvas?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
        first ??= now;
        const [pixels, before] = [new Uint32Array(now.buffer), new Uint32Array(first.buffer)];
        let count = 0;
        for (let at = 0; at < pixels.length; at += 1) {
          if (pixels[at] === before[at] || isMasked[at] === 1) continue;
          let most = 0;
          for (let channel = at * 4; channel < at * 4 + 3; channel += 1)
            most = Math.max(most, Math.abs((now[channel] ?? 0) - (first[channel] ?? 0)));
          if (most > 16) count += 1;
        }
        counts.push(count);
      }
      return counts;
    },
    [frames, boxes, size, scale] as const,
  );
