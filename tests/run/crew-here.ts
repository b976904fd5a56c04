/** Who is in the house while pictures are taken: a director in the chair and a producer, whoever's screen it is. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../server/contract/commands.ts';
import { openPretendHouse, type PretendHouse } from '../control-room/pretend-house.ts';
import { hangPictures } from './studio-picture.ts';

const nameOf: Readonly<Record<Role, string>> = {
  director: 'Lin Jia',
  producer: 'Zhao Min',
  vote: 'Wu Tong',
  guests: 'He Yun',
  graphics: 'Sun Yue',
  auditor: 'Ai Li',
  viewer: 'Qin Bo',
};

/** A browser is one person, so each has one. @returns those who came, to be sent home */
const crewBeside = (browser: Browser, house: PretendHouse, mine: Role): Promise<readonly BrowserContext[]> =>
  Promise.all(
    (['director', 'producer'] as const)
      .filter((role) => role !== mine)
      .map(async (role) => {
        const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
        await house.enter(await context.newPage(), role, nameOf[role]);
        return context;
      }),
  );

/** Who holds the chair: the director who is here. */
export const chairOf = (house: PretendHouse) => {
  const director = house.door.operators().find(({ role, connected }) => role === 'director' && connected);
  return { operatorId: director?.id ?? 'op-lin', name: director?.name ?? 'Lin Jia' };
};

type Desk = { readonly house: PretendHouse; readonly page: Page; close(): Promise<void> };

/** A house of its own with pictures on its monitors, the crew in it, and a desk of this role. */
export const openDesk = async (browser: Browser, built: string, role: Role): Promise<Desk> => {
  const house = await openPretendHouse(built);
  const beside = await crewBeside(browser, house, role);
  await hangPictures(browser, house);
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await house.enter(page, role, nameOf[role]);
  const close = async () => {
    for (const one of [context, ...beside]) await one.close();
    await house.close();
  };
  return { house, page, close };
};
