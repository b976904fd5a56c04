/** A viewer's evening on a real phone page: real Chromium, real phones' process, real link. */
// needs: chromium, mount
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { Count, PhoneEpisode, PollRules } from '../../server/contract/audience.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { makeDataDir, type PhonesProcess, removeDataDir, startPhones } from '../audience/phones-process.ts';
import { quietLog } from '../audience/quiet-log.ts';
import { mountSmallDisk } from '../audience/small-disk.ts';
import { shortRules } from '../contracts/phones-door-contract.ts';
import { buildPhonePage } from './build-page.ts';
import { openBrowser, openPhone, type Phone } from './phone-browser.ts';

const siteDelay = 1500;
const episode: PhoneEpisode = {
  activationId: 'act-1',
  kind: 'rehearsal',
  title: { zh: '七省好物', en: 'Seven provinces, one table' },
  series: { zh: '十一夜', en: 'Eleven Evenings' },
  languages: ['zh', 'en'],
  paths: [
    { id: 'satellite', name: 'Satellite', delay: 0 },
    { id: 'site', name: 'Site', delay: siteDelay },
  ],
  product: { name: { zh: '红富士苹果', en: 'Fuji apples, 5 kg' }, price: 'CNY 12849.90', link: 'https://shop.example/apples' },
  ended: false,
};
const question = { zh: '这箱苹果，要不要？', en: 'These apples on your table?' };
const yea = { zh: '要', en: 'Yea' };
const nay = { zh: '不要', en: 'Nay' };

const rulesOf = (length: number, more: Partial<PollRules> = {}): PollRules => {
  const rules = shortRules(Date.now(), length, { question, yea, nay, ...more });
  const [satellite] = rules.windows;
  const endsAt = rules.endsAt + siteDelay;
  return {
    ...rules,
    windows: [satellite!, { path: 'site', delay: siteDelay, opensAt: rules.opensAt - 100, endsAt, closesAt: endsAt + 200 }],
  };
};

const choice = (page: Page, name: 'yea' | 'nay') => page.locator(`[data-choice=${name}]`);
const moment = (page: Page, is: string) => page.locator(`main[data-moment=${is}]`).waitFor();
const status = (page: Page, text: string) => page.locator('.status', { hasText: text }).waitFor();

