// needs: chromium
/** The room at the edges: zoomed to 200 %, on tablets, by keyboard alone, and from one language to the other in mid-show. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { positionIds } from '../../../control-room/positions/position-ids.ts';
import type { Role } from '../../../server/contract/commands.ts';
import { textIn } from '../../../server/contract/units.ts';
import { eveningAt } from '../../fakes/evenings.ts';
import { visitControlRoom } from '../visit.ts';
import { showPosition } from './opening.ts';
import { cutTexts, readableTexts, sidewaysBy, walkFocus } from './read-layout.ts';
import { languages, speak, wordsOf } from './words-of.ts';

const { house, browser, comeIn, director } = visitControlRoom();
const enter = async (role: Role, width: number, height: number): Promise<Page> => {
  const viewport = { width, height };
  const page = role === 'director' ? await director(viewport) : await comeIn(role, `Ann ${role}`, viewport);
  const { chair } = house().show.view();
  house().show.change({
    ...eveningAt('live', house().clock.now()),
    chair: role === 'director' ? chair : { operatorId: 'op-lin', name: 'Lin Jia' },
  });
  // Live it was before, too: what only the evening has says that it is here.
  await page.getByTestId('notices').getByText('apple-trees').waitFor();
  return page;
};
const isInSight = (page: Page, what: string) =>
  page
    .locator(what)
    .first()
    .evaluate((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    });
const toTheEnd = (page: Page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));

describe('at 200 % zoom of a small screen', () => {
  it.each(['director', 'producer', 'vote', 'guests'] as const)('[C12] the position of %s reflows, and nothing is cut', async (role) => {
    const page = await enter(role, 683, 384);
    const tabs = page.getByRole('tablist').first().getByRole('tab');
    for (const language of languages) {
      await speak(page, language);
      for (let index = 0; index < (await tabs.count()); index += 1) {
        await tabs.nth(index).click();
        expect(await cutTexts(page), `panel ${index} in ${language}`).toEqual([]);
        expect(await sidewaysBy(page), `panel ${index} in ${language}`).toBe(0);
      }
    }
    await toTheEnd(page);
    expect(await isInSight(page, '[data-activation]')).toBe(true);
    if (role === 'director') expect(await isInSight(page, '[data-task="take"]')).toBe(true);
  });
});

describe('on other screens', () => {
  it.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    { width: 820, height: 1180 },
  ])('[C12] nothing of the desk is cut at $width × $height', async ({ width, height }) => {
    const page = await enter('director', width, height);
    for (const language of languages) {
      await speak(page, language);
      expect(await cutTexts(page), language).toEqual([]);
      expect(await sidewaysBy(page), language).toBe(0);
    }
    expect(await isInSight(page, '[data-task="take"]')).toBe(true);
  });

  it.each(['director', 'producer'] as const)(
    '[C19] the desk of %s has columns on 4K, and lines and letters that can be read',
    async (role) => {
      const page = await enter(role, 3840, 2160);
      const rooms = await page
        .locator('main section[aria-label]')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
      expect(rooms.length).toBeGreaterThanOrEqual(4);
      const rundown = await page.getByRole('region', { name: 'Rundown', exact: true }).boundingBox();
      expect(rundown?.width).toBeGreaterThan(3840 / 4);
      expect(Math.max(...rooms)).toBeLessThan(3840 / 2);
      const besideTabs = await page.getByRole('tablist').evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
      expect(Math.max(...besideTabs)).toBe(0);
      const { smallest, longest } = await readableTexts(page);
      expect(smallest.px, smallest.text).toBeGreaterThanOrEqual(16);
      expect(longest.letters, longest.text).toBeLessThanOrEqual(120);
    },
  );

  /** Nothing cut or beside the edge, letters and lines that can be read from a chair. */
  const isReadable = async (page: Page, where: string) => {
    expect(await cutTexts(page), where).toEqual([]);
    expect(await sidewaysBy(page), where).toBe(0);
    const { smallest, longest } = await readableTexts(page);
    expect(smallest.px, `${where}: ${smallest.text}`).toBeGreaterThanOrEqual(16);
    expect(longest.letters, `${where}: ${longest.text}`).toBeLessThanOrEqual(120);
  };

  it('[C19] every position can be read on 4K, and the log stands on a second monitor while the first calls the show', async () => {
    const page = await enter('director', 3840, 2160);
    for (const language of languages) {
      await speak(page, language);
      for (const id of positionIds) {
        await showPosition(page, id);
        await isReadable(page, `${id}, ${language}`);
      }
    }
    await showPosition(page, 'caller');
    expect(await isInSight(page, '[data-task="take"]')).toBe(true);
    const second = await page.context().newPage();
    await second.goto(`${house().address}/control/#/log`);
    await second.locator('main[data-position="log"]').waitFor();
    await isReadable(second, 'the second monitor');
    const { rundown, nextSegmentId } = house().show.view();
    const title = textIn(rundown.find(({ id }) => id === nextSegmentId)?.title ?? '', 'zh');
    await page.keyboard.press('Space');
    await page.getByTestId('on-air').locator('h2', { hasText: title }).waitFor();
    await second.getByTestId('now').locator('strong', { hasText: title }).first().waitFor();
    expect(await page.locator('main').getAttribute('data-position')).toBe('caller');
  });

  it('[C12] what has the focus is in sight on a small screen too', async () => {
    const page = await enter('director', 1366, 768);
    const { hidden } = await walkFocus(page, 90);
    expect(hidden).toEqual([]);
  });

  it('[C12] the floor’s tablet has targets for fingers, upright and across', async () => {
    const desk = await enter('director', 1366, 768);
    const link = await desk.evaluate(async () => {
      const body = JSON.stringify({ kind: 'floor', name: 'Floor' });
      const answer = await fetch('/operators/links', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return ((await answer.json()) as { link: string }).link;
    });
    for (const viewport of [
      { width: 820, height: 1180 },
      { width: 1180, height: 820 },
    ]) {
      const context = await browser().newContext({ viewport, hasTouch: true, isMobile: true, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.goto(`${house().address}${link}`);
      await page.locator('[data-kind="floor"]').waitFor();
      expect(await cutTexts(page)).toEqual([]);
      expect(await sidewaysBy(page)).toBe(0);
      for (const button of await page.getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
      await context.close();
    }
  });
});

/** Every word of a language that the other one has otherwise, whole texts only. */
const wordsIn = (words: object, others: object): readonly string[] =>
  Object.entries(words).flatMap(([key, word]) => {
    const other = (others as Record<string, unknown>)[key];
    if (typeof word === 'object') return wordsIn(word as object, other as object);
    return word === other || String(word).includes('{{') ? [] : [String(word)];
  });
const shownTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    // The charts' measure of letters lies off the screen and keeps what it measured last, in whichever language that was.
    const isMeasure = (node: Node) => node.parentElement?.id === 'recharts_measurement_span';
    while (walker.nextNode()) if (!isMeasure(walker.currentNode)) texts.push(walker.currentNode.textContent?.trim() ?? '');
    const named = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '');
    return [...texts, ...named].filter((text) => text.length > 1);
  });

