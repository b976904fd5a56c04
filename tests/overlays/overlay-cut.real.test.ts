// needs: chromium
/** The line cut under everything that can stand on a page: what viewers see of it at once, after seconds, and after minutes. */
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import { drawQr } from '../../server/links.ts';
import { eventually } from '../run/eventually.ts';
import { differing, figureBoxes, film } from './frames.ts';
import { linkOf, partText } from './reading.ts';
import { chinese, outcomes, showSide, wholePictures } from './sample-graphics.ts';
import { shopAlone, shopTogether } from './sample-shop.ts';
import { areOn, later, on, pick, soon, stageHand } from './stage-hand.ts';

const { rig, show, figure, open } = stageHand();

type Watched = typeof globalThis & { moved: string[]; turnouts: number[]; without: number; links: string[] };

/** From now on, in the page: each part that moves in or out, each turnout painted, frames in which one of these is not on, and what becomes of its line. */
const watch = (page: Page, ids: readonly string[]) =>
  page.evaluate((all) => {
    const watched = globalThis as Watched;
    Object.assign(watched, { moved: [], turnouts: [], without: 0, links: [] });
    const stage = document.querySelector<HTMLElement>('.stage');
    if (stage) new MutationObserver(() => watched.links.push(stage.dataset.link ?? '')).observe(stage, { attributeFilter: ['data-link'] });
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...how) {
      const [, options] = how;
      // A figure that rises into its place is no motion of its graphic.
      if (typeof options === 'object' && options.id !== 'rise') watched.moved.push(this.getAttribute('data-part') ?? '');
      return animate.apply(this, how);
    };
    requestAnimationFrame(function look() {
      const states = all.map((id) => document.querySelector<HTMLElement>(`[data-id="${id}"]`)?.dataset.state);
      if (states.some((state) => state !== 'on')) watched.without += 1;
      const turnout = document.querySelector('[data-graphic="vote-bar"]')?.shadowRoot?.querySelector('[data-part="turnout"]');
      watched.turnouts.push(Number((turnout?.textContent ?? '').replace(/\D/g, '')));
      requestAnimationFrame(look);
    });
  }, ids);
const watched = (page: Page) =>
  page.evaluate(() => {
    const { moved, turnouts, without, links } = globalThis as Watched;
    return { moved: moved.filter((part) => !['fill', 'pulse'].includes(part)), turnouts, without, links };
  });

/** The code is drawn, and nothing comes in any more: a figure may rise, and sales have their beat. */
const isAtRest = (page: Page) =>
  page.evaluate(() => {
    const scan = document.querySelector('[data-graphic="vote-bar"]')?.shadowRoot?.querySelector('[data-part="scan-block"]');
    // The page's own list has none of those within a graphic.
    const all = [...document.querySelectorAll('[data-graphic]')].flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? []);
    const moving = all.filter(({ id, playState }) => !['rise', 'pulse'].includes(id) && playState === 'running');
    return scan?.querySelector('path') != null && moving.length === 0;
  });

/** Counts that rise four times a second, as viewers vote and buy; one value ahead of the other never turns. */
const openCounting = () => {
  let votes = 200_000;
  const count = () => {
    votes += 7;
    figure({
      polls: { apples: { turnout: votes, yea: Math.round(votes * 0.6), nay: votes - Math.round(votes * 0.6), revision: votes } },
      products: { apples: { sold: votes, left: 900_000 - votes, at: 0 } },
    });
  };
  count();
  const timer = setInterval(count, 250);
  onTestFinished(() => clearInterval(timer));
  return () => votes;
};

describe('a reconnect during an open vote', () => {
  it('[G48] shows no flash: in no frame anything but figures differs, nothing comes in again, and no count falls', async () => {
    const link = 'https://vote.example/?c=CODE1';
    // Its clock keeps its number of digits throughout: one less is fitted anew.
    const bar = pick('vote-bar', later(500_000), 'shown').data as Extract<GraphicData, { kind: 'vote-bar' }>;
    const graphics = [on({ ...bar, pictures: [{ id: 'program', paths: ['web'] }] }), pick('product-card'), pick('lower-third')];
    rig().code('program', { picture: 'program', at: Date.now(), link, qr: drawQr(link) });
    const counting = openCounting();
    show(graphics);
    const shown = await open('program', '&bg=green');
    const ids = graphics.map(({ id }) => id);
    await areOn(shown, ids);
    const turnout = async () => Number((await partText(shown, 'vote-bar', 'turnout'))?.replace(/\D/g, '') ?? 0);
    const isUpToDate = (least: number) => eventually(async () => expect(await turnout()).toBeGreaterThan(least), soon);
    await isUpToDate(200_000);
    await eventually(async () => expect(await isAtRest(shown)).toBe(true), soon);
    await watch(shown, ids);
    const taken = await film(shown);
    // The first are still of before: on a busy machine pictures come late.
    await eventually(() => expect(taken.frames.length).toBeGreaterThan(20), soon);
    expect(await isAtRest(shown)).toBe(true);
    const rested = taken.frames.length - 1;

    // The server ends the line.
    rig().drop();
    await eventually(async () => expect((await watched(shown)).links).toEqual(['lost', 'connected']), soon);
    await isUpToDate(counting());
    // The way between is gone for a while.
    await rig().cut();
    const cutAt = Date.now();
    await eventually(() => expect(Date.now() - cutAt).toBeGreaterThan(2500), soon);
    expect(await linkOf(shown)).toBe('lost');
    const before = counting();
    await rig().mend();
    await eventually(async () => expect(await linkOf(shown)).toBe('connected'), soon);
    await isUpToDate(before);
    // A page draws when something changes: its counts go on.
    await eventually(() => expect(taken.frames.length - rested).toBeGreaterThan(10), soon);

    const { moved, turnouts, without } = await watched(shown);
    const cutAfter = taken.frames.length - rested;

    // A planted flash: the same eyes would have seen one.
    show(graphics.slice(0, 2));
    await areOn(shown, ids.slice(0, 2));
    const boxes = await figureBoxes(shown);
    const isSeen = async () => (await differing(shown, [taken.frames[rested] ?? '', taken.frames.at(-1) ?? ''], boxes)).at(-1);
    await eventually(async () => expect(await isSeen()).toBeGreaterThan(1000), soon);
    const differ = await differing(shown, (await taken.stop()).slice(rested), boxes);

    expect(differ.slice(0, cutAfter)).toEqual(differ.slice(0, cutAfter).map(() => 0));
    expect({ moved, without }).toEqual({ moved: [], without: 0 });
    expect(turnouts).toEqual([...turnouts].sort((one, other) => one - other));
  });
});

