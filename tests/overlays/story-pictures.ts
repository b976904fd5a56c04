/**
 * `npm run pictures:gallery`: every story of the gallery in every state, language and length, one picture each, over a picture and with
 * the safe areas drawn.
 *
 * They go to tests/output/stories, for people to look at. Words after `--` choose those whose names hold them all
 * (`npm run pictures:gallery -- vote-bar 9x16 en`). Formats but 16:9 are seen in the state `on`. With `--sheets` among the words they are
 * small, cut out, and stand side by side on sheets, one set for each format.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addressOf, languages, type Wanted } from '../../overlays/gallery/address.ts';
import { allStories } from '../../overlays/gallery/stories/all.ts';
import { lengths, statesOf } from '../../overlays/gallery/story.ts';
import { type Format, formatNames, formats } from '../../overlays/program/format.ts';
import { type Thumbnail, writeSheets } from './contact-sheet.ts';
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

const show = (page: Page, wanted: Wanted, format: Format) => showStory(page, addressOf(wanted, `format=${format}&bare=1&picture=1&safe=1`));

/** Around all that the graphic draws; a narrow strip is hard to judge without its neighbourhood. */
const around = (page: Page) =>
  page.evaluate((room) => {
    const host = document.querySelector<HTMLElement>('[data-graphic]');
    const boxes = [...(host?.shadowRoot?.querySelectorAll('[data-part], canvas') ?? [])]
      .map((part) => part.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0);
    const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.left)) - room));
    const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.top)) - room));
    const right = Math.min(innerWidth, Math.ceil(Math.max(...boxes.map((box) => box.right)) + room));
    const bottom = Math.min(innerHeight, Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + room));
    return { x, y, width: right - x, height: bottom - y };
  }, 12);

/** Half as large as they are: whole bars stand two in a row, and what is unreadable here is so on a small set too. */
const takeSheets = async (rig: Rig, page: Page, all: readonly Wanted[], format: Format): Promise<void> => {
  const { width, height } = formats[format];
  await page.setViewportSize({ width: width / 2, height: height / 2 });
  const thumbnails: Thumbnail[] = [];
  for (const wanted of all) {
    await show(page, wanted, format);
    const clip = await around(page);
    const jpeg = await page.screenshot({ type: 'jpeg', quality: 92, clip });
    thumbnails.push({ name: nameOf(wanted, format), jpeg, width: clip.width, height: clip.height });
  }
  const sheet = await rig.open('gallery', '&bare=1');
  const name = ['sheet', ...words.filter((word) => word !== format), format].join('-');
  const sheets = await writeSheets(sheet, folder, name, thumbnails);
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
