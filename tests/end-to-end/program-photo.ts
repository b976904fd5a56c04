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
import { type Box, savePicture } from './pixels.ts';

export const output = path.resolve(import.meta.dirname, '../output');

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

/** One try, in one open vote: the product's card is put on beside the bar. Undefined when the vote was over too soon. */
export const photograph = async (obs: RealObs, page: Page, line: OperatorLine): Promise<Photo | undefined> => {
  const open = line.view().polls.find((poll) => poll.phase === 'open');
  if (!open?.productId || open.endsAt === null) return undefined;
  await line.ask({ type: 'graphic.on', graphic: 'product-card', productId: open.productId, lasts: 30_000 });
  while (line.now() < open.endsAt) {
    const bar = await standingBox(page, 'cuecart-vote-bar', 'bar');
    const card = bar && (await standingBox(page, 'cuecart-product-card', 'card'));
    if (!bar || !card) continue;
    const graphics = path.join(obs.home, 'graphics.png');
    await page.screenshot({ path: graphics, omitBackground: true });
    await obs.putOverlay(graphics);
    // The picture's file is read by OBS at its own pace.
    await pause(300);
    const file = path.join(output, 'program-with-graphics.png');
    const scene = (await obs.call('GetCurrentProgramScene')).currentProgramSceneName;
    await photographObs(obs, scene, file);
    return { file, clean: path.join(obs.home, `clean ${scene}.png`), scene, bar, card };
  }
  return undefined;
};
