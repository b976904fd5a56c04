// needs: chromium
/**
 * Every position as axe reads it: each role at each moment of an evening, each of its panels, and what opens over the desk, in both languages.
 *
 * All roles sit in one house and read the same evening at once. A panel that is added is walked by itself; a dialog is a line in `dialogs.ts`.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { positionIds } from '../../../control-room/positions/position-ids.ts';
import { Role } from '../../../server/contract/commands.ts';
import { eveningAt, type Moment, marks, moments } from '../../fakes/evenings.ts';
import { stationsInFull } from '../../fakes/stations-in-full.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../pretend-house.ts';
import { openings } from './dialogs.ts';
import { findBarriers } from './find-barriers.ts';
import { showPosition } from './opening.ts';
import { type Language, languages, speak, wordsOf } from './words-of.ts';

let browser: Browser;
let house: PretendHouse;
let pages: ReadonlyMap<Role, Page>;

beforeAll(async () => {
  const built = await builtControlRoom();
  [browser, house] = await Promise.all([openChromium(), openPretendHouse(built)]);
  const sit = async (role: Role): Promise<readonly [Role, Page]> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await house.enter(page, role, `Ann ${role}`);
    return [role, page];
  };
  pages = new Map(await Promise.all(Role.options.map(sit)));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  expect(house.trouble).toEqual([]);
});

const become = async (moment: Moment) => {
  const ann = house.door.operators().find(({ role }) => role === 'director');
  const now = house.clock.now();
  const chair = { operatorId: ann?.id ?? '', name: ann?.name ?? '' };
  house.show.change({ ...eveningAt(moment, now), ...(moment === 'idle' ? {} : stationsInFull(now)), chair });
  await Promise.all([...pages.values()].map((page) => page.locator(`[data-activation="${marks[moment]}"]`).waitFor()));
};

type Found = Record<string, readonly string[]>;
const note = (found: Found, place: string, barriers: readonly string[]) => {
  if (barriers.length > 0) found[place] = barriers;
};

/** Each of the eight moments has its share of the panels, another one for each role: over all roles each panel meets each moment. */
const walkPanels = async (page: Page, role: Role, turn: number, found: Found): Promise<number> => {
  const tabs = page.getByRole('tablist').first().getByRole('tab');
  const shares = moments.length * languages.length;
  const mine = (turn + Role.options.indexOf(role)) % shares;
  const all = await tabs.count();
  for (let index = mine; index < all; index += shares) {
    await tabs.nth(index).click();
    note(found, `${role}: ${await tabs.nth(index).textContent()}`, await findBarriers(page, '[role=tabpanel]'));
  }
  return all;
};

/**
 * A page that was read for longer than a line may be silent takes its line for lost, and whatever is pressed then is refused for as long.
 * It says so with its next look, which is due: what is asked of it now comes after that.
 */
const lineIsThere = async (page: Page): Promise<void> => {
  await page.evaluate((look) => new Promise((passed) => setTimeout(passed, look)), 100);
  await page.locator('[data-banner="lost"]').waitFor({ state: 'detached' });
};

const walkOpenings = async (page: Page, role: Role, moment: Moment, language: Language, found: Found) => {
  for (const opening of openings.filter((one) => one.role === role && one.moment === moment)) {
    await lineIsThere(page);
    await opening.open(page, wordsOf[language], house);
    // With all that is around it in one language; in the other it has other words.
    note(found, `${role}: ${opening.what}`, await findBarriers(page, language === 'en' ? ':root' : opening.gone));
    await page.keyboard.press('Escape');
    await page.locator(`${opening.gone}:visible`).waitFor({ state: 'detached' });
  }
};

/** The position itself, without the panels and the rundown beside it: those are read where they stand. */
const bodyOfPosition = 'main > :first-child > :first-child';

/** The positions that the director may look at beside the one they open with: each of them at each moment, in one language or the other. */
const walkPositions = async (page: Page, moment: Moment, language: Language, found: Found) => {
  const half = moments.indexOf(moment) + languages.indexOf(language);
  for (const id of positionIds.filter((one, index) => one !== 'caller' && (index + half) % 2 === 0)) {
    await showPosition(page, id);
    note(found, `director at ${id}`, await findBarriers(page, bodyOfPosition));
  }
  await showPosition(page, 'caller');
};

describe('every position', () => {
  const times = languages.flatMap((language) => moments.map((moment) => ({ language, moment })));
  it.each(times)('[C11] keeps nobody out: $moment, $language', async ({ language, moment }) => {
    await become(moment);
    const found: Found = {};
    const turn = times.findIndex((one) => one.language === language && one.moment === moment);
    const walk = async ([role, page]: readonly [Role, Page]) => {
      await speak(page, language);
      note(found, role, await findBarriers(page));
      expect(await walkPanels(page, role, turn, found)).toBeGreaterThan(4);
      if (role === 'director') await walkPositions(page, moment, language, found);
      await walkOpenings(page, role, moment, language, found);
      if (role === 'director') await showPosition(page, 'caller');
    };
    // All of them to their end, also when one does not get there: the next moment begins with pages that nobody reads.
    const walks = await Promise.allSettled([...pages].map(walk));
    expect(found).toEqual({});
    expect(walks.flatMap((walk) => (walk.status === 'rejected' ? [String(walk.reason)] : []))).toEqual([]);
  });
});