describe('a viewer’s phone', () => {
  let browser: Browser;
  let dataDir: string;
  let door: PhonesProcess;
  let link: PhonesDoor;
  let newest: Count | undefined;
  const phones: Phone[] = [];
  const phone = async (options: Parameters<typeof openPhone>[2] = {}): Promise<Phone> => {
    const opened = await openPhone(browser, door.port, options);
    phones.push(opened);
    return opened;
  };
  const counted = (yeas: number, nays: number) =>
    expect.poll(() => ({ yea: newest?.yea, nay: newest?.nay }), { timeout: 10_000 }).toEqual({ yea: yeas, nay: nays });

  beforeAll(async () => {
    await buildPhonePage();
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    dataDir = makeDataDir();
    newest = undefined;
    door = await startPhones(dataDir);
    link = connectPhonesDoor({
      url: `http://127.0.0.1:${door.port}`,
      secret: readSecrets(dataDir).link,
      clock: openClock(),
      log: quietLog,
    });
    link.onCount((count) => {
      newest = count;
    });
  });
  afterEach(async () => {
    for (const opened of phones.splice(0)) await opened.context.close();
    await link.close();
    await door.kill();
    removeDataDir(dataDir);
  });

  it('[V3] waits, sees the poll arrive, votes in one tap, changes, and is closed in time', async () => {
    const { page } = await phone();
    await moment(page, 'no-show');
    link.show(episode);
    await moment(page, 'waiting');
    expect(await page.locator('.rehearsal').textContent()).toContain('REHEARSAL');
    await link.open(rulesOf(6000));
    await moment(page, 'open');
    expect(await page.locator('.question').textContent()).toBe(question.en);
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    expect(await choice(page, 'yea').getAttribute('aria-pressed')).toBe('true');
    await counted(1, 0);
    await choice(page, 'nay').tap();
    await status(page, 'Your vote is in: Nay');
    await counted(0, 1);
    await moment(page, 'counting');
    expect(await choice(page, 'yea').getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('.heading').textContent()).toBe('Voting is closed');
    expect(await link.finalCount('apples')).toMatchObject({ yea: 0, nay: 1, final: true });
  });

  it('[V4] [V10] counts down its own path, and has the result when its own picture has it', async () => {
    link.show(episode);
    const early = (await phone({ path: 'satellite' })).page;
    const late = (await phone({ path: 'site', locale: 'zh-CN' })).page;
    await link.open(rulesOf(2500));
    await moment(early, 'open');
    await choice(late, 'yea').tap();
    await status(late, '已投票：要');
    await moment(early, 'counting');
    expect(await late.locator('main').getAttribute('data-moment')).toBe('open');
    const count = await link.finalCount('apples');
    expect(count.perPath.site).toEqual({ yea: 1, nay: 0 });
    const revealedAt = Date.now();
    await link.outcome({ pollId: 'apples', decision: 'yea', yea: count.yea, nay: count.nay, revealedAt });
    await moment(early, 'result');
    expect(await late.locator('main').getAttribute('data-moment')).toBe('counting');
    await moment(late, 'result');
    expect(Date.now()).toBeGreaterThanOrEqual(revealedAt + siteDelay);
    expect(await late.locator('.stamp').textContent()).toContain('要');
    expect(await late.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('[V1] in a tunnel keeps the vote, says so, and sends it once when it is out again', async () => {
    link.show(episode);
    const { page, context } = await phone();
    await link.open(rulesOf(60_000));
    await moment(page, 'open');
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await context.setOffline(true);
    await page.locator('.link.lost').waitFor();
    await choice(page, 'nay').tap();
    await status(page, 'goes out as soon as the link is back');
    expect(newest).toMatchObject({ yea: 1, nay: 0 });
    await context.setOffline(false);
    await status(page, 'Your vote is in: Nay');
    await counted(0, 1);
    expect(newest?.ballots).toBe(2);
  });

  it('[V1] [V2] after kill -9 of the door: the vote that was in is there, counted once, and may still be changed', async () => {
    link.show(episode);
    const { page } = await phone();
    await link.open(rulesOf(60_000));
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await door.kill();
    await page.locator('.link.lost').waitFor();
    expect(await page.locator('.question').textContent()).toBe(question.en);
    door = await startPhones(dataDir, door.port);
    await page.locator('.link.lost').waitFor({ state: 'detached' });
    await status(page, 'Your vote is in: Yea');
    await counted(1, 0);
    await choice(page, 'nay').tap();
    await status(page, 'Your vote is in: Nay');
    await counted(0, 1);
    await page.reload();
    await status(page, 'Your vote is in: Nay');
    expect(newest).toMatchObject({ yea: 0, nay: 1 });
  });

  it('[V9] on a full disk is told in so many words that the vote does not count, and may try again', async () => {
    await link.close();
    await door.kill();
    const disk = mountSmallDisk(dataDir);
    try {
      door = await startPhones(dataDir);
      link = connectPhonesDoor({
        url: `http://127.0.0.1:${door.port}`,
        secret: readSecrets(dataDir).link,
        clock: openClock(),
        log: quietLog,
      });
      link.show(episode);
      const { page } = await phone();
      await link.open(rulesOf(60_000));
      await moment(page, 'open');
      disk.fill();
      const tapUntilRefused = async (): Promise<boolean> => {
        for (const name of ['yea', 'nay'] as const) {
          await choice(page, name).tap();
          await page.locator('.status.in, .status.not').waitFor();
          if (await page.locator('.status.not').isVisible()) return true;
        }
        return false;
      };
      await expect.poll(tapUntilRefused, { timeout: 60_000, interval: 300 }).toBe(true);
      await status(page, 'Not counted. Try again.');
      disk.makeRoom();
      await expect.poll(() => link.health().refusing, { timeout: 10_000 }).toBe(false);
      await choice(page, 'yea').tap();
      await status(page, 'Your vote is in: Yea');
      await link.close();
      await door.kill();
    } finally {
      disk.unmount();
    }
  });

  it('works at 320 px, in the dark, by keyboard, and with the language switched', async () => {
    link.show(episode);
    const { page } = await phone({ width: 320, dark: true });
    await link.open(rulesOf(60_000));
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
