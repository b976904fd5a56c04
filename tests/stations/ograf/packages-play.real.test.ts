// needs: chromium
/** Our OGraf packages in a renderer that is not ours, in a real browser. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementHandle } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphicKind } from '../../../server/contract/show-file.ts';
import { oneOfEach, outcomes, showSide, wholePictures } from '../../overlays/sample-graphics.ts';
import { shopAlone, shopTogether } from '../../overlays/sample-shop.ts';
import { secondTheme } from '../../overlays/theme/second-theme.ts';
import { eventually } from '../../run/eventually.ts';
import { builtScript, unpacked } from './samples.ts';
import { type Action, openSmallRenderer, type SmallRenderer } from './small-renderer.ts';

const pictures = 'tests/output/ograf';
const texts = { long: 'Fuji apples from Yunxi 云溪苹果', short: '购物' };
let renderer: SmallRenderer;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  const script = await builtScript();
  const made = await Promise.all(GraphicKind.options.map(async (kind) => [kind, await unpacked(kind, script)] as const));
  renderer = await openSmallRenderer(Object.fromEntries(made));
});
afterAll(() => renderer.close());

const hour = 3_600_000;
const dataOf = (kind: string) => {
  const inAnHour = Date.now() + hour;
  const shop = [...shopTogether(texts), ...shopAlone(texts)];
  const all = [...oneOfEach(texts, inAnHour), ...outcomes(texts), ...shop, ...showSide(texts, inAnHour), ...wholePictures(texts)];
  const found = all.find((one) => one.kind === kind);
  if (!found) throw new Error(`There is no sample of ${kind}.`);
  const { kind: _known, ...data } = found;
  return data;
};
const ours = ['lower-third', 'product-card', 'vote-bar', 'label'] as const;

/** The graphic inside a package, seen from the page. */
const inside = (name: string) =>
  renderer.page.evaluateHandle(
    (one) => document.querySelector(`[data-name="${one}"] > *`)?.shadowRoot?.querySelector('.stand')?.firstElementChild,
    name,
  ) as Promise<ElementHandle<HTMLElement>>;
const part = async (name: string, of: string) =>
  (await inside(name)).evaluate((one, wanted) => one.shadowRoot?.querySelector(`[data-part="${wanted}"]`)?.textContent ?? null, of);
const state = async (name: string) => (await inside(name)).evaluate((one) => one.dataset.state ?? '');
const figures = (revision: number, sold: number) => ({
  revision,
  at: Date.now(),
  polls: { apples: { turnout: 104_581, revision } },
  products: { apples: { sold, left: 7616, at: Date.now() } },
  sales: { units: 3, net: { minor: 100, currency: 'CNY' }, at: null },
});

