/** Asks an open page of the gallery for one picture, and waits until it stands. */
import type { Page } from 'playwright-core';
import { addressOf, readAddress } from '../../overlays/gallery/address.ts';
import { allStories, type Named } from '../../overlays/gallery/stories/all.ts';

/** @param address as the gallery's fragment */
export const showStory = async (page: Page, address: string): Promise<void> => {
  const wanted = addressOf(readAddress(address, allStories as readonly [Named, ...Named[]]));
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
  await page.waitForFunction((said) => document.documentElement.dataset.shown === said, wanted);
};
