// needs: chromium
/** The overlay pages on a real line: what the audience sees when it is cut, mended, slow or refused. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import type { LocalBreak } from '../../server/contract/local-breaks.ts';
import { type OwnNow, stationOutput } from '../../server/core/station-view.ts';
import { eventually } from '../run/eventually.ts';
import { figures, station } from '../stations/sample-show.ts';
import { figuresOf, linkOf, onScreen, partText } from './reading.ts';
import { areOn, later, pick, soon, stageHand } from './stage-hand.ts';

const { rig, revision, show, figure, open } = stageHand();
/** ms; a page lets go of what it holds as near to its moment as this. */
const promisedWithin = 50;

describe('a program page on its line', () => {
  it('[G1] starts and ends each graphic by its own times with the line cut', async () => {
    show([]);
    const shown = await open('program', '', undefined, (page) => page.clock.install({ time: Date.now() }));
    await eventually(async () => expect(await linkOf(shown)).toBe('connected'), soon);
    const first = ['label', 'vote-bar', 'product-card', 'countdown'];
    const showFrom = (begins: number) =>
      show([
        pick('label'),
        pick('vote-bar', begins + 2500),
        { ...pick('product-card'), endsAt: begins + 3000 },
        { ...pick('lower-third'), startsAt: begins },
        pick('countdown', begins + 3500),
      ]);
    // All that takes its time is there before the moments are named.
    showFrom(later(300_000));
    await areOn(shown, first);
    const begins = later(10_000);
    showFrom(begins);
    await eventually(async () => expect(await shown.locator('.stage').getAttribute('data-revision')).toBe(String(revision())), soon);
    await rig().cut();
    await eventually(async () => expect(await linkOf(shown)).toBe('lost'), soon);
    // The page's clock stands, so that each of its moments is seen by the slowest machine.
    await shown.clock.pauseAt(begins - 500);
    await areOn(shown, first);
    await shown.clock.runFor(1500);
    await areOn(shown, [...first, 'lower-third']);
    await shown.clock.runFor(4500);
    await areOn(shown, ['label', 'lower-third']);
    await rig().mend();
  });

  it('[G2, G4] hides figures six seconds after the last word, keeps labels, and comes back with the same elements, unmoved', async () => {
    figure({ products: { apples: { sold: 12, left: 988, at: 0 } } });
    show([pick('label'), pick('product-card')]);
    const shown = await open();
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('988'), soon);
    const card = await shown.$('[data-graphic="product-card"]');
    const box = () => card?.boundingBox();
    const stood = await box();
    await rig().cut();
    const cutAt = Date.now();
    await eventually(async () => expect(await figuresOf(shown, 'product-card')).toBe('hidden'), soon);
    expect(Date.now() - cutAt).toBeGreaterThan(3000);
    // Nothing else of it moves when they go.
    expect(await box()).toEqual(stood);
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
    await rig().mend();
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('985'), soon);
    expect(await figuresOf(shown, 'product-card')).toBe('shown');
    const isSame = await shown.evaluate((before) => before === document.querySelector('[data-graphic="product-card"]'), card);
    expect(isSame).toBe(true);
    expect(await shown.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
  });

  it('[G2, V8] takes a restarted server’s figures, whatever their revision, without hiding them in between', async () => {
    figure({ revision: 900, products: { apples: { sold: 20, left: 980, at: 0 } } });
    show([pick('product-card')], { epoch: 'before' });
    const shown = await open();
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('980'), soon);
    await shown.evaluate(() => {
      const seen: (string | null)[] = [];
      Object.assign(globalThis, { seen });
      const card = document.querySelector('[data-graphic="product-card"]');
      if (card)
        new MutationObserver(() => seen.push(card.getAttribute('data-figures'))).observe(card, { attributeFilter: ['data-figures'] });
    });
    await rig().cut();
    show([pick('product-card')], { epoch: 'after' });
    figure({ revision: 1, products: { apples: { sold: 21, left: 979, at: 0 } } });
    await rig().mend();
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('979'), soon);
    expect(await shown.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).not.toContain('hidden');
  });

  it('[O4] moves stock by figures, newest revision wins, and shows SOLD OUT at none', async () => {
    figure({ products: { apples: { sold: 990, left: 10, at: 0 } } });
    show([pick('product-card')], { language: 'en' });
    const shown = await open();
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('10'), soon);
    expect(await partText(shown, 'product-card', 'stamp')).toBeNull();
    rig().figure(figures({ revision: revision() - 1, products: { apples: { sold: 1, left: 999, at: 0 } } }));
    figure({ products: { apples: { sold: 1000, left: 0, at: 0 } } });
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('0'), soon);
    expect(await partText(shown, 'product-card', 'stamp')).toBe('SOLD OUT');
  });

  it('keeps trying with a refused key and shows nothing', async () => {
    show([pick('label')]);
    // The second is a word for fill and key where the key should be: black all over would lie on somebody's picture.
    for (const key of ['forged', 'side']) {
      const shown = await open('program', '', key);
      await eventually(async () => expect(await linkOf(shown)).toBe('refused'), soon);
      expect(await onScreen(shown)).toEqual([]);
      expect(await shown.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
    }
  });
});

