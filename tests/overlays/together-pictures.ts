/**
 * `npm run pictures:together`: what may stand on a picture at once, on the program page itself, in every format and language.
 *
 * They go to tests/output/together, on sheets, for people to look at. Words after `--` choose those whose names hold them all;
 * `--family` takes the few that stand in the documents and writes docs/pictures/graphics-family.png.
 */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { sampleQr } from '../../overlays/gallery/sample-qr.ts';
import { allStories } from '../../overlays/gallery/stories/all.ts';
import { type Kind, type Length, sayIn } from '../../overlays/gallery/story.ts';
import { type Format, formatNames, formats } from '../../overlays/program/format.ts';
import type { Figures } from '../../server/contract/graphics.ts';
import { figures, graphic, outputView } from '../stations/sample-show.ts';
import { type Thumbnail, writeSheets } from './contact-sheet.ts';
import { openRig, type Rig } from './rig.ts';

/** Two in a row of a page of documents. */
const familyScale = 2 / 3;
const folder = 'tests/output/together';
const said = process.argv.slice(2);
const isFamily = said.includes('--family');
const words = said.filter((word) => word !== '--family');
const family = ['vote-short-zh', 'shop-short-en', 'result-short-en', 'reveal-short-zh', 'correction-short-en', 'board-short-zh'].map(
  (name) => `${name}-16x9`,
);

type Part = Kind | `${Kind}/${string}`;
/** Those of the shop, of a vote, of its end; and what takes the whole picture. */
const together: Readonly<Record<string, readonly Part[]>> = {
  vote: ['label', 'clock', 'topic/top', 'countdown', 'units-sold', 'product-card', 'vote-bar', 'lower-third', 'sales-ticker/product'],
  shop: ['label', 'label/sponsor', 'countdown', 'units-sold', 'stock-left', 'qr', 'product-card/sizes', 'lower-third', 'sales-ticker'],
  result: ['label', 'clock', 'product-card/sold-out', 'result/by-province', 'lower-third', 'topic'],
  'to-come': ['label', 'sold-out', 'vote-question', 'qr/vote', 'lower-third', 'product-card/nobody-may-buy'],
  correction: ['label', 'topic/top', 'correction', 'product-card', 'lower-third', 'sales-ticker'],
  reveal: ['label', 'clock', 'countdown', 'price-reveal/revealed', 'lower-third', 'sales-ticker'],
  board: ['label', 'clock', 'board', 'lower-third'],
};

const storyOf = (part: Part) => {
  const [kind, name] = part.split('/');
  const story = allStories.find((one) => one.kind === kind && (name === undefined || one.name === name));
  if (!story) throw new Error(`There is no story ${part}.`);
  return story;
};

type Wanted = {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly format: Format;
  readonly language: string;
  readonly length: Length;
};

const wanted: readonly Wanted[] = formatNames
  .flatMap((format) =>
    Object.entries(together).flatMap(([name, parts]) =>
      (['zh', 'en'] as const).flatMap((language) =>
        (['short', 'long'] as const).map((length) => ({
          name: `${name}-${length}-${language}-${format}`,
          parts,
          format,
          language,
          length,
        })),
      ),
    ),
  )
  .filter(({ name }) => (isFamily ? family.includes(name) : words.every((word) => name.includes(word))));

const areOn = (page: Page, ids: readonly string[]) =>
  page.waitForFunction(
    (wantedIds) =>
      [...document.querySelectorAll<HTMLElement>('[data-graphic]')]
        .map(({ dataset }) => (dataset.state === 'on' ? dataset.id : undefined))
        .sort()
        .join() === wantedIds,
    [...ids].sort().join(),
  );

let revision = 0;
const show = async (rig: Rig, page: Page, { parts, language, length }: Wanted): Promise<void> => {
  const say = { ...sayIn(length, sampleQr), now: Date.now() };
  const stories = parts.map((part) => ({ part, ...storyOf(part) }));
  const known = stories.map(({ story }) => story.figures?.(say) ?? {});
  const products = Object.assign({}, ...known.map((one) => one.products ?? {})) as Figures['products'];
  revision += 2;
  const at = Date.now();
  rig.show('program', outputView({ epoch: 'e1', revision, at, graphics: [], language, activation: 'live' }));
  await areOn(page, []);
  rig.figure(figures(Object.assign({}, ...known, { revision, at, products }) as Partial<Figures>));
  const graphics = stories.map(({ part, story }) => graphic(part, story.data(say), { startsAt: 0 }));
  rig.show('program', outputView({ epoch: 'e1', revision: revision + 1, at, graphics, language, activation: 'live' }));
  await areOn(page, parts);
  await page.evaluate(async () => {
    // Transitions begin with the frame after the change.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const all = [...document.querySelectorAll<HTMLElement>('[data-graphic]')].flatMap((host) => [
      ...host.getAnimations(),
      ...(host.shadowRoot?.getAnimations() ?? []),
    ]);
    for (const one of all) if (one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) one.finish();
    await document.fonts.ready;
  });
};

await mkdir(folder, { recursive: true });
const rig = await openRig();
try {
  for (const format of formatNames) {
    const all = wanted.filter((one) => one.format === format);
    if (all.length === 0) continue;
    const page = await rig.open('program', `&format=${format}&bg=green`);
    const { width, height } = formats[format];
    await page.setViewportSize({ width: width / 2, height: height / 2 });
    await page.addStyleTag({
      content: `html { background: ${isFamily ? '#4b5d6b' : 'linear-gradient(160deg, #476a8c 0%, #a9805c 48%, #23301f 100%)'} !important; --plate-alpha: 0.93 !important; }`,
    });
    const thumbnails: Thumbnail[] = [];
    for (const one of all) {
      await show(rig, page, one);
      thumbnails.push({ name: one.name, jpeg: await page.screenshot({ type: 'jpeg', quality: 92 }), width: width / 2, height: height / 2 });
    }
    await page.close();
    const sheet = await rig.open('gallery', '&bare=1');
    if (isFamily) {
      // One colour behind: the file stays small.
      const half = thumbnails.map((one) => ({ ...one, width: one.width * familyScale, height: one.height * familyScale }));
      await writeSheets(sheet, 'docs/pictures', 'graphics-family', half, { width: 1286, height: 1160 });
      continue;
    }
    const sheets = await writeSheets(sheet, folder, ['sheet', ...words.filter((word) => word !== format), format].join('-'), thumbnails);
    console.log(`${all.length} pictures on ${sheets} sheets of ${format}.`);
    await sheet.close();
  }
} finally {
  await rig.close();
}
