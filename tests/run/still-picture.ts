/** One picture of a page that has come to rest, in tests/output/pictures. */
import path from 'node:path';
import type { Page } from 'playwright-core';

export const output = path.resolve(import.meta.dirname, '../output/pictures');

/** Nothing moves, letters are there, and no pointer rests on anything. */
const still = async (page: Page) => {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
};

export const takePicture = async (page: Page, name: string): Promise<void> => {
  await still(page);
  await page.screenshot({ path: path.join(output, `${name}.png`) });
  console.log(name);
};
