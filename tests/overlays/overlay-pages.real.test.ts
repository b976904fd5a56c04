// needs: chromium
/** The overlay pages in a real browser, on a real line: what the audience sees whatever the line does. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import { figures, graphic, outputView, station } from '../stations/sample-show.ts';
import { figuresOf, linkOf, onScreen, partText } from './reading.ts';
import { openRig, type Rig } from './rig.ts';
import { chinese, english, oneOfEach } from './sample-graphics.ts';

let rig: Rig;
let page: Page | undefined;
let revision = 0;

beforeAll(async () => {
  rig = await openRig();
}, 120_000);
afterAll(() => rig.close());
afterEach(async () => {
  await page?.close();
  page = undefined;
});

const soon = { timeout: 10_000, interval: 50 };
const later = (ms: number) => Date.now() + ms;
const on = (data: GraphicData, changes: Partial<GraphicOn> = {}) => graphic(data.kind, data, { startsAt: 0, ...changes });
const pick = (kind: GraphicData['kind'], endsAt = later(600_000), split: 'hidden' | 'shown' = 'hidden') =>
  on(oneOfEach(chinese, endsAt, split).find((data) => data.kind === kind)!);
const show = (graphics: readonly GraphicOn[], changes: Parameters<typeof outputView>[0] = {}) => {
  revision += 1;
  const view = outputView({ epoch: 'e1', revision, at: Date.now(), graphics, ...changes });
  rig.show('program', view);
  return view;
};
const figure = (changes: Parameters<typeof figures>[0] = {}) => {
  revision += 1;
  rig.figure(figures({ revision, at: Date.now(), ...changes }));
};
const open = async (output = 'program', more = '') => {
  page = await rig.open(output, more);
  return page;
};
const areOn = (shown: Page, ids: readonly string[]) =>
  vi.waitFor(async () => expect([...(await onScreen(shown))].sort()).toEqual([...ids].sort()), soon);

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
    await vi.waitFor(() => {
      const [row] = rig.door.rows();
      expect(row).toMatchObject({ output: 'program', paintedRevision: view.revision });
      expect([...(row?.painted ?? [])].sort()).toEqual(graphics.map(({ id }) => id).sort());
      expect(row?.problem).toBeUndefined();
    }, soon);
  });

  it('starts and ends each graphic by its own times with the line cut', async () => {
    show([
      pick('label'),
      pick('vote-bar', later(3000)),
      { ...pick('product-card'), endsAt: later(3500) },
      { ...pick('lower-third'), startsAt: later(1500) },
      pick('countdown', later(4000)),
    ]);
    const shown = await open();
    await areOn(shown, ['label', 'vote-bar', 'product-card', 'countdown']);
    await rig.cut();
    await areOn(shown, ['label', 'vote-bar', 'product-card', 'countdown', 'lower-third']);
    await areOn(shown, ['label', 'lower-third']);
    expect(await linkOf(shown)).toBe('lost');
    await rig.mend();
  });

  it('hides figures six seconds after the last word, keeps labels, and comes back with the same elements, unmoved', async () => {
    figure({ products: { apples: { sold: 12, left: 988, at: 0 } } });
    show([pick('label'), pick('product-card')]);
    const shown = await open();
    await vi.waitFor(async () => expect(await partText(shown, 'product-card', 'left')).toBe('988'), soon);
    const card = await shown.$('[data-graphic="product-card"]');
    await rig.cut();
    const cutAt = Date.now();
    await vi.waitFor(async () => expect(await figuresOf(shown, 'product-card')).toBe('hidden'), soon);
    expect(Date.now() - cutAt).toBeGreaterThan(3000);
    expect(await onScreen(shown)).toContain('label');
    figure({ products: { apples: { sold: 15, left: 985, at: 0 } } });
    await shown.evaluate(() => {
      const moved = Element.prototype.animate;
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      Element.prototype.animate = function (...how) {
        const host = (this.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
        if (this.getAttribute('data-part') === 'card') seen.push(host?.dataset.graphic ?? '');
        return moved.apply(this, how);
      };
    });
    await rig.mend();
    await vi.waitFor(async () => expect(await partText(shown, 'product-card', 'left')).toBe('985'), soon);
    expect(await figuresOf(shown, 'product-card')).toBe('shown');
    const isSame = await shown.evaluate((before) => before === document.querySelector('[data-graphic="product-card"]'), card);
    expect(isSame).toBe(true);
    expect(await shown.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
  });

  it('moves stock by figures, newest revision wins, and shows SOLD OUT at none', async () => {
    figure({ products: { apples: { sold: 990, left: 10, at: 0 } } });
    show([pick('product-card')], { language: 'en' });
    const shown = await open();
    await vi.waitFor(async () => expect(await partText(shown, 'product-card', 'left')).toBe('10'), soon);
    expect(await partText(shown, 'product-card', 'stamp')).toBeNull();
    rig.figure(figures({ revision: revision - 1, products: { apples: { sold: 1, left: 999, at: 0 } } }));
    figure({ products: { apples: { sold: 1000, left: 0, at: 0 } } });
    await vi.waitFor(async () => expect(await partText(shown, 'product-card', 'left')).toBe('0'), soon);
    expect(await partText(shown, 'product-card', 'stamp')).toBe('SOLD OUT');
  });

  it('never draws a split that is hidden, nor a bar beyond its whole', async () => {
    const inside = (shown: Page) =>
      shown.evaluate(() => {
        const part = (name: string) =>
          document.querySelector('[data-graphic="vote-bar"]')?.shadowRoot?.querySelector(`[data-part="${name}"]`)?.getBoundingClientRect();
        return (part('fill')?.right ?? 0) <= (part('track')?.right ?? 0) + 1;
      });
    figure({ polls: { apples: { turnout: 100, yea: 60, nay: 40, revision: 1 } } });
    show([pick('vote-bar', later(600_000), 'hidden')]);
    const shown = await open();
    await vi.waitFor(async () => expect(await partText(shown, 'vote-bar', 'turnout')).toBe('100'), soon);
    expect(await partText(shown, 'vote-bar', 'yea-percent')).toBeNull();
    show([{ ...pick('vote-bar', later(600_000), 'shown'), id: 'shown' }]);
    for (const [yea, nay, said] of [
      [60, 40, '60%'],
      [1e9, -5, '100%'],
      [0, 7, '0%'],
      [Number.MAX_VALUE, 1, '100%'],
    ] as const) {
      figure({ polls: { apples: { turnout: 100, yea, nay, revision: revision + 10 } } });
      await vi.waitFor(async () => expect(await partText(shown, 'vote-bar', 'yea-percent')).toBe(said), soon);
      await vi.waitFor(async () => expect(await inside(shown)).toBe(true), soon);
    }
  });

  it('is marked REHEARSAL unless it is live', async () => {
    const isMarked = (shown: Page) => shown.isVisible('.rehearsal');
    show([pick('label')], { activation: 'rehearsal' });
    const shown = await open();
    await vi.waitFor(async () => expect(await isMarked(shown)).toBe(true), soon);
    show([pick('label')], { activation: 'live' });
    await vi.waitFor(async () => expect(await isMarked(shown)).toBe(false), soon);
    show([pick('label')], { activation: 'simulated' });
    await vi.waitFor(async () => expect(await isMarked(shown)).toBe(true), soon);
    show([], { activation: null });
    await vi.waitFor(async () => expect(await isMarked(shown)).toBe(false), soon);
  });

  it('draws the rehearsal switcher’s picture only when asked', async () => {
    const picture = { program: 'Desk', preview: 'Close-up', open: ['Host'], transition: { kind: 'fade', rate: 200 }, title: null } as const;
    show([], { picture });
    const plain = await open();
    await vi.waitFor(async () => expect(await linkOf(plain)).toBe('connected'), soon);
    expect(await plain.locator('.card').count()).toBe(0);
    await plain.close();
    const shown = await open('program', '&picture=1');
    const says = (text: string) =>
      vi.waitFor(async () => expect(await shown.locator('.scene-name').allTextContents()).toEqual([text]), soon);
    await says('Desk');
    show([], { picture: { ...picture, program: 'Close-up' } });
    await says('Close-up');
    const clock = await shown.locator('.clock span').textContent();
    await vi.waitFor(async () => expect(await shown.locator('.clock span').textContent()).not.toBe(clock), soon);
  });

  it('keeps trying with a refused key and shows nothing', async () => {
    show([pick('label')]);
    const shown = await open();
    await shown.goto('about:blank');
    await shown.goto(shown.url());
    const url = (await rig.open('program')).url();
    await shown.goto(url.replace('key-of-program', 'forged'));
    await vi.waitFor(async () => expect(await linkOf(shown)).toBe('refused'), soon);
    expect(await onScreen(shown)).toEqual([]);
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
    await vi.waitFor(async () => expect(await figuresOf(shown, 'vote-bar')).toBe('shown'), soon);
    const outside = () =>
      shown.evaluate(() => {
        const hosts = [...document.querySelectorAll<HTMLElement>('[data-graphic]')];
        const boxes = hosts.map((host) => ({ kind: host.dataset.graphic ?? '', box: host.getBoundingClientRect() }));
        const unsafe = boxes.filter(({ box }) => box.left < 95 || box.right > 1825 || box.top < 53 || box.bottom > 1027);
        const overlaps = boxes.flatMap((a, n) =>
          boxes
            .slice(n + 1)
            .filter(
              ({ box }) =>
                a.kind !== 'lower-third' &&
                box.left < a.box.right &&
                a.box.left < box.right &&
                box.top < a.box.bottom &&
                a.box.top < box.bottom,
            ),
        );
        const spilled = hosts.flatMap((host) =>
          [
            ...(host.shadowRoot?.querySelectorAll<HTMLElement>(
              '[data-part="symbol"], [data-part="whole"], [data-part="fraction"], [data-part="time"], .figure',
            ) ?? []),
          ]
            .filter((part) => part.textContent !== '' && part.getBoundingClientRect().right > host.getBoundingClientRect().right + 1)
            .map((part) => `${host.dataset.graphic} ${part.dataset.part}`),
        );
        return { unsafe: unsafe.map(({ kind }) => kind), overlaps: overlaps.map(({ kind }) => kind), spilled };
      });
    await vi.waitFor(async () => expect(await outside()).toEqual({ unsafe: [], overlaps: [], spilled: [] }), soon);
  });
});

describe('a station’s page', () => {
  it('shows each change when its viewers see that moment, under its own mark and labels', async () => {
    const own = station({ labels: ['广告'], colour: '#0055aa' });
    const asSeen = (graphics: readonly GraphicOn[]) => rig.show('harbour', stationOutput(show(graphics), own, 4000));
    asSeen([]);
    const shown = await open('harbour');
    await areOn(shown, ['harbour-label-1']);
    expect(await shown.locator('.strip').textContent()).toBe('海港卫视');
    const changedAt = Date.now();
    asSeen([pick('lower-third')]);
    await areOn(shown, ['harbour-label-1', 'lower-third']);
    expect(Date.now() - changedAt).toBeGreaterThanOrEqual(3900);
  });
});