describe('a station’s page', () => {
  it('[F2] shows each change when its viewers see that moment, under its own mark and labels', async () => {
    const own = station({ labels: ['广告'], colour: '#0055aa' });
    const asSeen = (graphics: readonly GraphicOn[]) => rig().show('harbour', stationOutput(show(graphics), own, 4000));
    asSeen([]);
    const shown = await open('harbour');
    await areOn(shown, ['harbour-label-1']);
    expect(await shown.locator('.strip').textContent()).toBe('海港卫视');
    const changedAt = Date.now();
    asSeen([pick('lower-third')]);
    await areOn(shown, ['harbour-label-1', 'lower-third']);
    expect(Date.now() - changedAt).toBeGreaterThanOrEqual(3900);
  });

  it('[F38] has the last of what it held at once, without motion, when the station dumps its delay, and holds back again as that grows', async () => {
    const asSeen = (graphics: readonly GraphicOn[], dumped?: OwnNow['dumped']) =>
      rig().show('harbour', stationOutput(show(graphics), station(), 60_000, { dumped }));
    asSeen([pick('label')]);
    const shown = await open('harbour');
    await areOn(shown, ['label']);
    asSeen([pick('label'), pick('product-card')]);
    asSeen([pick('label'), pick('lower-third')]);
    asSeen([pick('label'), pick('lower-third')], { at: Date.now(), by: 'station:harbour', over: 240_000 });
    await areOn(shown, ['label', 'lower-third']);
    expect(await onScreen(shown)).not.toContain('product-card');
  });
});

describe('a station’s page under a cover', () => {
  const asStation = (graphics: readonly GraphicOn[], delay: number, breaks: readonly LocalBreak[]) =>
    rig().show('harbour', stationOutput(show(graphics), station({ labels: ['广告'] }), delay, { breaks }));
  /** Everything that moves from now on, by graphic. */
  const watchMoves = (page: Page) =>
    page.evaluate(() => {
      const moved = Element.prototype.animate;
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      Element.prototype.animate = function (...how) {
        seen.push(((this.getRootNode() as ShadowRoot).host as HTMLElement | undefined)?.dataset.graphic ?? '');
        return moved.apply(this, how);
      };
    });
  const moves = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  const looks = (page: Page) =>
    page.evaluate(() => {
      const stage = document.querySelector('.stage');
      const { visibility, opacity } = stage ? getComputedStyle(stage) : { visibility: '', opacity: '' };
      return [document.documentElement.dataset.cover ?? 'none', visibility, opacity];
    });
  const clear = ['none', 'visible', '1'];

  it('[F23] covers itself for its own break with the line cut, never early, and is right and unmoved when it is back', async () => {
    asStation([pick('lower-third')], 400, []);
    const shown = await open('harbour');
    await areOn(shown, ['harbour-label-1', 'lower-third']);
    // Long enough to cut the line in it, and to be back with something else long before its end.
    const [leavesAt, rejoinsAt] = [later(1500), later(12_000)];
    const own: LocalBreak = { id: 'b', state: 'planned', withShow: false, leavesAt, rejoinsAt, length: rejoinsAt - leavesAt };
    await shown.evaluate(() => {
      const turns: [string, number][] = [];
      Object.assign(globalThis, { turns });
      new MutationObserver(() => turns.push([document.documentElement.dataset.cover ?? 'none', Date.now()])).observe(
        document.documentElement,
        {
          attributeFilter: ['data-cover'],
        },
      );
    });
    asStation([pick('lower-third')], 400, [own]);
    await eventually(async () => expect(await shown.locator('.stage').getAttribute('data-revision')).toBe(String(revision())), soon);
    await rig().cut();
    await eventually(async () => expect(await looks(shown)).toEqual(['away', 'hidden', '0']), soon);
    await rig().mend();
    await eventually(async () => expect(await linkOf(shown)).toBe('connected'), soon);
    await watchMoves(shown);
    asStation([], 400, [own]);
    await eventually(async () => expect(Date.now()).toBeGreaterThan(rejoinsAt - 350), soon);
    asStation([pick('product-card')], 400, [own]);
    await eventually(async () => expect(await looks(shown)).toEqual(clear), soon);
    await areOn(shown, ['harbour-label-1', 'product-card']);
    expect(await moves(shown)).toEqual([]);
    const turns = await shown.evaluate(() => (globalThis as unknown as { turns: [string, number][] }).turns);
    expect(turns.map(([cover]) => cover)).toEqual(['away', 'none']);
    // The page keeps our time, which it measures.
    expect((turns[0]?.[1] ?? 0) - leavesAt).toBeGreaterThan(-promisedWithin);
    expect((turns[1]?.[1] ?? 0) - rejoinsAt).toBeGreaterThan(-promisedWithin);
  });

  it('[F24] is blank in the next frame after its key, with the line cut and after a reload, tells us, and is back unmoved', async () => {
    asStation([pick('lower-third')], 0, []);
    const shown = await open('harbour');
    await areOn(shown, ['harbour-label-1', 'lower-third']);
    await rig().cut();
    const nextFrame = await shown.evaluate(
      () =>
        new Promise<string>((told) => {
          window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k' }));
          requestAnimationFrame(() => told(getComputedStyle(document.querySelector('.stage') ?? document.body).visibility));
        }),
    );
    expect(nextFrame).toBe('hidden');
    await rig().mend();
    await eventually(() => expect(rig().door.rows()).toMatchObject([{ blanked: true, painted: [], missing: [] }]), soon);
    await shown.reload();
    await areOn(shown, ['harbour-label-1', 'lower-third']);
    expect(await looks(shown)).toEqual(['blanked', 'hidden', '0']);
    await watchMoves(shown);
    asStation([pick('product-card')], 0, []);
    await areOn(shown, ['harbour-label-1', 'product-card']);
    await shown.keyboard.press('k');
    expect(await looks(shown)).toEqual(clear);
    expect(await moves(shown)).toEqual([]);
    await eventually(() => expect(rig().door.rows()[0]?.blanked).toBeUndefined(), soon);
  });
});
