// needs: chromium
/** Every page that is no position, as axe reads it: views by link, sign-in, the phone's page, what is printed, the front page. Another page is another line. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementPage } from '../../../server/audience/log/statement-page.ts';
import { ViewKind } from '../../../server/contract/watch.ts';
import { frontPage } from '../../../server/front-page.ts';
import { correctedStatement } from '../../audience/sample-statement.ts';
import { eveningAt, type Moment } from '../../fakes/evenings.ts';
import { choice, type Evening, episode, moment, openEvening, rulesOf } from '../../phone/phone-evening.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../pretend-house.ts';
import { findBarriers } from './find-barriers.ts';
import { languages } from './words-of.ts';

let browser: Browser;
let house: PretendHouse;
const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

beforeAll(async () => {
  const built = await builtControlRoom();
  [browser, house] = await Promise.all([openChromium(), openPretendHouse(built)]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const openPage = async (locale: string, colorScheme: 'dark' | 'light' = 'light'): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale, reducedMotion: 'reduce', colorScheme });
  context.setDefaultTimeout(60_000);
  return context.newPage();
};
const noBarriers = async (page: Page, where = '') => expect(await findBarriers(page), where).toEqual([]);

describe.each(languages)('in %s', (language) => {
  const locale = locales[language];

  it('[C11] views by link keep nobody out, before, in rehearsal and live', async () => {
    const desk = await openPage(locale);
    await house.enter(desk, 'director', 'Lin Jia');
    const linkOf = (kind: ViewKind) =>
      desk.evaluate(
        async (body) => {
          const answer = await fetch('/operators/links', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
          return ((await answer.json()) as { link: string }).link;
        },
        JSON.stringify({ kind, name: 'Studio 1' }),
      );
    const watch = async (kind: ViewKind) => {
      const page = await openPage(locale);
      await page.goto(`${house.address}${await linkOf(kind)}`);
      await page.locator(`[data-kind="${kind}"]`).waitFor();
      return { kind, page };
    };
    const views = await Promise.all(ViewKind.options.map(watch));
    await desk.context().close();
    for (const at of ['idle', 'preflight', 'rehearsal', 'live'] satisfies readonly Moment[]) {
      const { revision } = house.show.view();
      house.show.change(eveningAt(at, house.clock.now()));
      expect(house.show.view().revision).toBeGreaterThan(revision);
      const read = async ({ kind, page }: (typeof views)[number]) => {
        await page.locator('.pretend').waitFor({ state: at === 'rehearsal' ? 'visible' : 'detached' });
        await noBarriers(page, `${kind}, ${at}`);
      };
      await Promise.all(views.map(read));
    }
    await Promise.all(views.map(({ page }) => page.context().close()));
    const without = await openPage(locale);
    await without.goto(`${house.address}/view#nothing`);
    await without.locator('main.plain').waitFor();
    await noBarriers(without, 'a link that is not good');
  });

  it('[C11] the sign-in page keeps nobody out, with a link that was refused too', async () => {
    const page = await openPage(locale);
    await page.goto(`${house.address}/control/`);
    await page.getByRole('heading').waitFor();
    await noBarriers(page);
    await page.goto(`${house.address}/control/sign-in#token=used-already`);
    await page.getByRole('alert').waitFor();
    await noBarriers(page, 'refused');
  });

  it('[C11] what is printed keeps nobody out: the running order, a statement of result', async () => {
    const page = await openPage(locale);
    house.show.change(eveningAt('live', house.clock.now()));
    await house.enter(page, 'viewer', 'Ma Li');
    await page.goto(`${house.address}/operators/running-order?lang=${language}`);
    await noBarriers(page, 'the running order');
    await page.setContent(statementPage({ statement: correctedStatement, key: 'k', signature: 'c2lnbmVk' }, language).html);
    await noBarriers(page, 'the statement');
  });
});

describe('what viewers and newcomers open', () => {
  let evening: Evening;
  beforeAll(async () => {
    evening = await openEvening(browser);
  });
  afterAll(() => evening.end());

  it('[C11] the phone’s page keeps nobody out, by day and at night, before, while and after a vote', async () => {
    const phones = await Promise.all([
      evening.phone({ locale: 'en-GB' }),
      evening.phone({ locale: 'zh-CN', dark: true }),
      evening.phone({ locale: 'zh-CN', path: 'site' }),
      evening.phone({ locale: 'en-GB', dark: true }),
    ]);
    const all = async (is: string, where = is) => {
      await Promise.all(phones.map(({ page }) => moment(page, is)));
      await Promise.all(phones.map(({ page }) => noBarriers(page, where)));
    };
    await all('no-show');
    evening.link.show(episode);
    await all('waiting');
    const rules = rulesOf(60_000);
    await evening.link.open(rules);
    await all('open');
    for (const { page } of phones) await choice(page, 'yea').tap();
    await Promise.all(phones.map(({ page }) => page.locator('[data-choice=yea][aria-pressed=true]').waitFor()));
    await all('open', 'voted');
    const { pollId } = rules;
    await evening.link.outcome({ pollId, decision: 'yea', yea: 4, nay: 0, revealedAt: Date.now() });
    await all('result');
  });

  it('[C11] the front page keeps nobody out, while nothing is on and in a rehearsal', async () => {
    const titles = { zh: '开市', en: 'Opening night' };
    let isOn = false;
    const front = frontPage({
      phonesUrl: 'http://localhost:4401',
      doors: () => ({ program: '/overlay/program/', recording: '/overlay/recording/', station: '/overlay/station/', feed: 'curl' }),
      status: (language) => ({
        phase: isOn ? 'live' : 'off',
        kind: isOn ? 'rehearsal' : null,
        title: titles[language],
        onAir: isOn ? 'Opening' : '',
        canRehearse: !isOn,
        crew: isOn ? 'playing' : 'away',
      }),
      signInLink: async () => '/control/sign-in#token=t',
      rehearse: async () => undefined,
      stop: async () => undefined,
    });
    const server = createServer(express().use(front));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const page = await openPage('en-GB');
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.getByText('OFF', { exact: true }).waitFor();
    await noBarriers(page, 'off');
    isOn = true;
    await page.getByText('REHEARSAL', { exact: true }).waitFor();
    await noBarriers(page, 'rehearsal');
    await page.context().close();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections(); // a browser keeps a spare line open on which it has asked nothing: closing waits for that one
    await closed;
  });
});
