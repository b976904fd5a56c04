// needs: chromium
/** The overlay pages in a real browser: every graphic is painted, true to its figures, inside its plates. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { GraphicData } from '../../server/contract/graphics.ts';
import { eventually } from '../run/eventually.ts';
import { outside } from './outside.ts';
import { figuresOf, linkOf, partText } from './reading.ts';
import { chinese, english, oneOfEach, outcomes } from './sample-graphics.ts';
import { shopAlone, shopTogether, states, variants } from './sample-shop.ts';
import { areOn, later, on, pick, soon, stageHand } from './stage-hand.ts';

const { rig, revision, show, figure, open } = stageHand();

describe('a program page', () => {
  it('paints every kind of graphic and says that it has', async () => {
    figure();
    const graphics = oneOfEach(chinese, later(600_000)).map((data) => on(data));
    const view = show(graphics);
    const shown = await open();
    await areOn(
      shown,
      graphics.map(({ id }) => id),
    );
    await eventually(() => {
      const [row] = rig().door.rows();
      expect(row).toMatchObject({ output: 'program', paintedRevision: view.revision });
      expect([...(row?.painted ?? [])].sort()).toEqual(graphics.map(({ id }) => id).sort());
      expect(row?.problem).toBeUndefined();
    }, soon);
  });

  it('[V10] never draws a split that is hidden, nor a bar beyond its whole', async () => {
    const inside = (shown: Page) =>
      shown.evaluate(() => {
        const part = (name: string) =>
          document.querySelector('[data-graphic="vote-bar"]')?.shadowRoot?.querySelector(`[data-part="${name}"]`)?.getBoundingClientRect();
        return (part('fill')?.right ?? 0) <= (part('track')?.right ?? 0) + 1;
      });
    figure({ polls: { apples: { turnout: 100, yea: 60, nay: 40, revision: 1 } } });
    show([pick('vote-bar', later(600_000), 'hidden')]);
    const shown = await open();
    await eventually(async () => expect(await partText(shown, 'vote-bar', 'turnout')).toBe('100'), soon);
    expect(await partText(shown, 'vote-bar', 'yea-percent')).toBeNull();
    show([{ ...pick('vote-bar', later(600_000), 'shown'), id: 'shown' }]);
    for (const [yea, nay, said] of [
      [60, 40, '60%'],
      [1e9, -5, '100%'],
      [0, 7, '0%'],
      [Number.MAX_VALUE, 1, '100%'],
    ] as const) {
      figure({ polls: { apples: { turnout: 100, yea, nay, revision: revision() + 10 } } });
      await eventually(async () => expect(await partText(shown, 'vote-bar', 'yea-percent')).toBe(said), soon);
      await eventually(async () => expect(await inside(shown)).toBe(true), soon);
    }
  });

  it('[G5] is marked REHEARSAL unless it is live', async () => {
    const isMarked = (shown: Page) => shown.isVisible('.rehearsal');
    show([pick('label')], { activation: 'rehearsal' });
    const shown = await open();
    await eventually(async () => expect(await isMarked(shown)).toBe(true), soon);
    show([pick('label')], { activation: 'live' });
    await eventually(async () => expect(await isMarked(shown)).toBe(false), soon);
    show([pick('label')], { activation: 'simulated' });
    await eventually(async () => expect(await isMarked(shown)).toBe(true), soon);
    show([], { activation: null });
    await eventually(async () => expect(await isMarked(shown)).toBe(false), soon);
  });

  it('[G5] says 彩排 REHEARSAL under the graphics, so that prices and codes stay readable, and on a band above them', async () => {
    const upwards = (shown: Page) =>
      shown.evaluate(() => [...(document.querySelector('.stage')?.children ?? [])].map((layer) => layer.className));
    show([pick('product-card')], { activation: 'rehearsal' });
    const shown = await open();
    await areOn(shown, ['product-card']);
    expect(await upwards(shown)).toEqual(['back', 'rehearsal', 'graphics', 'labels', 'labels upper-left', 'front', 'rehearsal-band']);
    expect(await shown.locator('.rehearsal-word').allTextContents()).toEqual(['彩排 REHEARSAL', '彩排 REHEARSAL']);
    expect(await shown.isVisible('.rehearsal-band')).toBe(true);
    expect(await shown.locator('.rehearsal-band').evaluate((band) => band.getBoundingClientRect().height)).toBe(38);
  });

  it('[G2] shows a product without figures without their strip, and with it once there are some', async () => {
    const strip = (shown: Page) => shown.locator('[data-graphic="product-card"] .figures');
    figure({ products: {} });
    show([pick('product-card')]);
    const shown = await open();
    await areOn(shown, ['product-card']);
    expect(await strip(shown).isVisible()).toBe(false);
    figure({ products: { apples: { sold: 1_234_567, left: 1_234_567, at: 0 } } });
    await eventually(async () => expect(await strip(shown).isVisible()).toBe(true), soon);
    const spills = await strip(shown).evaluate((box) => box.scrollWidth > box.clientWidth + 1);
    expect(spills).toBe(false);
  });

  it('[G46] draws the rehearsal switcher’s picture only when asked, the next card beforehand', async () => {
    const picture = { program: 'Desk', preview: 'Close-up', open: ['Host'], transition: { kind: 'fade', rate: 200 }, title: null } as const;
    show([], { picture });
    const plain = await open();
    await eventually(async () => expect(await linkOf(plain)).toBe('connected'), soon);
    expect(await plain.locator('.card').count()).toBe(0);
    await plain.close();
    const shown = await open('program', '&picture=1');
    // The one that is seen, on top of what is drawn ahead for the next take.
    const says = (...texts: readonly string[]) =>
      eventually(async () => expect((await shown.locator('.scene-name').allTextContents()).reverse()).toEqual(texts), soon);
    await says('Desk', 'Close-up');
    show([], { picture: { ...picture, program: 'Close-up' } });
    await says('Close-up');
    // The next title stands on the card under the one that is seen, and nothing has the browser draw every frame.
    show([], { picture: { ...picture, program: 'Close-up', next: { zh: '苹果', en: 'Apples' } } });
    const titles = () => shown.locator('.scene-title').allTextContents();
    await eventually(async () => expect(await titles()).toEqual(['苹果', '']), soon);
    await eventually(async () => expect(await shown.evaluate(() => document.getAnimations().length)).toBe(0), soon);
    show([], { picture: { ...picture, program: 'Close-up', title: { zh: '苹果', en: 'Apples' } } });
    await eventually(async () => expect(await titles()).toEqual(['苹果']), soon);
    const clock = await shown.locator('.clock span').textContent();
    await eventually(async () => expect(await shown.locator('.clock span').textContent()).not.toBe(clock), soon);
  });

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('fits long %s text into its plates and the safe area, whole prices always', async (_language, texts) => {
    figure({
      products: { apples: { sold: 1_234_567, left: 1_234_567, at: 0 } },
      polls: { apples: { turnout: 1_234_567, yea: 7, nay: 3, revision: 10_000_000 } },
    });
    const graphics = oneOfEach(texts, later(7_200_000)).map((data) => on(data));
    show(graphics);
    const shown = await open();
    await areOn(
      shown,
      graphics.map(({ id }) => id),
    );
    await eventually(async () => expect(await figuresOf(shown, 'vote-bar')).toBe('shown'), soon);
    await eventually(async () => expect(await outside(shown)).toEqual({ unsafe: [], overlaps: [], spilled: [] }), soon);
  });

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])(
    'fits long %s text into a result with its notes and into a correction, letters large enough at 480 lines',
    async (_language, texts) => {
      const [result, correction] = outcomes(texts).map((data) => on(data));
      for (const graphic of [result!, correction!]) {
        show([graphic], { language: texts === chinese ? 'zh' : 'en' });
        const shown = await open();
        await areOn(shown, [graphic.id]);
        await eventually(async () => expect(await outside(shown)).toEqual({ unsafe: [], overlaps: [], spilled: [] }), soon);
        const smallest = await shown.evaluate(() =>
          Math.min(
            ...[...(document.querySelector('[data-graphic]')?.shadowRoot?.querySelectorAll<HTMLElement>('[data-part]') ?? [])]
              .filter((part) => part.children.length === 0 && part.textContent !== '' && part.getClientRects().length > 0)
              .map((part) => Number.parseFloat(getComputedStyle(part).fontSize)),
          ),
        );
        expect((smallest * 480) / 1080).toBeGreaterThanOrEqual(9);
        await shown.close();
      }
    },
  );

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])(
    'fits long %s text into the shop’s graphics beside a card with sizes and a number to ring, and into a reveal',
    async (_language, texts) => {
      figure({ products: { apples: { sold: 1_234_567, left: 1_234_567, at: 0, variants: states } } });
      const card = oneOfEach(texts, later(600_000)).find(({ kind }) => kind === 'product-card') as Extract<
        GraphicData,
        { kind: 'product-card' }
      >;
      const sized = on({ ...card, hotline: '400 000 1203', variants: variants(texts) });
      const beside = [...shopTogether(texts).map((data) => on(data)), sized, pick('vote-bar'), pick('sales-ticker'), pick('label')];
      const shown = await open();
      for (const graphics of [
        beside,
        ...shopAlone(texts)
          .slice(0, 2)
          .map((data) => [on(data), pick('label')]),
      ]) {
        show(graphics, { language: texts === chinese ? 'zh' : 'en' });
        await areOn(
          shown,
          graphics.map(({ id }) => id),
        );
        await eventually(async () => expect(await outside(shown)).toEqual({ unsafe: [], overlaps: [], spilled: [] }), soon);
      }
    },
  );

  it('[G21] brings the price of a reveal in its place when it is told, and no sooner', async () => {
    const [waits, told] = shopAlone(chinese).map((data) => on(data));
    show([waits!]);
    const shown = await open();
    await areOn(shown, ['price-reveal']);
    expect(await partText(shown, 'price-reveal', 'whole')).toBe('?');
    expect(await shown.content()).not.toContain('1,234,567');
    show([told!]);
    await eventually(async () => expect(await partText(shown, 'price-reveal', 'whole')).toBe('1,234,567'), soon);
  });

  it('[G22] shows what is sold out, sold and left only as far as the figures do', async () => {
    const [soldOut] = shopAlone(chinese).slice(2);
    figure({ products: { apples: { sold: 12, left: 1, at: 0 } } });
    show([
      on(soldOut!),
      ...shopTogether(chinese)
        .slice(0, 1)
        .map((data) => on(data)),
    ]);
    const shown = await open();
    await areOn(shown, ['sold-out', 'units-sold']);
    expect(await figuresOf(shown, 'sold-out')).toBe('hidden');
    await eventually(async () => expect(await figuresOf(shown, 'units-sold')).toBe('shown'), soon);
    figure({ products: { apples: { sold: 13, left: 0, at: 0 } } });
    await eventually(async () => expect(await figuresOf(shown, 'sold-out')).toBe('shown'), soon);
    figure({ products: {} });
    await eventually(
      async () => expect([await figuresOf(shown, 'sold-out'), await figuresOf(shown, 'units-sold')]).toEqual(['hidden', 'hidden']),
      soon,
    );
  });
});
