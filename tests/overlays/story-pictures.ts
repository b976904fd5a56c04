/**
 * `npm run pictures:gallery`: every story of the gallery in every state, language and length, one picture each, over a picture and with
 * the safe areas drawn.
 *
 * They go to tests/output/stories, for people to look at. Words after `--` choose those whose names hold them all
 * (`npm run pictures:gallery -- vote-bar 9x16 en`). Formats but 16:9 are seen in the state `on`. With `--sheets` among the words they are
 * small and stand side by side on sheets, one set for each format.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addressOf, languages, type Wanted } from '../../overlays/gallery/address.ts';
import { allStories } from '../../overlays/gallery/stories/all.ts';
import { lengths, statesOf } from '../../overlays/gallery/story.ts';
import { type Format, formatNames, formats } from '../../overlays/program/format.ts';
import { type Grid, type Thumbnail, writeSheets } from './contact-sheet.ts';
import { openRig, type Rig } from './rig.ts';
import { showStory } from './story-page.ts';

const folder = 'tests/output/stories';
const said = process.argv.slice(2);
const isOnSheets = said.includes('--sheets');
const words = said.filter((word) => word !== '--sheets');

const nameOf = ({ named, language, length, state }: Wanted, format: Format) =>
  `${named.kind}--${named.name}-${state}-${length}-${language}-${format}`;

const wantedIn = (format: Format): readonly Wanted[] =>
  allStories
    .flatMap((named) => statesOf(named.story).map((state) => ({ named, state })))
    .filter(({ state }) => format === '16x9' || state === 'on')
    .flatMap((one) => languages.flatMap((language) => lengths.map((length) => ({ ...one, language, length }))))
    .filter((wanted) => words.every((word) => nameOf(wanted, format).includes(word)));

const grids: Readonly<Record<Format, Grid>> = {
  '16x9': { columns: 3, rows: 4, width: 640, height: 360 },
  '4x3': { columns: 4, rows: 3, width: 480, height: 360 },
  '9x16': { columns: 6, rows: 2, width: 324, height: 576 },
};

const show = (page: Page, wanted: Wanted, format: Format) => showStory(page, addressOf(wanted, `format=${format}&bare=1&picture=1&safe=1`));

const takeSheets = async (rig: Rig, page: Page, all: readonly Wanted[], format: Format): Promise<void> => {
  const { width, height } = formats[format];
  await page.setViewportSize({ width: width / 2, height: height / 2 });
  const thumbnails: Thumbnail[] = [];
  for (const wanted of all) {
    await show(page, wanted, format);
    thumbnails.push({ name: nameOf(wanted, format), jpeg: await page.screenshot({ type: 'jpeg', quality: 90 }) });
  }
  const sheet = await rig.open('gallery', '&bare=1');
  const name = ['sheet', ...words.filter((word) => word !== format), format].join('-');
  const sheets = await writeSheets(sheet, folder, name, thumbnails, grids[format]);
  await sheet.close();
  console.log(`${sheets} sheets ${name}.`);
};

const takeEach = async (page: Page, all: readonly Wanted[], format: Format): Promise<void> => {
  await page.setViewportSize(formats[format]);
  for (const wanted of all) {
    await show(page, wanted, format);
    await page.screenshot({ path: join(folder, `${nameOf(wanted, format)}.png`) });
  }
};

await mkdir(folder, { recursive: true });
const rig = await openRig();
let taken = 0;
try {
  for (const format of formatNames) {
    const all = wantedIn(format);
    if (all.length === 0) continue;
    const page = await rig.open('gallery', `&format=${format}&bare=1`);
    await (isOnSheets ? takeSheets(rig, page, all, format) : takeEach(page, all, format));
    taken += all.length;
    await page.close();
  }
} finally {
  await rig.close();
}
console.log(`${taken} pictures are in ${folder}.`);
