// needs: chromium
/** What mixers and viewers get: text inside the safe areas of every format, letters large enough, a key that is the fill's alpha. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addressOf, languages } from '../../overlays/gallery/address.ts';
import { allStories } from '../../overlays/gallery/stories/all.ts';
import { formatNames, formats, safeArea } from '../../overlays/program/format.ts';
import { eventually } from '../run/eventually.ts';
import { compareKey } from './pixels.ts';
import { partText } from './reading.ts';
import { areOn, pick, soon, stageHand } from './stage-hand.ts';
import { showStory } from './story-page.ts';

const { show, figure, open } = stageHand();

/** Of 1,080 lines; on 480 they are ten lines high. */
const smallestLetters = 22;

type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Goes through pictures of the gallery by itself. @returns what of them has text outside the area, or letters too small */
const troubleWith = (page: Page, addresses: readonly string[], area: Area): Promise<readonly string[]> =>
  page.evaluate(
    async ([all, safe, smallest]) => {
      // No named functions in here: the page does not have what their names are kept with.
      const trouble: string[] = [];
      for (const address of all) {
        const stands = new Promise<void>((resolve) => {
          const watch = new MutationObserver(() => {
            if (document.documentElement.dataset.shown === undefined) return;
            watch.disconnect();
            resolve();
          });
          watch.observe(document.documentElement, { attributeFilter: ['data-shown'] });
        });
        location.hash = address;
        await stands;
        const host = document.querySelector<HTMLElement>('[data-graphic]');
        const texts = document.createTreeWalker(host?.shadowRoot ?? document, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const holder = node.parentElement;
          if (!holder || node.textContent?.trim() === '' || !holder.checkVisibility({ opacityProperty: true })) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = (['hidden', 'clip'].includes(getComputedStyle(holder).overflow) ? holder : range).getBoundingClientRect();
          const isInside =
            box.left >= safe.left - 1 && box.right <= safe.right + 1 && box.top >= safe.top - 1 && box.bottom <= safe.bottom + 1;
          const where = `${host?.dataset.graphic} ${address.replace(/.*&story=/, '')}: "${node.textContent?.slice(0, 12)}"`;
          if (!isInside) trouble.push(`${where} is outside`);
          const size = Number.parseFloat(getComputedStyle(holder).fontSize);
          if (size < smallest) trouble.push(`${where} is ${size} px`);
        }
      }
      return trouble.slice(0, 20);
    },
    [addresses, area, smallestLetters] as const,
  );

describe('every story of every graphic', () => {
  it.each(formatNames)(
    '[G33,G34,G35] has its text inside title-safe at %s, with long text, in letters for 480 lines',
    async (format) => {
      const { left, top, width, height } = safeArea(format, 'title');
      const page = await open('gallery', `&bare=1&format=${format}`);
      await page.setViewportSize(formats[format]);
      await page.waitForFunction(() => document.documentElement.dataset.shown !== undefined);
      // In turn, so that each story is seen in both languages by the end of all formats.
      const languageOf = (n: number) => languages[(n + formatNames.indexOf(format)) % languages.length] ?? 'zh';
      const addresses = allStories.map((named, n) =>
        addressOf({ named, language: languageOf(n), length: 'long', state: 'on' }, `bare=1&format=${format}`),
      );
      expect(await troubleWith(page, addresses, { left, top, right: left + width, bottom: top + height })).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.dataset.problem)).toBeUndefined();
    },
    60_000,
  );

  it('[G33] is reached by keys and by its address alike', async () => {
    const page = await open('gallery');
    const said = (name: string) =>
      page.evaluate((which) => new URLSearchParams(document.documentElement.dataset.shown?.slice(1)).get(which), name);
    await showStory(page, '#kind=vote-bar&story=closed&lang=en');
    expect(await partText(page, 'vote-bar', 'lead-word')).toBe('VOTE CLOSED');
    await page.keyboard.press('l');
    await eventually(async () => expect(await said('lang')).toBe('zh'), soon);
    await page.keyboard.press('ArrowLeft');
    await eventually(async () => expect(await said('story')).toBe('extended'), soon);
    await page.getByLabel('Graphic').selectOption('countdown');
    await eventually(async () => expect(await said('kind')).toBe('countdown'), soon);
  });
});

describe('fill and key in one picture', () => {
  const { width, height } = formats['16x9'];
  const address = '#kind=vote-bar&story=split-shown&bare=1';

  it('[G36] has as key the alpha of the very picture that is its fill', async () => {
    const alone = await open('gallery', '&bare=1');
    const keyed = await open('gallery', '&bare=1&key=side');
    await keyed.setViewportSize({ width: width * 2, height });
    for (const page of [alone, keyed]) await showStory(page, `${address}${page === keyed ? '&key=side' : ''}`);
    const see = await alone.screenshot({ omitBackground: true });
    const differ = await compareKey(alone, await keyed.screenshot(), { width, height, keyAt: { x: width, y: 0 } }, see);
    expect(differ.lit).toBeGreaterThan(100_000);
    expect(differ.partly).toBeGreaterThan(100);
    expect(differ.key).toBeLessThanOrEqual(1);
    expect(differ.fill).toBeLessThanOrEqual(3);
  });

  it('[G36] is in step in every frame of a move: what is white throughout has the same picture twice', async () => {
    const white = { primary: '#ffffff', accent: '#ffffff', ink: '#ffffff', paper: '#ffffff' };
    const page = await open('program', '&key=stack');
    await page.setViewportSize({ width, height: height * 2 });
    await page.addStyleTag({ content: '.stage { --brand-primary-deep: #fff !important; }' });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Animation.enable');
    await devtools.send('Animation.setPlaybackRate', { playbackRate: 0.03 });
    const { brand } = show([], { activation: 'live' });
    await page.waitForFunction(() => document.querySelector('.stage')?.getAttribute('data-activation') === 'live');
    show([pick('lower-third'), pick('label')], { activation: 'live', brand: { ...brand, ...white } });
    await areOn(page, ['lower-third', 'label']);
    const lit = new Set<number>();
    await eventually(
      async () => {
        const differ = await compareKey(page, await page.screenshot(), { width, height, keyAt: { x: 0, y: height } });
        expect(Math.max(differ.fill, differ.key)).toBeLessThanOrEqual(1);
        lit.add(differ.lit);
        expect(lit.size).toBeGreaterThan(3);
      },
      { timeout: 60_000, interval: 50 },
    );
  }, 240_000);
});

describe('a page as a CasparCG template', () => {
  it('[G37] goes and comes back by stop and play, takes its language from update, and stands whatever it is told', async () => {
    figure();
    show([pick('label'), pick('product-card')]);
    const page = await open();
    await areOn(page, ['label', 'product-card']);
    const tell = (name: 'play' | 'stop' | 'next' | 'update', said?: unknown) =>
      page.evaluate(([deed, data]) => (globalThis as unknown as Record<string, (given?: unknown) => void>)[deed]?.(data), [
        name,
        said,
      ] as const);
    await tell('stop');
    await areOn(page, []);
    await tell('play');
    await areOn(page, ['label', 'product-card']);
    for (const nonsense of ['{', '<templateData>', null, 7, '[]']) await tell('update', nonsense);
    await tell('next');
    await areOn(page, ['label', 'product-card']);
    await tell('update', '<templateData><componentData id="language"><data id="text" value="en"/></componentData></templateData>');
    await eventually(async () => expect(await partText(page, 'product-card', 'number')).toBe('Item 03'), soon);
  });
});
