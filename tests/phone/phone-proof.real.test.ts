/** Codes, paths, warnings, corrections and the check of a vote, on a real phone page against the real phones' process. */
// needs: chromium
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { airMac } from '../../server/audience/air-link.ts';
import { buildPages } from '../../server/cli/build-pages.ts';
import type { PhoneEpisode, PollRules } from '../../server/contract/audience.ts';
import type { VoteProof } from '../../server/contract/vote-proof.ts';
import { codeNow } from '../../server/core/air-code.ts';
import { openProxy } from './open-proxy.ts';
import { insecureHost, openBrowser } from './phone-browser.ts';
import { choice, type Evening, endingAt, episode, moment, openEvening, rulesOf, siteDelay, status } from './phone-evening.ts';

const deferred = (): { readonly promise: Promise<void>; resolve(): void } => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
};
/** Where a button is on the page, however far it was scrolled. */
const placeOf = (page: Page, name: 'yea' | 'nay') =>
  choice(page, name).evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return { left, top: top + window.scrollY, width, height };
  });
const verdict = (page: Page, is: string) => page.locator(`[data-verdict="${is}"]`).waitFor();
const stepOf = (page: Page, step: string) => page.locator(`[data-step=${step}]`).getAttribute('class');

describe('a viewer’s phone', () => {
  let browser: Browser;
  let evening: Evening;
  /** Every test is an evening and a poll of its own at one door, which asks whoever comes in a crowd for work. */
  let show: PhoneEpisode = episode;
  let pollId = '';
  const rules = (length: number, more: Partial<PollRules> = {}) => rulesOf(length, { activationId: show.activationId, pollId, ...more });
  /** Open for as long as the test needs, so that a slow machine is never too late; then closed at once. */
  const openUntilClosed = async (more: Partial<PollRules> = {}): Promise<() => Promise<void>> => {
    const announced = rules(600_000, { openEnded: true, ...more });
    await evening.link.open(announced);
    return () => evening.link.extend(endingAt(announced, Date.now() + 300, { openEnded: false }));
  };
  const codeAt = (at: number): string =>
    codeNow(airMac(evening.secrets.air), { activationId: show.activationId, picture: 'program' }, at).code;

  beforeAll(async () => {
    await buildPages(() => undefined);
    browser = await openBrowser();
    evening = await openEvening(browser, { env: { CUECART_PHONES_CROWD: '1', CUECART_TRUST_PROXY: '1' } });
  });
  afterAll(async () => {
    await evening.end();
    await browser.close();
  });
  beforeEach(({ task }) => {
    pollId = `apples-${task.id.split('_').at(-1)}`;
    show = { ...episode, activationId: `act-${pollId}` };
    evening.link.show(show);
  });
  afterEach(() => evening.goHome());

  it('shows the code of its picture, keeps it out of the address bar, and its vote counts as proved', async () => {
    const { page } = await evening.phone({ path: 'program', code: codeAt(Date.now()) });
    await page.locator('.proved[data-tier=air]').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await evening.link.open(rules(60_000));
    await moment(page, 'open');
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await expect.poll(() => evening.newest(pollId)?.perTier.air).toEqual({ yea: 1, nay: 0 });
    await page.reload();
    await page.locator('.proved[data-tier=air]').waitFor();
  });

  it('with a code that has expired is told to scan again, and votes all the same', async () => {
    await evening.link.open(rules(60_000));
    const { page } = await evening.phone({ path: 'program', code: codeAt(Date.now() - 300_000) });
    await page.locator('.proved[data-code=expired]', { hasText: 'Scan the one on screen now' }).waitFor();
    await choice(page, 'nay').tap();
    await status(page, 'Your vote is in: Nay');
    await expect.poll(() => evening.newest(pollId)?.perTier.open).toEqual({ yea: 0, nay: 1 });
  });

  it('says where it is watching without the vote standing still, and counts down to that picture', async () => {
    const { page } = await evening.phone({ path: 'program', code: codeAt(Date.now()) });
    await page.locator('.proved[data-tier=air]').waitFor();
    const close = await openUntilClosed();
    await moment(page, 'open');
    const before = await placeOf(page, 'yea');
    await page.locator('.where button').tap();
    expect(await placeOf(page, 'yea')).toEqual(before);
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await page.locator('[data-path=satellite]').tap();
    await page.locator('.where', { hasText: 'Watching: Satellite' }).waitFor();
    expect(await page.locator('.paths').count()).toBe(0);
    expect(await choice(page, 'yea').getAttribute('aria-pressed')).toBe('true');
    await close();
    await moment(page, 'counting');
    expect((await evening.link.finalCount(pollId)).yea).toBe(1);
  });

  it('is warned before the end and sees time added, while nothing moves', async () => {
    const { page } = await evening.phone({ path: 'satellite' });
    const announced = rules(33_000);
    await evening.link.open(announced);
    await moment(page, 'open');
    const before = await placeOf(page, 'yea');
    await page.locator('[data-notice=soon]', { hasText: 'Closing soon' }).waitFor();
    expect(await placeOf(page, 'yea')).toEqual(before);
    await page.locator('.spoken', { hasText: '30 s left' }).waitFor({ state: 'attached' });
    await evening.link.extend(endingAt(announced, announced.endsAt + 20_000));
    await page.locator('[data-notice=added]', { hasText: '+20 s' }).waitFor();
    await page.locator('.spoken', { hasText: '20 seconds more' }).waitFor({ state: 'attached' });
    expect(await placeOf(page, 'yea')).toEqual(before);
  });

  it('with no end announced counts nothing down, until the host closes it in ten seconds', async () => {
    const { page } = await evening.phone({ path: 'satellite' });
    const announced = rules(600_000, { openEnded: true });
    await evening.link.open(announced);
    await page.locator('.countdown', { hasText: 'The host will close it' }).waitFor();
    const before = await placeOf(page, 'yea');
    await evening.link.extend(endingAt(announced, Date.now() + 10_000, { openEnded: false }));
    await page.locator('[data-notice=closing]', { hasText: 'Closing' }).waitFor();
    await page.locator('.countdown.last', { hasText: 's left' }).waitFor();
    await page.locator('.spoken', { hasText: '10 s left' }).waitFor({ state: 'attached' });
    expect(await placeOf(page, 'yea')).toEqual(before);
  });

  it('that comes in a crowd works for its pass beside the reading, and its vote goes out by itself', async () => {
    await evening.link.open(rules(60_000));
    const proxy = await openProxy(evening.door().port, '203.0.113.9');
    const { promise: held, resolve: letGo } = deferred();
    const before = (context: BrowserContext) =>
      context.route('**/solve-worker*', async (route) => {
        await held;
        await route.continue();
      });
    try {
      const first = (await evening.phone({ port: proxy.port })).page;
      await choice(first, 'yea').tap();
      await status(first, 'Your vote is in: Yea');
      const { page } = await evening.phone({ port: proxy.port, before });
      await page.locator('.link.going', { hasText: 'One moment' }).waitFor();
      expect(await page.locator('.question').isVisible()).toBe(true);
      await choice(page, 'nay').tap();
      await status(page, 'goes out in a moment');
      letGo();
      await status(page, 'Your vote is in: Nay');
      expect(await page.locator('.link.going').count()).toBe(0);
      await evening.counted(1, 1, pollId);
    } finally {
      await proxy.close();
    }
  });

  it('sees the vote put off with the host’s words, then figures by hand, then a correction with both statements', async () => {
    const { page } = await evening.phone({ path: 'satellite' });
    const hostLine = { zh: '稍后公布。', en: 'We count once more and tell you later.' };
    const close = await openUntilClosed({ quorum: 1000, contingency: { action: 'defer', hostLine } });
    await choice(page, 'yea').tap();
    await status(page, 'Your vote is in: Yea');
    await close();
    await evening.link.finalCount(pollId);
    const tell = (more: Partial<Parameters<typeof evening.link.outcome>[0]>) =>
      evening.link.outcome({ pollId, decision: 'deferred', revealedAt: Date.now(), ...more });
    await tell({});
    await moment(page, 'deferred');
    expect(await page.locator('.host q').textContent()).toBe(hostLine.en);
    expect(await page.locator('.sign').textContent()).toContain('Fewer than 1,000 votes');
    await tell({ decision: 'yea', yea: 700, nay: 500, manual: true });
    await page.locator('.by-hand', { hasText: 'not counted here' }).waitFor();
    const corrects = { decision: 'yea', yea: 700, nay: 500, reason: 'One path was counted twice.' } as const;
    await tell({ decision: 'nay', yea: 300, nay: 500, corrects });
    await page.locator('.heading', { hasText: 'Correction' }).waitFor();
    expect(await page.locator('.stamp').textContent()).toContain('Nay');
    expect(await page.locator('.by-hand').count()).toBe(0);
    const said = await page.locator('.before').textContent();
    for (const part of ['Yea it is!', '700 votes', '500 votes', corrects.reason]) expect(said).toContain(part);
  });

  it('checks by itself that its vote is in the signed log, and finds what does not fit', async () => {
    const { page } = await evening.phone({ path: 'satellite' });
    const far = (await evening.phone({ path: 'satellite', host: insecureHost })).page;
    const close = await openUntilClosed();
    for (const one of [page, far]) {
      await choice(one, 'nay').tap();
      await status(one, 'Your vote is in: Nay');
      await one.locator('.receipt', { hasText: /Receipt \d+\.\d+/ }).waitFor();
      expect(await one.locator('.proof button').count()).toBe(0);
    }
    await close();
    const count = await evening.link.finalCount(pollId);
    await evening.link.outcome({ pollId, decision: 'nay', yea: count.yea, nay: count.nay, revealedAt: Date.now() - siteDelay });
    const check = (one: Page) => one.locator('.proof button', { hasText: 'Check that my vote is in the log' }).tap();
    await check(far);
    await verdict(far, 'no-secure-context');
    expect(await far.locator('.checked').textContent()).toContain('Nothing was checked');

    const proofs: VoteProof[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/proof/') && response.ok()) proofs.push((await response.json()) as VoteProof);
    });
    await check(page);
    await expect
      .poll(
        async () => {
          const again = page.locator('.checked button');
          if (await again.isVisible()) await again.tap();
          return page.locator('[data-verdict]').getAttribute('data-verdict', { timeout: 2000 });
        },
        { timeout: 60_000, interval: 300 },
      )
      .toBe('unsigned');
    expect([await stepOf(page, 'ballot'), await stepOf(page, 'tree'), await stepOf(page, 'signature')]).toEqual(['fits', 'fits', 'no-key']);

    const [proof] = proofs;
    evening.link.show({ ...show, logKey: proof!.logKey });
    await page.reload();
    await check(page);
    await verdict(page, 'all');
    expect(await page.locator('.checked').textContent()).toContain(proof!.logKey);
    const flipped = { ...proof!, leaf: `${proof!.leaf.slice(0, -4)}AAAA` };
    await page.route('**/proof/*', (route) => route.fulfill({ json: flipped }));
    await page.reload();
    await check(page);
    await verdict(page, 'bad');
    expect(await stepOf(page, 'tree')).toBe('differs');
  });
});
