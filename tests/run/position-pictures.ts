/**
 * `npm run pictures`: every position, by role, in rehearsal and live, in both languages, on a small and a large screen; every panel, dialog, menu,
 * view by link and page.
 *
 * They go to tests/output/pictures, for people to look at one by one. Words after `--` choose those whose names hold them all
 * (`npm run pictures -- director zh`). The best are kept in docs/pictures by `--keep`.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { speak } from '../control-room/accessible/words-of.ts';
import { builtControlRoom, openChromium, type PretendHouse } from '../control-room/pretend-house.ts';
import { eveningAt, marks } from '../fakes/evenings.ts';
import { manyStations } from '../fakes/many-stations.ts';
import { chairOf, openDesk } from './crew-here.ts';
import { openingPictures, takeOpenings } from './pictures-of-openings.ts';
import { pagePictures, takePages } from './pictures-of-pages.ts';
import { takeViews, viewPictures } from './pictures-of-views.ts';
import { type Picture, picturesOf } from './pictures-wanted.ts';
import { output, takePicture } from './still-picture.ts';

const root = path.resolve(import.meta.dirname, '../..');
const kept = path.join(root, 'docs/pictures');

const become = (house: PretendHouse, { moment, position }: Picture) => {
  const now = house.clock.now();
  const stations = position === 'stations' && moment !== 'idle' ? manyStations(now) : {};
  house.show.change({ ...eveningAt(moment, now), ...stations, chair: chairOf(house) });
};

const take = async (browser: Browser, built: string, role: Picture['role'], pictures: readonly Picture[]) => {
  const { house, page, close } = await openDesk(browser, built, role);
  for (const picture of pictures) {
    const { name, moment, language, width, height, panel, position } = picture;
    await page.evaluate((at) => location.replace(`#/${at}`), position ?? '');
    await page.setViewportSize({ width, height });
    become(house, picture);
    await page.locator(`[data-activation="${marks[moment]}"]`).waitFor();
    await speak(page, language);
    if (panel !== undefined) await page.getByRole('tablist').first().getByRole('tab').nth(panel).click();
    await takePicture(page, name);
  }
  await close();
};

const run = async () => {
  const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean', default: false } }, allowPositionals: true });
  const isWanted = ({ name, keepAs }: { name: string; keepAs?: string }) =>
    (!values.keep || keepAs !== undefined) && positionals.every((word) => name.includes(word));
  const [wanted, opened] = [picturesOf().filter(isWanted), openingPictures().filter(isWanted)];
  const [views, pages] = [viewPictures().filter(isWanted), pagePictures().filter(isWanted)];
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
    await takeViews(browser, built, views);
    await takePages(browser, built, pages);
    if (values.keep)
      for (const { name, keepAs } of [...wanted, ...opened, ...views, ...pages])
        if (keepAs) await copyFile(path.join(output, `${name}.png`), path.join(kept, `${keepAs}.png`));
  } finally {
    await browser.close();
  }
};

await run();
