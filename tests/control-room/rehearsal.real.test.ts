// needs: chromium
/** A rehearsal in real browsers: begun further down with a simulated crowd, told on every screen, ended by one press. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OperatorLine, openOperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { openHouse, type TestHouse } from '../end-to-end/open-house.ts';
import { eventually } from '../run/eventually.ts';
import { builtControlRoom, openChromium } from './pretend-house.ts';

let browser: Browser;
const closers: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  await builtControlRoom();
  browser = await openChromium();
});
afterAll(() => browser?.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  for (const close of closers.splice(0).reverse()) await close();
});

const openPage = async (baseURL?: string): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  context.setDefaultTimeout(60_000);
  return context.newPage();
};
const bar = (page: Page) => page.getByRole('region', { name: 'This is a rehearsal' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).first();

/** The director’s desk, and a vote operator’s by invitation. */
const enterHouse = async (house: TestHouse) => {
  const headers = { origin: house.front };
  const desk = await openPage(house.front);
  const { link } = (await (await desk.request.post('/front/sign-in-link', { headers })).json()) as { link: string };
  await desk.goto(new URL(link, house.front).href);
  await desk.locator('[data-activation]').waitFor();
  const invited = await desk.request.post('/operators/invite', { headers, data: { role: 'vote', name: 'Wu Tong' } });
  const votes = await openPage(house.front);
  await votes.goto(new URL(((await invited.json()) as { link: string }).link, house.front).href);
  await votes.locator('[data-activation]').waitFor();
  return { desk, votes };
};
const presenterLink = async (desk: Page): Promise<string> => {
  await tab(desk, 'Views').click();
  await desk.getByLabel('Name', { exact: true }).fill('Studio 1');
  await desk.getByRole('button', { name: 'Make a link' }).click();
  return desk.getByTestId('made-link').inputValue();
};

describe('a rehearsal in a whole house', () => {
  it('[R4] begins with its third segment, with viewers that nobody sent, and says what it is on two positions and a view', async () => {
    const house = await openHouse();
    closers.push(() => house.close());
    const { desk, votes } = await enterHouse(house);
    await desk.getByRole('button', { name: 'Activate as rehearsal' }).click();
    await tab(desk, 'Episode').click();
    await desk.getByRole('combobox', { name: 'Begins with' }).click();
    await desk.getByRole('option', { name: '3. Vote' }).click();
    await desk.locator('[data-segment="talk"]').getByText('TAKEN AS PLAYED').waitFor();
    await desk.getByRole('textbox', { name: 'Viewers' }).fill('10');
    await desk.getByRole('button', { name: 'Send them in' }).click();
    await bar(desk).getByText('SIMULATED: 10 viewers, 12 orders/min').waitFor();
    await desk.getByRole('button', { name: 'Ready for air' }).click();
    await desk.getByRole('button', { name: /^TAKE/ }).click();
    await desk.locator('[data-segment="vote"][data-state="on-air"]').waitFor();

    await bar(votes).getByText('SIMULATED: 10 viewers').waitFor();
    await eventually(() => desk.getByText('10 connected').first().waitFor());
    await votes.getByRole('button', { name: 'Open the vote' }).click();
    await votes.getByText('SIMULATED VIEWERS', { exact: true }).waitFor();
    const view = await openPage();
    await view.goto(await presenterLink(desk));
    await view.getByText('REHEARSAL · REHEARSAL').waitFor();

    await bar(desk).getByRole('button', { name: 'End the rehearsal' }).click();
    await bar(votes).getByText('REHEARSAL · ended').waitFor();
    await desk.locator('[data-activation="off"]').waitFor();
  });

  it('[R8] is not offered once the evening is loaded in earnest', async () => {
    const house = await openHouse();
    closers.push(() => house.close());
    const line: OperatorLine = await openOperatorLine(house.signInLink);
    closers.push(line.close);
    const { desk } = await enterHouse(house);
    const rehearse = { type: 'episode.activate', episode: 'episodes/evening.yaml', kind: 'rehearsal' } as const;
    await desk.getByRole('button', { name: 'Activate as rehearsal' }).click();
    await desk.getByRole('button', { name: 'What to do with Talk' }).click();
    await desk.getByRole('menuitem', { name: 'Rehearse from here' }).click();
    await desk.locator('[data-segment="talk"][data-state="next"]').waitFor();
    await line.ask({ type: 'episode.activate', episode: 'episodes/evening.yaml', kind: 'live' });
    await line.ask({ type: 'episode.ready', reason: 'a test of what is offered' });
    await desk.locator('[data-activation="live"]').waitFor();
    expect(await bar(desk).count()).toBe(0);
    await tab(desk, 'Episode').click();
    await desk.getByText('Ready: the first take begins the show.').waitFor();
    expect(await desk.getByRole('button', { name: 'Activate as rehearsal' }).count()).toBe(0);
    await desk.getByRole('button', { name: 'What to do with Talk' }).click();
    await desk.getByRole('menuitem', { name: 'Set next' }).waitFor();
    expect(await desk.getByRole('menuitem', { name: 'Rehearse from here' }).count()).toBe(0);
    expect(await line.ask(rehearse)).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
  });
});
