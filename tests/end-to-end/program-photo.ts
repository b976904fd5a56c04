/**
 * Photographs program with its graphics over it, while a vote is open: the real page in a real browser,
 * its picture with transparency put over every scene of the real OBS, and what OBS then shows.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { programPath } from '../run/programs.ts';
import type { RealObs } from './obs/start-obs.ts';
import { waitUntil } from './obs/wait-until.ts';
import { type Box, decode, difference, savePicture } from './pixels.ts';

const output = path.resolve(import.meta.dirname, '../output');

export type Photo = {
  /** Program with the graphics over it, and the same scene without. */
  readonly file: string;
  readonly clean: string;
  readonly scene: string;
  readonly bar: Box;
  readonly card: Box;
};

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const view = { width: 1280, height: 720 };

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: programPath('chromium'), args: [...flags] });

export const openProgramPage = async (browser: Browser, front: string, key: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: view });
  await page.goto(`${front}/overlay/program/#output=program&key=${key}`);
  await page.waitForSelector('.stage[data-revision]', { state: 'attached' });
  return page;
};

/** Where the drawn part of a graphic stands, once it is on and has stopped moving; undefined until then. */
const standingBox = async (page: Page, element: string, part: string): Promise<Box | undefined> => {
  const drawn = await page.evaluate(
    ([name, inner]) => {
      const host = document.querySelector<HTMLElement>(name ?? '');
      const drawn = host?.shadowRoot?.querySelector(`[data-part="${inner}"]`);
      // Figures rise whenever they change: those are not waited for.
      const moving = host?.shadowRoot?.getAnimations().filter((animation) => {
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        return animation.playState === 'running' && !target?.closest('.figure');
      });
      const isMoving = (moving ?? []).length > 0;
      if (!drawn || isMoving || host?.dataset.state !== 'on') return undefined;
      const { x, y, width, height } = drawn.getBoundingClientRect();
      return { x, y, width, height };
    },
    [element, part],
  );
  if (!drawn || drawn.width === 0 || drawn.x + drawn.width > view.width + 1 || drawn.y + drawn.height > view.height + 1) return undefined;
  return { x: drawn.x / view.width, y: drawn.y / view.height, width: drawn.width / view.width, height: drawn.height / view.height };
};

const photographObs = async (obs: RealObs, scene: string, file: string) => {
  const { imageData } = await obs.call('GetSourceScreenshot', { sourceName: scene, imageFormat: 'png' });
  await savePicture(file, imageData);
};

/** Every scene without graphics, to compare with; and the overlay made, with nothing on it yet. */
export const prepare = async (obs: RealObs, page: Page, scenes: readonly string[]): Promise<void> => {
  await mkdir(output, { recursive: true });
  const nothing = path.join(obs.home, 'nothing.png');
  await page.screenshot({ path: nothing, omitBackground: true });
  for (const scene of scenes) await photographObs(obs, scene, path.join(obs.home, `clean ${scene}.png`));
  await obs.putOverlay(nothing);
};

/** In an open vote: the product's card is put on beside the bar. Rejects when both do not stand on the page in time. */
export const photograph = async (obs: RealObs, page: Page, line: OperatorLine): Promise<Photo> => {
  const open = line.view().polls.find((poll) => poll.phase === 'open');
  if (!open?.productId || open.endsAt === null) throw new Error('No vote on a product is open.');
  await line.ask({ type: 'graphic.on', graphic: 'product-card', productId: open.productId });
  while (line.now() < open.endsAt) {
    const bar = await standingBox(page, 'cuecart-vote-bar', 'bar');
    const card = bar && (await standingBox(page, 'cuecart-product-card', 'card'));
    if (bar && card) return { ...(await takePicture(obs, page, [bar, card])), bar, card };
    await pause(50);
  }
  throw new Error('The vote was over before its bar and its card stood on the page.');
};

const takePicture = async (obs: RealObs, page: Page, boxes: readonly Box[]) => {
  const graphics = path.join(obs.home, 'graphics.png');
  await page.screenshot({ path: graphics, omitBackground: true });
  await obs.putOverlay(graphics);
  const scene = (await obs.call('GetCurrentProgramScene')).currentProgramSceneName;
  const [file, clean] = [path.join(output, 'program-with-graphics.png'), path.join(obs.home, `clean ${scene}.png`)];
  const without = await decode(clean);
  // OBS reads the overlay's file at its own pace.
  await waitUntil('OBS shows the graphics', async () => {
    await photographObs(obs, scene, file);
    const picture = await decode(file);
    return boxes.every((box) => difference(picture, without, box) > 15);
  });
  return { file, clean, scene };
};