const texts = chinese;
const closing = 1_000_000;
const once = (all: readonly GraphicData[], kind: GraphicData['kind'], changes: Partial<GraphicOn> = {}) =>
  on(all.find((data) => data.kind === kind)!, changes);

/** All that there is, on as many pages as places need: of those that want one place each has a page of its own. */
const everything = (ends = later(closing)): Readonly<Record<string, readonly GraphicOn[]>> => {
  const evening = showSide(texts, ends);
  const [bottom, top] = evening.filter(({ kind }) => kind === 'topic');
  const [shop, alone, whole] = [shopTogether(texts), shopAlone(texts), wholePictures(texts)];
  return {
    program: [
      // A price that ends with its countdown.
      ...[pick('label'), { ...pick('product-card'), endsAt: ends }, pick('vote-bar', ends)],
      ...[pick('countdown', ends), pick('sales-ticker')],
      ...shop.map((data) => on(data)),
    ],
    'program-b': [once(outcomes(texts), 'result'), once(alone, 'price-reveal'), once(alone, 'sold-out'), once(evening, 'clock'), on(top!)],
    'program-c': [once(outcomes(texts), 'correction'), once(whole, 'board'), on(bottom!)],
    // Beside a large code a name gives way.
    'program-d': [once(evening, 'vote-question', { endsAt: ends }), once(whole, 'slate'), pick('lower-third')],
  };
};

const showAll = (all: ReturnType<typeof everything>) => {
  const view = show([]);
  for (const [output, graphics] of Object.entries(all)) rig().show(output, { ...view, output, graphics });
};

/** Kinds of which something can be seen. */
const seen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const says = (part: Element) => (part.children.length === 0 && part.textContent !== '') || part.querySelector('path') !== null;
    return [...document.querySelectorAll<HTMLElement>('[data-state="on"]')]
      .filter(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('[data-part]') ?? [])].some(
          (part) => says(part) && part.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
        ),
      )
      .map(({ dataset }) => dataset.graphic ?? '')
      .sort();
  });

describe('a cut line under every kind of graphic', () => {
  it('[G47, G1, G4] lets each end by its own rule, and all are back with the first view, unmoved', async () => {
    figure({ products: { apples: { sold: 12, left: 0, at: 0 } } });
    const all = everything();
    showAll(all);
    const shown = await Promise.all(
      Object.keys(all).map((output) => open(output, '', undefined, (page) => page.clock.install({ time: Date.now() }))),
    );
    const areSeen = (kinds: readonly string[]) =>
      eventually(async () => expect((await Promise.all(shown.map(seen))).flat().sort()).toEqual([...kinds].sort()), soon);
    const kinds = Object.values(all).flatMap((graphics) => graphics.map(({ kind }) => kind));
    const but = (some: readonly string[], ...gone: readonly string[]) => some.filter((kind) => !gone.includes(kind));
    await areSeen(kinds);

    // All at once: for the last of them the seconds run on while the first are dealt with. The slowest machine has seconds for the way.
    const onEach = (deed: (page: Page) => Promise<void>) => Promise.all(shown.map(deed));
    await onEach(async (page) => page.clock.pauseAt(await page.evaluate(() => Date.now() + 3000)));
    await rig().cut();
    await onEach((page) => eventually(async () => expect(await linkOf(page)).toBe('lost'), soon));
    const pass = (ms: number) =>
      onEach(async (page) => {
        await page.clock.fastForward(ms);
        // What leaves has its motion.
        await page.clock.runFor(1500);
      });
    await areSeen(kinds);
    await pass(7000);
    const unfigured = but(kinds, 'units-sold', 'stock-left', 'sold-out', 'sales-ticker');
    await areSeen(unfigured);
    await pass(12_000);
    await areSeen(but(unfigured, 'lower-third'));
    await pass(40_000);
    const timed = ['vote-bar', 'countdown', 'product-card', 'vote-question'];
    await areSeen(['label', 'slate', 'clock', ...timed]);
    await pass(closing);
    await areSeen(['label', 'slate', 'clock']);

    for (const page of shown) {
      await page.clock.resume();
      await watch(page, []);
    }
    // Their clocks have run on: what counts to an end has one that is later by as much.
    showAll(everything(later(10 * closing)));
    await rig().mend();
    await areSeen(kinds);
    expect((await Promise.all(shown.map(watched))).flatMap(({ moved }) => moved)).toEqual([]);
  });
});
