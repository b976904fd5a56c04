/** Somebody new at the control room of a real house: the director lets them in, and they come in by their own link, in a browser of their own. */
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../server/contract/commands.ts';
import type { TestHouse } from './open-house.ts';

const patience = 60_000;

export const inviteTo = async (house: TestHouse, browser: Browser, role: Role, name: string): Promise<Page> => {
  const door = await browser.newContext();
  try {
    const asked = await door.request.post(`${house.front}/front/sign-in-link`, { headers: { origin: house.front } });
    const { link } = (await asked.json()) as { link: string };
    const token = new URLSearchParams(new URL(link, house.front).hash.slice(1)).get('token');
    await door.request.post(`${house.front}/operators/sign-in`, { headers: { origin: house.front }, data: { token } });
    const invited = await door.request.post(`${house.front}/operators/invite`, { headers: { origin: house.front }, data: { role, name } });
    const context = await browser.newContext({ baseURL: house.front, viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(new URL(((await invited.json()) as { link: string }).link, house.front).href);
    await page.locator('[data-activation]').waitFor();
    return page;
  } finally {
    await door.close();
  }
};