describe('packages in another renderer', () => {
  it('[G41] load, play and are seen, at the renderer’s own size', async () => {
    for (const name of ours) {
      expect((await renderer.add(name)).id).toBe(`tv.cuecart.river.harbour.${name}`);
      expect(await renderer.load(name, dataOf(name))).toMatchObject({ statusCode: 200 });
      expect(await renderer.act(name, 'playAction', { skipAnimation: name !== 'lower-third' })).toMatchObject({
        statusCode: 200,
        currentStep: 0,
      });
      expect(await state(name)).toBe('on');
    }
    const box = await (await inside('product-card')).boundingBox();
    expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBe(Math.round(((1920 - 96) * 2) / 3));
    expect(await part('product-card', 'sold-word')).toBe('Sold');
  });

  it('[G41] take partial data over what they have, figures by revision, and nothing changes while they are frozen', async () => {
    await renderer.act('lower-third', 'updateAction', { data: { title: 'Grower', raised: true }, skipAnimation: true });
    expect(await part('lower-third', 'title')).toBe('Grower');
    expect(await part('lower-third', 'name')).toBe(texts.long);
    await renderer.act('product-card', 'updateAction', { data: { price: { minor: 990 }, figuresLast: 0, figures: figures(2, 12_384) } });
    expect(await part('product-card', 'whole')).toBe('9');
    expect(await part('product-card', 'sold')).toBe('12,384');
    await renderer.act('product-card', 'updateAction', { data: { figures: figures(1, 99) } });
    expect(await part('product-card', 'sold')).toBe('12,384');
    expect(await renderer.act('product-card', 'customAction', { id: 'freeze', payload: true })).toMatchObject({ statusCode: 200 });
    await renderer.act('product-card', 'updateAction', { data: { figures: figures(3, 13_000) } });
    expect(await part('product-card', 'sold')).toBe('12,384');
    await renderer.act('product-card', 'customAction', { id: 'freeze', payload: false });
    expect(await part('product-card', 'sold')).toBe('13,000');
    await renderer.act('vote-bar', 'updateAction', {
      data: { figuresLast: 0, figures: figures(4, 13_000), brand: { primary: '#5b3fa0' } },
    });
    expect(await part('vote-bar', 'turnout')).toBe('104,581');
    await renderer.page.screenshot({ path: join(pictures, 'packages.png') });
  });

  it('[G41] hide figures that nobody has given again, and leave when their time is over', async () => {
    await renderer.act('product-card', 'updateAction', { data: { figuresLast: 50, figures: figures(9, 14_000) } });
    await eventually(async () => expect(await (await inside('product-card')).evaluate((one) => one.dataset.figures)).toBe('hidden'));
    await renderer.act('vote-bar', 'updateAction', { data: { endsAt: Date.now() } });
    // Three seconds behind the origin, by the default of its station.
    expect(await state('vote-bar')).toBe('on');
    await renderer.act('vote-bar', 'updateAction', { data: { endsAt: Date.now() - 2900 } });
    await eventually(async () => expect(await state('vote-bar')).toBe('off'));
    expect(await renderer.act('vote-bar', 'playAction')).toMatchObject({ statusCode: 400 });
  });

  it('[G41] answer every call in a wrong state, and calls that come on top of each other end as the last one says', async () => {
    const name = 'label';
    expect(await renderer.act(name, 'customAction', { id: 'dance' })).toMatchObject({ statusCode: 404 });
    expect(await renderer.act(name, 'updateAction', { data: 'text' })).toMatchObject({ statusCode: 400 });
    const answers = await renderer.page.evaluate(
      async (one) =>
        Promise.all([
          window.renderer.act(one, 'stopAction', {}),
          window.renderer.act(one, 'playAction', {}),
          window.renderer.act(one, 'stopAction', {}),
          window.renderer.act(one, 'playAction', { skipAnimation: true }),
        ]),
      name,
    );
    expect(answers.map((answer) => answer?.statusCode)).toEqual([200, 200, 200, 200]);
    expect(await state(name)).toBe('on');
    // One step: what comes after it is the end.
    expect(await renderer.act(name, 'playAction', { skipAnimation: true })).toEqual({ statusCode: 200 });
    expect(await state(name)).toBe('off');
    expect(await renderer.remove(name)).toMatchObject({ statusCode: 200 });
    expect(await renderer.act(name, 'playAction')).toMatchObject({ statusCode: 410 });
    expect(await renderer.act(name, 'load', {})).toMatchObject({ statusCode: 410 });
  });

  it('[G41] come on again after they were taken off with their motion, as they were', async () => {
    const name = 'lower-third';
    const stands = async () =>
      (await inside(name)).evaluate((one) =>
        ['name-plate', 'title-plate', 'rule'].map((part) => {
          const element = one.shadowRoot?.querySelector(`[data-part="${part}"]`);
          return element ? getComputedStyle(element).transform : null;
        }),
      );
    await renderer.act(name, 'stopAction', { skipAnimation: true });
    for (const again of [1, 2]) {
      expect([again, await renderer.act(name, 'playAction', {})]).toMatchObject([again, { statusCode: 200, currentStep: 0 }]);
      await eventually(async () => expect([again, await stands()]).toEqual([again, ['none', 'none', 'none']]));
      expect([again, await renderer.act(name, 'stopAction', {})]).toMatchObject([again, { statusCode: 200 }]);
      await eventually(async () => expect([again, ...(await stands())]).not.toContain('none'));
    }
  });

  it('[G41] refuse what they cannot write, and stand as they did', async () => {
    const name = 'lower-third';
    const before = await part(name, 'name');
    expect(await renderer.act(name, 'updateAction', { data: { name: { en: 5, zh: 5 } } })).toMatchObject({ statusCode: 400 });
    expect(await part(name, 'name')).toBe(before);
    expect(await renderer.act(name, 'updateAction', { data: { title: 'Grower' } })).toMatchObject({ statusCode: 200 });
    const card = async () => (await inside('product-card')).evaluate((one) => one.dataset.figures);
    // Hidden for their age, before and after; also where what was sent was not known before, or was figures.
    expect(await card()).toBe('hidden');
    for (const data of [{ name: { en: 5, zh: 5 } }, { hotline: { en: 5 }, name: { en: 5, zh: 5 } }, { figures: { revision: 99 } }])
      expect(await renderer.act('product-card', 'updateAction', { data })).toMatchObject({ statusCode: 400 });
    expect(await card()).toBe('hidden');
    expect(await renderer.act('product-card', 'updateAction', { data: { price: { minor: 880 } } })).toMatchObject({ statusCode: 200 });
    expect(await part('product-card', 'whole')).toBe('8');
  });

  it('[G42] move at the pace of their theme, also of one that they were given after they had been loaded', async () => {
    await renderer.act('lower-third', 'stopAction', { skipAnimation: true });
    await renderer.load('lower-third', dataOf('lower-third'));
    const calm = { ...secondTheme, theme: { ...secondTheme.theme, motion: 'calm' } };
    await renderer.act('lower-third', 'updateAction', { data: { brand: calm } });
    const third = await inside('lower-third');
    const played = renderer.act('lower-third', 'playAction', {});
    const lasts = () => third.evaluate((one) => one.shadowRoot?.getAnimations().map(({ effect }) => effect?.getComputedTiming().duration));
    await eventually(async () => expect(await lasts()).toEqual([390, 780, 780]));
    await played;
  });

  it('[G41] of every kind there is play, take data over what they have, and stop; without any data too; and ask for nothing but their own files', async () => {
    const done = async (kind: string, action: Action, params?: object) =>
      expect([kind, action, await renderer.act(kind, action, params)]).toMatchObject([kind, action, { statusCode: 200 }]);
    for (const kind of GraphicKind.options.filter((one) => !ours.includes(one as (typeof ours)[number]))) {
      await renderer.add(kind);
      await done(kind, 'load');
      expect([kind, await renderer.load(kind, dataOf(kind))]).toMatchObject([kind, { statusCode: 200 }]);
      await done(kind, 'playAction', { skipAnimation: true });
      expect([kind, await state(kind)]).toEqual([kind, 'on']);
      await done(kind, 'updateAction', { data: dataOf(kind) });
      await done(kind, 'stopAction', { skipAnimation: true });
      expect([kind, await state(kind)]).toEqual([kind, 'off']);
    }
    for (const kind of GraphicKind.options.filter((one) => one !== 'label')) {
      await done(kind, 'load');
      await done(kind, 'dispose');
    }
    expect(renderer.asked.some((address) => address.includes('.woff2'))).toBe(true);
    const strange = renderer.asked.filter(
      (address) => address !== '/' && !GraphicKind.options.some((kind) => address.startsWith(`/${kind}/`)),
    );
    expect(strange.filter((address) => address !== '/favicon.ico')).toEqual([]);
  });
});
