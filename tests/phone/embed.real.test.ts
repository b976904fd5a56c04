/** A station's player with our overlay over it, in a real Chromium: who may frame it, who is heard, and a vote from inside. */
// needs: chromium
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '../../server/cli/build-pages.ts';
import type { ToldEmbed, ToldEpisode } from '../../server/contract/station-embed.ts';
import { eventually } from '../run/eventually.ts';
import { insecureHost, openBrowser } from './phone-browser.ts';
import { type Evening, episode, openEvening, question, rulesOf } from './phone-evening.ts';
import { openPlayerHost, type PlayerHost } from './player-host.ts';

type Heard = { readonly origin: string; readonly data: { readonly type: string; readonly [more: string]: unknown } };

describe('the overlay in a station’s player', () => {
  let browser: Browser;
  let evening: Evening;
  let host: PlayerHost;
  let stranger: PlayerHost;
  let overlay: string;

  const embed = (): ToldEmbed => ({
    station: 'harbour',
    language: 'en',
    path: 'satellite',
    origins: [host.origin],
    may: ['vote', 'result', 'correction', 'product'],
    away: [],
  });
  const told = (): ToldEpisode => ({ ...episode, kind: 'live', embeds: [embed()] });

  beforeAll(async () => {
    await buildPages(() => undefined);
    [browser, host, stranger] = await Promise.all([openBrowser(), openPlayerHost(), openPlayerHost()]);
    evening = await openEvening(browser);
    // Another site than the player's: what the overlay keeps, the browser keeps apart, or denies.
    overlay = `http://${insecureHost}:${evening.door().port}/embed/harbour`;
    evening.link.show(told());
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${evening.door().port}/embed/harbour`)).status).toBe(200));
  });
  afterAll(async () => {
    await Promise.all([evening.end(), host.close(), stranger.close()]);
    await browser.close();
  });

  const openPlayer = async (at: PlayerHost, frames: readonly string[] = []): Promise<{ page: Page; frame: FrameLocator }> => {
    const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
    const page = await context.newPage();
    const query = [`overlay=${encodeURIComponent(overlay)}`, ...frames.map((address) => `frame=${encodeURIComponent(address)}`)];
    await page.goto(`${at.origin}/?${query.join('&')}`);
    return { page, frame: page.frameLocator('#cuecart') };
  };
  const heardBy = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
  const typesHeard = async (page: Page): Promise<string[]> => (await heardBy(page)).map(({ data: { type } }) => type);

  it('[F45] [F46] [F47] is framed by its station’s player: shows what is on, hears nobody else, votes by a tap and says that it did', async () => {
    const { page, frame } = await openPlayer(host, [`${stranger.origin}/meddler`]);
    await frame.locator('[data-shown=product]').waitFor();
    await eventually(async () => {
      const heard = await heardBy(page);
      expect(heard.map(({ data: { type } }) => type)).toEqual(expect.arrayContaining(['ready', 'size', 'shown']));
      expect(Number(heard.at(-1)?.data.height)).toBeGreaterThan(0);
    });
    await evening.link.open(rulesOf(60_000));
    const yea = frame.locator('[data-choice=yea][aria-disabled=false]');
    await yea.waitFor();
    expect(await frame.locator('.question').textContent()).toBe(question.en);
    // The frame is as high as the overlay says, which it says a moment after it has grown.
    const height = () => page.evaluate(() => document.querySelector('#cuecart')?.getBoundingClientRect().height ?? 0);
    const wanted = () => frame.locator('#embed').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
    await eventually(async () => expect(await height()).toBe(await wanted()));

    // A click that no person made is no vote, though it is made inside the frame.
    await yea.evaluate((button) => (button as HTMLButtonElement).click());
    await yea.click();
    await frame.locator('.status', { hasText: 'Your vote is in: Yea' }).waitFor();
    await frame.locator('.receipt code').waitFor();
    await expect.poll(() => typesHeard(page)).toContain('voted');
    const heard = await heardBy(page);
    expect(heard.find(({ data }) => data.type === 'voted')).toEqual({
      origin: new URL(overlay).origin,
      data: { cuecart: 1, type: 'voted', poll: 'apples' },
    });
    await evening.counted(1, 0);
    expect(evening.newest()?.ballots).toBe(1);

    const inside = frame.locator('html');
    await expect.poll(async () => Number(await inside.getAttribute('data-strangers'))).toBeGreaterThan(1);
    expect(await inside.getAttribute('lang')).toBe('en');
    await page.evaluate(() => (window as unknown as { tellCuecart(ms: number, isLive: boolean): void }).tellCuecart(0, false));
    await frame.locator('[data-shown]').waitFor({ state: 'detached' });
    await expect.poll(async () => (await heardBy(page)).at(-1)?.data).toEqual({ cuecart: 1, type: 'size', height: 0 });

    await page.context().close();
  });

  it('[F45] is refused to a stranger’s page by the browser', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(`${stranger.origin}/?overlay=${encodeURIComponent(overlay)}`);
    expect((await refused).text()).toContain(insecureHost);
    expect(await page.frameLocator('#cuecart').locator('#embed').count()).toBe(0);
    expect(await heardBy(page)).toEqual([]);
    await context.close();
  });

  it('[F47] works where the browser keeps nothing at all for a framed page', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      const denied = {
        get(): never {
          throw new DOMException('Denied.', 'SecurityError');
        },
      };
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, denied);
    });
    const page = await context.newPage();
    await evening.link.open(rulesOf(60_000, { pollId: 'pears' }));
    await page.goto(`${host.origin}/?overlay=${encodeURIComponent(overlay)}`);
    const frame = page.frameLocator('#cuecart');
    await frame.locator('[data-choice=nay][aria-disabled=false]').click();
    await frame.locator('.status', { hasText: 'Your vote is in: Nay' }).waitFor();
    await evening.counted(0, 1, 'pears');
    await context.close();
  });

  it('[F47] where the browser does keep something, a page that is loaded again has its vote, and tells nobody of it anew', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await evening.link.open(rulesOf(60_000, { pollId: 'plums' }));
    const sameSite = overlay.replace(insecureHost, '127.0.0.1');
    await page.goto(`${host.origin}/?overlay=${encodeURIComponent(sameSite)}`);
    const frame = page.frameLocator('#cuecart');
    await frame.locator('[data-choice=yea][aria-disabled=false]').click();
    await evening.counted(1, 0, 'plums');
    await page.reload();
    await frame.locator('.status', { hasText: 'Your vote is in: Yea' }).waitFor();
    expect(await typesHeard(page)).not.toContain('voted');
    await context.close();
  });
});
