// needs: chromium
/** A page of another brand in a real browser, and the letters of an episode. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { outputView } from '../stations/sample-show.ts';
import { outside } from './outside.ts';
import { linkOf } from './reading.ts';
import { chinese, oneOfEach } from './sample-graphics.ts';
import { areOn, later, on, soon, stageHand } from './stage-hand.ts';
import { secondTheme } from './theme/second-theme.ts';

const { rig, show, figure, open } = stageHand();

describe('a page of another brand', () => {
  const fontsAsked = (shown: Page) => {
    const asked: string[] = [];
    shown.on('request', (request) => {
      if (request.url().includes('.woff2')) asked.push(request.url());
    });
    return asked;
  };

  it('[G42] has the letters, corners and logo of its theme, and keeps graphics in their plates', async () => {
    figure();
    const graphics = oneOfEach(chinese, later(600_000)).map((data) => on(data));
    show(graphics, { brand: secondTheme });
    const shown = await open();
    await areOn(
      shown,
      graphics.map(({ id }) => id),
    );
    const looks = await shown.locator('[data-graphic="lower-third"]').evaluate((third) => ({
      font: getComputedStyle(third).fontFamily.split(',')[0],
      round: getComputedStyle(third.shadowRoot?.querySelector('.name-plate') ?? third).borderTopLeftRadius,
      price: getComputedStyle(document.querySelector('[data-graphic="product-card"]')?.shadowRoot?.querySelector('.price') ?? third).color,
    }));
    expect(looks).toEqual({ font: '"Noto Serif SC Variable"', round: '16px', price: 'rgb(154, 27, 60)' });
    await eventually(async () => expect(await shown.locator('.logo img').isVisible()).toBe(true), soon);
    await eventually(async () => expect(await outside(shown)).toEqual({ unsafe: [], overlaps: [], spilled: [] }), soon);
    show(graphics);
    await eventually(async () => expect(await shown.locator('.logo').isVisible()).toBe(false), soon);
  });

  it('[F17] of a station has the station’s own picture in its mark, and its name where there is none or it cannot be loaded', async () => {
    const shown = await open('harbour');
    const mark = shown.locator('.strip');
    const marked = (revision: number, logo: string) =>
      rig().show(
        'harbour',
        outputView({ output: 'harbour', revision, graphics: [], station: { id: 'harbour', name: 'Harbour TV', colour: null, logo } }),
      );
    marked(1, 'logo.svg');
    await eventually(async () => expect(await mark.locator('img').isVisible()).toBe(true), soon);
    expect(await mark.locator('b').isVisible()).toBe(false);
    marked(2, 'none.svg');
    await eventually(async () => expect(await mark.locator('b').isVisible()).toBe(true), soon);
  });

  it('[G44] says that it has the letters of the episode, and then asks for no font on air', async () => {
    rig().letters('林海棠云溪县副县长0123456789.¥ABCabc');
    show([], { brand: secondTheme });
    const shown = await open();
    await eventually(
      () =>
        expect(
          rig()
            .door.rows()
            .map(({ letters }) => letters),
        ).toEqual(['here']),
      soon,
    );
    const asked = fontsAsked(shown);
    const third = on({ kind: 'lower-third', name: '林海棠', title: '副县长', place: '云溪县' });
    show([third], { brand: secondTheme });
    await areOn(shown, [third.id]);
    expect(asked).toEqual([]);
    // A name that nobody planned: it is fetched before the graphic is on, and the gauge sees it.
    show([{ ...third, id: 'other', data: { ...third.data, name: '龘鑫' } as typeof third.data }], { brand: secondTheme });
    await areOn(shown, ['other']);
    expect(asked.length).toBeGreaterThan(0);
    rig().letters('');
  });

  it('[G44] says that letters could not be loaded', async () => {
    const shown = await open('program');
    await eventually(async () => expect(await linkOf(shown)).toBe('connected'), soon);
    await shown.route('**/*.woff2', (route) => route.abort());
    show([], { brand: secondTheme });
    rig().letters('魑魅魍魉');
    await eventually(
      () =>
        expect(
          rig()
            .door.rows()
            .map(({ letters }) => letters),
        ).toEqual(['failed']),
      soon,
    );
    rig().letters('');
  });
});
