/**
 * `npm run pictures`: every position, by role, in rehearsal and live, in both languages, on a small and a large screen; every panel, dialog and menu.
 *
 * They go to tests/output/pictures, for people to look at one by one. Words after `--` choose those whose names hold them all
 * (`npm run pictures -- director zh`). The best are kept in docs/pictures by `--keep`.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { speak } from '../control-room/accessible/words-of.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../control-room/pretend-house.ts';
import { eveningAt, type Moment, marks } from '../fakes/evenings.ts';
import { chairOf, crewBeside, nameOf } from './crew-here.ts';
import { openingPictures, takeOpenings } from './pictures-of-openings.ts';
import { type Picture, picturesOf } from './pictures-wanted.ts';
import { output, takePicture } from './still-picture.ts';
import { hangPictures } from './studio-picture.ts';

const root = path.resolve(import.meta.dirname, '../..');
const kept = path.join(root, 'docs/pictures');

const become = (house: PretendHouse, moment: Moment) =>
  house.show.change({ ...eveningAt(moment, house.clock.now()), chair: chairOf(house) });

const take = async (browser: Browser, built: string, role: Picture['role'], pictures: readonly Picture[]) => {
  const house = await openPretendHouse(built);
  const beside = await crewBeside(browser, house, role);
  await hangPictures(browser, house);
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await house.enter(page, role, nameOf[role]);
  for (const { name, moment, language, width, height, panel } of pictures) {
    await page.setViewportSize({ width, height });
    become(house, moment);
    await page.locator(`[data-activation="${marks[moment]}"]`).waitFor();
    await speak(page, language);
    if (panel !== undefined) await page.getByRole('tablist').first().getByRole('tab').nth(panel).click();
    await takePicture(page, name);
  }
  for (const one of [context, ...beside]) await one.close();
  await house.close();
};

const run = async () => {
  const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean', default: false } }, allowPositionals: true });
  const isWanted = ({ name, keepAs }: { name: string; keepAs?: string }) =>
    (!values.keep || keepAs !== undefined) && positionals.every((word) => name.includes(word));
  const [wanted, opened] = [picturesOf().filter(isWanted), openingPictures().filter(isWanted)];
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
    await takeOpenings(browser, built, opened);
    if (values.keep)
      for (const { name, keepAs } of [...wanted, ...opened])
        if (keepAs) await copyFile(path.join(output, `${name}.png`), path.join(kept, `${keepAs}.png`));
  } finally {
    await browser.close();
  }
};

await run();