describe('the language', () => {
  it('[C13] is switched in mid-show: every word at once, and what was open and typed stays', async () => {
    const page = await enter('director', 1366, 768);
    await page.evaluate(() => void Object.assign(window, { sameRoom: true }));
    const english = new Set(wordsIn(wordsOf.en, wordsOf.zh));
    const tabs = page.getByRole('tablist').first().getByRole('tab');
    const count = await tabs.count();
    const foreign = {
      en: (text: string) => /[\u4e00-\u9fff]/.test(text) && text !== '中文',
      zh: (text: string) => english.has(text),
    };
    for (let index = 0; index < count; index += 1) {
      await tabs.nth(index).click();
      // Each panel is there in one language and is switched to the other, which the next one begins with.
      for (const language of index % 2 === 0 ? languages : languages.toReversed()) {
        if ((await page.locator('html').getAttribute('lang')) !== language) await speak(page, language);
        expect(await tabs.nth(index).getAttribute('aria-selected')).toBe('true');
        expect((await shownTexts(page)).filter(foreign[language]), `panel ${index}`).toEqual([]);
      }
    }
    await speak(page, 'zh');
    await page
      .getByRole('tab', { name: new RegExp(`^${wordsOf.zh.panel.log}`) })
      .first()
      .click();
    await page.getByLabel(wordsOf.zh.log.find).fill('apples');
    await speak(page, 'en');
    expect(await page.getByLabel(wordsOf.en.log.find).inputValue()).toBe('apples');
    expect(await page.evaluate(() => 'sameRoom' in window)).toBe(true);
    expect(house().show.commands).toEqual([]);
  });
});
