// needs: chromium
/** Pages that are held for seconds by work of their own, on a line that is well all the while: none of them takes it for lost. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { eventually } from '../../run/eventually.ts';
import { hasDrawn } from '../real-desk.ts';
import { visitControlRoom } from '../visit.ts';
import { firstLost, noteLost } from './seen-in.ts';
import { viewLink } from './view-link.ts';

const { house, director, openPage } = visitControlRoom();

/** The show goes on meanwhile, as on any evening: what it says waits to be read. */
const heldByItsWork = async (page: Page): Promise<void> => {
  const goesOn = setInterval(() => house().show.change({}), 300);
  await page
    .evaluate(() => {
      const until = performance.now() + 2500;
      while (performance.now() < until);
    })
    .finally(() => clearInterval(goesOn));
};

it('[C14] a desk sends what is pressed as soon as it is free again', async () => {
  const desk = await director();
  await desk.locator('#take-says').getByText('Space takes').waitFor();
  await noteLost(desk);
  for (const presses of [1, 2, 3]) {
    await heldByItsWork(desk);
    await desk.keyboard.press('+');
    await eventually(() => expect(house().show.commands).toHaveLength(presses));
    await hasDrawn(desk, house().show.view());
  }
  expect(await firstLost(desk)).toBeUndefined();
});

it('[W7] a view by link goes on with what it shows', async () => {
  const studio = await openPage();
  await studio.goto(`${house().address}${await viewLink(await director(), 'presenter', 'Studio 1')}`);
  await studio.locator('[data-kind="presenter"]').waitFor();
  await noteLost(studio);
  for (const _ of [1, 2, 3]) {
    await heldByItsWork(studio);
    await hasDrawn(studio, house().show.view());
  }
  expect(await firstLost(studio)).toBeUndefined();
});
