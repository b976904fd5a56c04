/** Pictures of what opens over the desk: every dialog and menu that axe reads too. */
import type { Browser } from 'playwright-core';
import { openings } from '../control-room/accessible/dialogs.ts';
import { type Opening, showPosition } from '../control-room/accessible/opening.ts';
import { type Language, languages, speak, wordsOf } from '../control-room/accessible/words-of.ts';
import { eveningAt, marks } from '../fakes/evenings.ts';
import { chairOf, openDesk } from './crew-here.ts';
import { takePicture } from './still-picture.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** A position that no role opens with. */
const preflight: Opening = {
  ...{ what: 'the position preflight', role: 'director', moment: 'preflight', gone: 'main[data-position="preflight"]' },
  open: (page) => showPosition(page, 'preflight'),
};

const pictured: readonly Opening[] = [preflight, ...openings];

export type OpeningPicture = {
  readonly name: string;
  readonly opening: Opening;
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
    await opening.open(page, wordsOf[language], house);
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
