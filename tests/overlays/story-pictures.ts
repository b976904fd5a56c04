/**
 * `npm run pictures:gallery`: every story of the gallery in every state, language and length, one picture each, over a picture and with
 * the safe areas drawn.
 *
 * They go to tests/output/stories, for people to look at. Words after `--` choose those whose names hold them all
 * (`npm run pictures:gallery -- vote-bar 9x16 en`). Formats but 16:9 are seen in the state `on`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addressOf, languages, type Wanted } from '../../overlays/gallery/address.ts';
import { allStories } from '../../overlays/gallery/stories/all.ts';
import { lengths, statesOf } from '../../overlays/gallery/story.ts';
import { type Format, formatNames, formats } from '../../overlays/program/format.ts';
import { openRig } from './rig.ts';
import { showStory } from './story-page.ts';

const folder = 'tests/output/stories';
const words = process.argv.slice(2);

const nameOf = ({ named, language, length, state }: Wanted, format: Format) =>
  `${named.kind}--${named.name}-${state}-${length}-${language}-${format}`;

const wantedIn = (format: Format): readonly Wanted[] =>
  allStories
    .flatMap((named) => statesOf(named.story).map((state) => ({ named, state })))
    .filter(({ state }) => format === '16x9' || state === 'on')
    .flatMap((one) => languages.flatMap((language) => lengths.map((length) => ({ ...one, language, length }))))
    .filter((wanted) => words.every((word) => nameOf(wanted, format).includes(word)));

const take = async (page: Page, wanted: Wanted, format: Format) => {
  await showStory(page, addressOf(wanted, `format=${format}&bare=1&picture=1&safe=1`));
  await page.screenshot({ path: join(folder, `${nameOf(wanted, format)}.png`) });
};

await mkdir(folder, { recursive: true });
const rig = await openRig();
let taken = 0;
try {
  for (const format of formatNames) {
    const all = wantedIn(format);
    if (all.length === 0) continue;
    const page = await rig.open('gallery', `&format=${format}&bare=1`);
    await page.setViewportSize(formats[format]);
    for (const wanted of all) await take(page, wanted, format);
    taken += all.length;
    await page.close();
  }
} finally {
  await rig.close();
}
console.log(`${taken} pictures are in ${folder}.`);
