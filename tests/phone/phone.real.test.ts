/** A viewer's evening on a real phone page: real Chromium, real phones' process, real link. */
// needs: chromium, mount
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../server/cli/build-pages.ts';
import { mountSmallDisk, type SmallDisk } from '../audience/small-disk.ts';
import { openBrowser } from './phone-browser.ts';
import { choice, type Evening, endingAt, episode, moment, openEvening, question, rulesOf, siteDelay, status } from './phone-evening.ts';

describe('a viewer’s phone', () => {
  let browser: Browser;
  let evening: Evening;
  const phone: Evening['phone'] = (options) => evening.phone(options);
  const counted: Evening['counted'] = (yeas, nays) => evening.counted(yeas, nays);

  beforeAll(async () => {
    await buildPages(() => undefined);
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    evening = await openEvening(browser);
  });
  afterEach(() => evening.end());

  /** Open for as long as the test needs, so that a slow machine is never too late; then closed at once. @returns when it ends at the origin */
  const openUntilClosed = async (): Promise<() => Promise<number>> => {
    const announced = rulesOf(600_000, { openEnded: true });
    await evening.link.open(announced);
    return async () => {
      const endsAt = Date.now() + 300;
      await evening.link.extend(endingAt(announced, endsAt, { openEnded: false }));
      return endsAt;
    };
  };

  it('[V3] waits, sees the poll arrive, votes in one tap, changes, and is closed in time', async () => {
    const { page } = await phone();
    await moment(page, 'no-show');
    evening.link.show(episode);
    await moment(page, 'waiting');
    expect(await page.locator('.rehearsal').textContent()).toContain('REHEARSAL');
    const close = await openUntilClosed();
    await moment(page, 'open');
    expect(await page.locator('.question').textContent()).toBe(question.en);
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    expect(await choice(page, 'yea').getAttribute('aria-pressed')).toBe('true');
    await counted(1, 0);
    await choice(page, 'nay').tap();
    await status(page, 'Your vote is in: Nay');
    await counted(0, 1);
    await close();
    await moment(page, 'counting');
    expect(await choice(page, 'yea').getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('.heading').textContent()).toBe('Voting is closed');
    expect(await evening.link.finalCount('apples')).toMatchObject({ yea: 0, nay: 1, final: true });
  });

  it('[V4] [V10] counts down its own path, and has the result when its own picture has it', async () => {
    evening.link.show(episode);
    const early = (await phone({ path: 'satellite' })).page;
    const late = (await phone({ path: 'site', locale: 'zh-CN' })).page;
    const close = await openUntilClosed();
    await moment(early, 'open');
    await choice(late, 'yea').tap();
    await status(late, '已投票：要');
    const endsAt = await close();
    await moment(early, 'counting');
    await moment(late, 'counting');
    expect(Date.now()).toBeGreaterThanOrEqual(endsAt + siteDelay);
    const count = await evening.link.finalCount('apples');
    expect(count.perPath.site).toEqual({ yea: 1, nay: 0 });
    const revealedAt = Date.now();
    await evening.link.outcome({ pollId: 'apples', decision: 'yea', yea: count.yea, nay: count.nay, revealedAt });
    await moment(early, 'result');
    await moment(late, 'result');
    expect(Date.now()).toBeGreaterThanOrEqual(revealedAt + siteDelay);
    expect(await late.locator('.stamp').textContent()).toContain('要');
    expect(await late.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('[V1] in a tunnel keeps the vote, says so, and sends it once when it is out again', async () => {
    evening.link.show(episode);
    const { page, context } = await phone();
    await evening.link.open(rulesOf(60_000));
    await moment(page, 'open');
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await counted(1, 0);
    await context.setOffline(true);
    await page.locator('.link.lost').waitFor();
    await choice(page, 'nay').tap();
    await status(page, 'goes out as soon as the link is back');
    expect(evening.newest()).toMatchObject({ yea: 1, nay: 0 });
    await context.setOffline(false);
    await status(page, 'Your vote is in: Nay');
    await counted(0, 1);
    expect(evening.newest()?.ballots).toBe(2);
  });

  it('[V1] [V2] after kill -9 of the door: the vote that was in is there, counted once, and may still be changed', async () => {
    evening.link.show(episode);
    const { page } = await phone();
    await evening.link.open(rulesOf(60_000));
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await evening.kill();
    await page.locator('.link.lost').waitFor();
    expect(await page.locator('.question').textContent()).toBe(question.en);
    await evening.restart();
    await page.locator('.link.lost').waitFor({ state: 'detached' });
    await status(page, 'Your vote is in: Yea');
    await counted(1, 0);
    await choice(page, 'nay').tap();
    await status(page, 'Your vote is in: Nay');
    await counted(0, 1);
    await page.reload();
    await status(page, 'Your vote is in: Nay');
    expect(evening.newest()).toMatchObject({ yea: 0, nay: 1 });
  });

  it('[V9] on a full disk is told in so many words that the vote does not count, and may try again', async () => {
    await evening.end();
    let disk: SmallDisk | undefined;
    const makeSmallDisk = (dataDir: string): (() => void) => {
      disk = mountSmallDisk(dataDir);
      return disk.unmount;
    };
    evening = await openEvening(browser, { prepare: makeSmallDisk });
    evening.link.show(episode);
    const { page } = await phone();
    await evening.link.open(rulesOf(60_000));
    await moment(page, 'open');
    disk?.fill();
    const tapUntilRefused = async (): Promise<boolean> => {
      for (const name of ['yea', 'nay'] as const) {
        await choice(page, name).tap();
        await page.locator('.status.in, .status.not').waitFor();
        if (await page.locator('.status.not').isVisible()) return true;
      }
      return false;
    };
    await expect.poll(tapUntilRefused, { interval: 300 }).toBe(true);
    await status(page, 'Not counted. Try again.');
    disk?.makeRoom();
    await expect.poll(() => evening.link.health().refusing).toBe(false);
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
  });

  it('works at 320 px, in the dark, by keyboard, and with the language switched', async () => {
    evening.link.show(episode);
    const { page } = await phone({ width: 320, dark: true });
    await evening.link.open(rulesOf(60_000));
    await moment(page, 'open');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    for (const button of await page.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    }
    const price = page.locator('.ticket b');
    expect(await price.textContent()).toBe('¥12,849.90');
    const lines = await price.evaluate((text) => text.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(text).fontSize));
    expect(lines).toBeLessThan(2);
    expect(await page.locator('.ticket').getAttribute('href')).toBe('https://shop.example/apples');
    await page.getByRole('button', { name: '换成中文' }).tap();
    expect(await page.locator('.question').textContent()).toBe(question.zh);
    expect(await page.locator('.question').getAttribute('lang')).toBe('zh');
    await choice(page, 'nay').focus();
    await page.keyboard.press('Enter');
    await status(page, '已投票：不要');
    await counted(0, 1);
  });
});
