/** A visit to the control room in a real browser, over a pretended house: registers its own beginning and end with the tests. */
import type { Browser, Page, ViewportSize } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Command, Role } from '../../server/contract/commands.ts';
import { eventually } from '../run/eventually.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from './pretend-house.ts';

const laptop: ViewportSize = { width: 1366, height: 768 };

export const visitControlRoom = () => {
  let browser: Browser;
  let pages: string;
  let house: PretendHouse;

  beforeAll(async () => {
    pages = await builtControlRoom();
    browser = await openChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    house = await openPretendHouse(pages);
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await house.close();
    expect(house.trouble).toEqual([]);
  });

  const openPage = async (viewport: ViewportSize = laptop): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    return context.newPage();
  };
  /** @param viewport the screen they sit at: given from the start, since Chromium may draw no frame for long after another size is put on a page */
  const comeIn = async (role: Role, name: string, viewport?: ViewportSize): Promise<Page> => {
    const page = await openPage(viewport);
    await house.enter(page, role, name);
    return page;
  };
  return {
    house: () => house,
    browser: () => browser,
    openPage,
    comeIn,
    /** After the house was closed in a test: another at the same address, which remembers what the first had kept. */
    async reopen() {
      expect(house.trouble).toEqual([]);
      house = await openPretendHouse(pages, house.port, house.store);
    },
    /** The director at the desk, holding the chair. */
    async director(viewport?: ViewportSize): Promise<Page> {
      const page = await comeIn('director', 'Lin Jia', viewport);
      const me = house.door.operators().find(({ name }) => name === 'Lin Jia');
      house.show.change({ chair: { operatorId: me?.id ?? '', name: 'Lin Jia' } });
      await page.getByRole('button', { name: 'Hand over' }).waitFor();
      return page;
    },
    /** Presses a key and waits for the one command that it is to send, and for the page to have seen what came of it. */
    pressed: async (page: Page, key: string, command: Partial<Command> & { type: Command['type'] }) => {
      const before = house.show.commands.length;
      await page.keyboard.press(key);
      await eventually(() => expect(house.show.commands.slice(before)).toMatchObject([command]));
      await eventually(async () => expect(await page.locator('[data-loading], [data-pending]').count()).toBe(0));
    },
    sent: (type: string) => house.show.commands.filter((command) => command.type === type),
    tab: (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).first(),
  };
};
