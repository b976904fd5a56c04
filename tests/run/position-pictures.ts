/**
 * `npm run pictures`: every position, by role, in rehearsal and live, in both languages, on a small and a large screen; every panel and view once.
 *
 * They go to tests/output/pictures, for people to look at one by one. Words after `--` choose those whose names hold them all
 * (`npm run pictures -- director zh`). The best are kept in docs/pictures by `--keep`.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { speak } from '../control-room/accessible/words-of.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../control-room/pretend-house.ts';
import { eveningAt, type Moment, marks } from '../fakes/evenings.ts';
import { type Picture, picturesOf } from './pictures-wanted.ts';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, 'tests/output/pictures');
const kept = path.join(root, 'docs/pictures');

/** Nothing moves, letters are there, and no pointer rests on anything. */
const still = async (page: Page) => {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  });
};

const become = (house: PretendHouse, moment: Moment, role: string) => {
  const ann = house.door.operators().find((one) => one.role === role);
  const chair = role === 'director' && ann ? { operatorId: ann.id, name: ann.name } : { operatorId: 'op-lin', name: 'Lin Jia' };
  house.show.change({ ...eveningAt(moment, house.clock.now()), chair });
};

const take = async (browser: Browser, built: string, role: Picture['role'], pictures: readonly Picture[]) => {
  const house = await openPretendHouse(built);
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await house.enter(page, role, 'Lin Jia');
  for (const { name, moment, language, width, height, panel } of pictures) {
    await page.setViewportSize({ width, height });
    become(house, moment, role);
    await page.locator(`[data-activation="${marks[moment]}"]`).waitFor();
    await speak(page, language);
    if (panel !== undefined) await page.getByRole('tablist').first().getByRole('tab').nth(panel).click();
    await still(page);
    await page.screenshot({ path: path.join(output, `${name}.png`) });
    console.log(name);
  }
  await context.close();
  await house.close();
};

const run = async () => {
  const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean', default: false } }, allowPositionals: true });
  const wanted = picturesOf().filter(({ name, keepAs }) =>
    values.keep ? keepAs !== undefined : positionals.every((word) => name.includes(word)),
  );
  await mkdir(output, { recursive: true });
  const built = await builtControlRoom();
  const browser = await openChromium();
  try {
    for (const role of new Set(wanted.map((one) => one.role)))
      await take(
        browser,
        built,
        role,
        wanted.filter((one) => one.role === role),
      );
    if (values.keep)
      for (const { name, keepAs } of wanted) if (keepAs) await copyFile(path.join(output, `${name}.png`), path.join(kept, `${keepAs}.png`));
  } finally {
    await browser.close();
  }
};

await run();
