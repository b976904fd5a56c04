/** Pictures of the pages that are no position and no view: sign-in, the front page, the phone's page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { frontPage } from '../../server/front-page.ts';
import { overlayPages } from '../../server/screens/overlay-pages.ts';
import { type Language, languages } from '../control-room/accessible/words-of.ts';
import { openPretendHouse } from '../control-room/pretend-house.ts';
import { choice, episode, moment, openEvening, rulesOf } from '../phone/phone-evening.ts';
import { ourFonts } from './our-fonts.ts';
import { locales } from './pictures-of-views.ts';
import { takePicture } from './still-picture.ts';

type Size = readonly [width: number, height: number];
export type PagePicture = {
  readonly name: string;
  readonly page: 'sign-in' | 'front' | 'phone';
  readonly at: string;
  readonly language: Language;
  readonly size: Size;
  readonly dark: boolean;
  readonly keepAs?: string;
};

const moments = {
  'sign-in': ['new', 'refused'],
  front: ['off', 'coming', 'rehearsal', 'stranger'],
  phone: ['no-show', 'waiting', 'open', 'voted', 'result'],
} as const;
const sizes: Readonly<Record<PagePicture['page'], readonly Size[]>> = {
  'sign-in': [
    [1366, 768],
    [1920, 1080],
  ],
  front: [
    [1366, 768],
    [1920, 1080],
  ],
  phone: [
    [390, 780],
    [320, 568],
  ],
};

export const pagePictures = (): readonly PagePicture[] =>
  (['sign-in', 'front', 'phone'] as const).flatMap((page) =>
    moments[page].flatMap((at) =>
      languages.flatMap((language) =>
        sizes[page].map((size) => ({
          name: `page-${page}-${at}-${language}-${size.join('x')}`,
          ...{ page, at, language, size, dark: language === 'zh' },
        })),
      ),
    ),
  );

const opened = async (browser: Browser, { language, size: [width, height] }: PagePicture): Promise<Page> => {
  const context = await browser.newContext({
    locale: locales[language],
    viewport: { width, height },
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  return context.newPage();
};

const takeSignIn = async (browser: Browser, built: string, pictures: readonly PagePicture[]) => {
  const house = await openPretendHouse(built);
  for (const picture of pictures) {
    const page = await opened(browser, picture);
    await page.goto(`${house.address}/control/${picture.at === 'refused' ? 'sign-in#token=used-already' : ''}`);
    await page.getByRole(picture.at === 'refused' ? 'alert' : 'heading').waitFor();
    await takePicture(page, picture.name);
    await page.context().close();
  }
  await house.close();
};

const titles = { zh: '十二月三日：县长来了', en: '3 December: the officials’ evening' };
const onAir = { zh: '要不要：洛川苹果', en: 'Yea or nay: Luochuan apples' };

const takeFront = async (browser: Browser, built: string, pictures: readonly PagePicture[]) => {
  let at = 'off';
  const front = frontPage({
    phonesUrl: 'http://localhost:4401',
    doors: () => ({
      ...{ program: '/overlay/program/#key=p&picture=1', recording: '/overlay/recording/#key=r', station: '/overlay/station/#key=s' },
      feed: 'curl -N -H "Authorization: Bearer k" http://127.0.0.1:4400/stations/v1/feed',
    }),
    status: (language) => {
      const isOn = at === 'rehearsal';
      return {
        ...{ phase: isOn ? 'live' : 'off', kind: isOn ? 'rehearsal' : null, title: titles[language], onAir: isOn ? onAir[language] : '' },
        ...{ canRehearse: !isOn, crew: isOn ? 'playing' : at === 'coming' ? 'coming' : 'away' },
      };
    },
    ...{ signInLink: async () => '/control/sign-in#token=t', rehearse: async () => undefined, stop: async () => undefined },
  });
  const server = createServer(express().use(front, overlayPages(path.join(built, '../overlays'))));
  await new Promise<void>((ready) => server.listen(0, '0.0.0.0', ready));
  const { port } = server.address() as AddressInfo;
  const fonts = await ourFonts();
  for (const picture of pictures) {
    at = picture.at;
    const page = await opened(browser, picture);
    await page.goto(`http://127.0.0.${at === 'stranger' ? 2 : 1}:${port}/`);
    await page.addStyleTag({ content: fonts });
    await page.locator('#state[data-live]').waitFor();
    await takePicture(page, picture.name);
    await page.context().close();
  }
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
};

/** One evening for all: the moments come in their order. */
const takePhone = async (browser: Browser, pictures: readonly PagePicture[]) => {
  const evening = await openEvening(browser);
  const fonts = await ourFonts();
  const phones = new Map<string, Page>();
  for (const { language, size, dark } of pictures) {
    const key = `${language} ${size[0]}`;
    if (phones.has(key)) continue;
    const context = await browser.newContext({
      ...{ viewport: { width: size[0], height: size[1] }, locale: locales[language], colorScheme: dark ? 'dark' : 'light' },
      ...{ reducedMotion: 'reduce', deviceScaleFactor: 2, hasTouch: true, isMobile: true, bypassCSP: true },
    });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${evening.door().port}/`);
    await page.addStyleTag({ content: fonts });
    phones.set(key, page);
  }
  const all = async (is: string, what = is) => {
    for (const [key, page] of phones) {
      await moment(page, is);
      const picture = pictures.find((one) => one.at === what && `${one.language} ${one.size[0]}` === key);
      if (picture) await takePicture(page, picture.name);
    }
  };
  await all('no-show');
  evening.link.show(episode);
  await all('waiting');
  const rules = rulesOf(90_000);
  await evening.link.open(rules);
  await all('open');
  for (const page of phones.values()) await choice(page, 'yea').tap();
  await Promise.all([...phones.values()].map((page) => page.locator('[data-choice=yea][aria-pressed=true]').waitFor()));
  await all('open', 'voted');
  await evening.link.outcome({ pollId: rules.pollId, decision: 'yea', yea: 40_212, nay: 10_870, revealedAt: Date.now() });
  await all('result');
  for (const page of phones.values()) await page.context().close();
  await evening.end();
};

export const takePages = async (browser: Browser, built: string, pictures: readonly PagePicture[]): Promise<void> => {
  const of = (page: PagePicture['page']) => pictures.filter((one) => one.page === page);
  if (of('sign-in').length > 0) await takeSignIn(browser, built, of('sign-in'));
  if (of('front').length > 0) await takeFront(browser, built, of('front'));
  if (of('phone').length > 0) await takePhone(browser, of('phone'));
};
