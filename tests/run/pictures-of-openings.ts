/** Pictures of what opens over the desk: every dialog and menu that axe reads too, and a table that is about to be brought in. */
import type { Browser, Page } from 'playwright-core';
import type { ImportPreview } from '../../server/contract/imports.ts';
import { openings } from '../control-room/accessible/dialogs.ts';
import { type Language, languages, speak, wordsOf } from '../control-room/accessible/words-of.ts';
import { eveningAt, marks } from '../fakes/evenings.ts';
import { chairOf, openDesk } from './crew-here.ts';
import { takePicture } from './still-picture.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

const preview: ImportPreview = {
  source: { kind: 'table', name: 'rundown-3-december.xlsx' },
  ...{ subject: 'rundown', mode: 'merge', sheet: 'Evening', sheets: ['Evening', 'Products'], isRemembered: true },
  headings: ['Nr', 'Title', 'Length', 'Guest', 'Notes', 'Camera plan'],
  mapping: ['id', 'title:en', 'planned', 'guest', 'notes', null],
  targets: ['id', 'title:zh', 'title:en', 'kind', 'start', 'planned', 'place', 'guest', 'product', 'shots', 'sells', 'notes'],
  ...{ rowCount: 27, moreProblems: 0, moreNotes: 0, ground: 'g1' },
  problems: [{ cell: 'C9', target: 'planned', code: 'length-unclear', read: '01:30:00', hint: '0:01:30' }],
  notes: [{ cell: 'D4', code: 'formula', read: '=B4' }],
  tally: { added: 1, changed: 2, moved: 1, removed: 0, unchanged: 16, held: 7 },
  rows: [
    {
      ...{ id: 'order-eggs', name: 'Order now: Hill-farm eggs', what: 'changed' },
      fields: [{ target: 'planned', was: '4:00', will: '3:00' }],
    },
    {
      ...{ id: 'guest-rice', name: 'The official presents: Wuchang rice', what: 'changed', moved: true },
      fields: [
        { target: 'planned', was: '7:00', will: '6:15' },
        { target: 'notes', was: '', will: 'Two bowls on the table, one steaming' },
      ],
    },
    {
      ...{ id: 'new-1', name: 'Recipe: eggs with tomatoes', what: 'added' },
      fields: [{ target: 'planned', was: '', will: '2:30' }],
    },
    {
      ...{ id: 'order-apples', name: 'Order now: Luochuan apples', what: 'held', why: 'next' },
      fields: [{ target: 'planned', was: '4:00', will: '3:30' }],
    },
  ],
};

const bringTable = async (page: Page) => {
  const answer = { json: preview };
  await page.route('**/operators/imports/preview*', (route) => route.fulfill(answer));
  await page.locator('input[type=file]').setInputFiles({ name: preview.source.name, mimeType: 'text/csv', buffer: Buffer.from('Nr') });
  await page.locator('[data-import-row="order-eggs"]').waitFor();
};

/** A position that no role opens with. */
const preflight: (typeof openings)[number] = {
  ...{ what: 'the position preflight', role: 'director', moment: 'preflight', gone: 'main[data-position="preflight"]' },
  open: async (page) => {
    await page.evaluate(() => location.replace('#/preflight'));
    await page.locator('main[data-position="preflight"]').waitFor();
  },
};

const pictured = [preflight, ...openings].flatMap((opening) =>
  opening.what === 'the import'
    ? [
        opening,
        {
          ...opening,
          what: 'a table brought in',
          open: (page: Page, words: Parameters<typeof opening.open>[1]) => opening.open(page, words).then(() => bringTable(page)),
        },
      ]
    : [opening],
);

export type OpeningPicture = {
  readonly name: string;
  readonly opening: (typeof pictured)[number];
  readonly language: Language;
  readonly size: (typeof sizes)[number];
  readonly keepAs?: string;
};

export const openingPictures = (): readonly OpeningPicture[] =>
  pictured.flatMap((opening) =>
    languages.flatMap((language) =>
      sizes.map((size) => ({
        name: `open-${opening.role}-${opening.what.replaceAll(' ', '-')}-${language}-${size.width}`,
        ...{ opening, language, size },
      })),
    ),
  );

const takeOf = async (browser: Browser, built: string, role: OpeningPicture['opening']['role'], pictures: readonly OpeningPicture[]) => {
  const { house, page, close } = await openDesk(browser, built, role);
  for (const { name, opening, language, size } of pictures) {
    await page.setViewportSize(size);
    house.show.change({ ...eveningAt(opening.moment, house.clock.now()), chair: chairOf(house) });
    await page.locator(`[data-activation="${marks[opening.moment]}"]`).waitFor();
    await speak(page, language);
    await opening.open(page, wordsOf[language]);
    await takePicture(page, name);
    await page.keyboard.press('Escape');
    await page.evaluate(() => location.replace('#/'));
    await page.locator(`${opening.gone}:visible`).waitFor({ state: 'detached' });
  }
  await close();
};

export const takeOpenings = async (browser: Browser, built: string, pictures: readonly OpeningPicture[]): Promise<void> => {
  for (const role of new Set(pictures.map(({ opening }) => opening.role)))
    await takeOf(
      browser,
      built,
      role,
      pictures.filter(({ opening }) => opening.role === role),
    );
};
