// needs: chromium
/** The graphics about the evening as a whole in a real browser: inside their plates, legible, and never over what is mandatory. */
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import { eventually } from '../run/eventually.ts';
import { linkOf, partText } from './reading.ts';
import { chinese, english, outcomes, resultByProvince, showSide, wholePictures } from './sample-graphics.ts';
import { shopTogether } from './sample-shop.ts';
import { areOn, later, on, pick, soon, stageHand } from './stage-hand.ts';

type WatchedSold = typeof globalThis & { changes: { stood: number; rose: boolean }[] };

/** From now on, in the page: each change of what a card says is sold, for how long the figure before it stood, and whether it rises. */
const watchSold = (page: Page) =>
  page.evaluate(() => {
    const watched = globalThis as WatchedSold;
    watched.changes = [];
    const part = document.querySelector('[data-graphic="product-card"]')?.shadowRoot?.querySelector('[data-part="sold"]');
    if (!part) throw new Error('No card is on.');
    let [last, rising] = [performance.now(), false];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...how) {
      if (this === part && typeof how[1] === 'object' && how[1].id === 'rise') rising = true;
      return animate.apply(this, how);
    };
    // Heard once the writing is over: then it is known whether it rises.
    new MutationObserver(() => {
      const now = performance.now();
      watched.changes.push({ stood: now - last, rose: rising });
      [last, rising] = [now, false];
    }).observe(part, { characterData: true, childList: true, subtree: true });
  });

const { rig, show, figure, open } = stageHand();

/** Letters too small at 480 lines, parts that reach out of the safe area, and parts that overlap within one plate. */
const faults = (shown: Page) =>
  shown.evaluate(() => {
    const roots = [...document.querySelectorAll<HTMLElement>('[data-graphic]')].flatMap(({ shadowRoot, dataset }) =>
      shadowRoot && dataset.graphic !== 'label' ? [shadowRoot] : [],
    );
    const parts = roots.flatMap((root) =>
      [...root.querySelectorAll<HTMLElement>('[data-part]')].filter(
        (part) => part.children.length === 0 && part.textContent !== '' && part.getClientRects().length > 0,
      ),
    );
    const named = (some: readonly HTMLElement[]) => some.map((part) => part.dataset.part);
    const isOutside = ({ left, right, top, bottom }: DOMRect) => left < 95 || right > 1825 || top < 53 || bottom > 1027;
    return {
      small: named(parts.filter((part) => (Number.parseFloat(getComputedStyle(part).fontSize) * 480) / 1080 < 9)),
      outside: named(parts.filter((part) => isOutside(part.getBoundingClientRect()))),
      spilled: named(parts.filter((part) => part.dataset.part?.startsWith('share-') && part.scrollWidth > part.clientWidth + 1)),
    };
  });
const well = { small: [], outside: [], spilled: [] };

const oneByOne = async (graphics: readonly GraphicOn[], language: string) => {
  const shown = await open();
  for (const graphic of graphics) {
    show([pick('label'), graphic], { language });
    await areOn(shown, ['label', graphic.id]);
    await eventually(async () => expect(await faults(shown)).toEqual(well), soon);
  }
};

describe('what is about the evening as a whole', () => {
  it.each([
    ['Chinese', 'zh', chinese],
    ['English', 'en', english],
  ])('fits long %s text and seven digits, letters large enough at 480 lines', async (_name, language, texts) => {
    figure({ products: { apples: { sold: 1_234_567, left: 7, at: 0 } } });
    const all = [
      ...showSide(texts, later(600_000)),
      resultByProvince(texts, 'map'),
      resultByProvince(texts, 'rows'),
      ...wholePictures(texts),
    ];
    await oneByOne(
      all.map((data, n) => on(data, { id: `${data.kind}-${n}` })),
      language,
    );
  });

  it('[G29] stands beside the labels or under them: what is mandatory keeps its corner, also over a whole picture', async () => {
    const shown = await open();
    const label = pick('label');
    const [, , topic, clock] = showSide(chinese, later(600_000)).map((data, n) => on(data, { id: `side-${n}` }));
    const corner = () => shown.locator('[data-graphic="label"]').evaluate((one) => Math.round(one.getBoundingClientRect().right));
    show([label, topic!, clock!, on(wholePictures(chinese)[1]!)]);
    await areOn(shown, ['label', 'side-2', 'side-3', 'slate']);
    expect(await corner()).toBe(1824);
    const rights = await shown.evaluate(() =>
      ['topic', 'clock', 'label'].map((kind) => {
        const box = document.querySelector(`[data-graphic="${kind}"]`)?.getBoundingClientRect();
        return [box?.left ?? 0, box?.right ?? 0] as const;
      }),
    );
    for (const [n, [, right]] of rights.slice(0, 2).entries()) expect(right).toBeLessThanOrEqual(rights[n + 1]![0]);
    const topmost = await shown.evaluate(() => {
      const box = document.querySelector('[data-graphic="label"]')?.getBoundingClientRect();
      const under = document.elementsFromPoint((box?.left ?? 0) + 20, (box?.top ?? 0) + 20) as HTMLElement[];
      return under.map(({ dataset }) => dataset.graphic).find((kind) => kind !== undefined);
    });
    expect(topmost).toBe('label');
  });

  it('[G30] hides units sold once figures are old, and shows none where there is no record', async () => {
    figure({ products: { apples: { sold: 1_234_567, left: 7, at: 0 } } });
    show([on(wholePictures(chinese)[0]!)]);
    const shown = await open();
    await eventually(async () => expect(await partText(shown, 'board', 'sold-0')).toBe('1,234,567'), soon);
    expect(await partText(shown, 'board', 'sold-1')).toBe('');
    figure({ products: {} });
    await eventually(async () => expect(await shown.locator('[data-graphic="board"]').getAttribute('data-figures')).toBe('hidden'), soon);
  });

  it('[G27] counts to the opening of a vote, then says that it opens soon, and never counts below', async () => {
    const [question] = showSide(english, later(2500));
    show([on(question!)], { language: 'en' });
    const shown = await open();
    await areOn(shown, ['vote-question']);
    await eventually(async () => expect(await partText(shown, 'vote-question', 'opens')).toBe('OPENS SOON'), soon);
    expect(await partText(shown, 'vote-question', 'time')).toBeNull();
  });
});

/** What is painted in truth, by the one page's own word. */
const toldBy = () => {
  const [row] = rig().door.rows();
  return { painted: [...(row?.painted ?? [])].sort(), unseen: [...(row?.unseen ?? [])].sort(), missing: row?.missing, extra: row?.extra };
};

describe('what stands and moves together', () => {
  it('[G53] draws no name over a map of provinces or a large code, and brings it back after', async () => {
    const seen = (shown: Page) =>
      shown.evaluate(() => {
        const third = document.querySelector('[data-graphic="lower-third"]')?.shadowRoot?.querySelector('.third');
        return third ? getComputedStyle(third).opacity : null;
      });
    const map = on(resultByProvince(english, 'map'));
    const [plain] = outcomes(english).map((data) => on(data));
    const [question] = showSide(english, later(60_000)).map((data) => on(data));
    const code = on(shopTogether(english)[2]!);
    const shown = await open();
    for (const [graphics, opacity] of [
      [[map, pick('lower-third')], '0'],
      [[plain!, pick('lower-third')], '1'],
      [[question!, code, pick('lower-third')], '0'],
      [[code, pick('lower-third')], '1'],
    ] as const) {
      show([...graphics]);
      await areOn(
        shown,
        graphics.map(({ id }) => id),
      );
      await eventually(async () => expect(await seen(shown)).toBe(opacity), soon);
      const hidden = opacity === '0' ? ['lower-third'] : [];
      const painted = graphics.map(({ id }) => id).filter((id) => !hidden.includes(id));
      await eventually(() => expect(toldBy()).toEqual({ painted: painted.sort(), unseen: hidden, missing: [], extra: [] }), soon);
    }
  });

  it('[G53] tells what a whole picture covers, and a figure that there is none of, as not seen', async () => {
    figure({ products: {} });
    const [board] = wholePictures(english).map((data) => on(data, { id: 'board' }));
    const sold = on(shopTogether(english).find(({ kind }) => kind === 'units-sold')!, { id: 'sold' });
    show([pick('label'), pick('lower-third'), sold]);
    await open();
    await eventually(() => expect(toldBy()).toMatchObject({ painted: ['label', 'lower-third'], unseen: ['sold'] }), soon);
    show([pick('label'), pick('lower-third'), sold, board!]);
    await eventually(() => expect(toldBy()).toMatchObject({ painted: ['board', 'label'], unseen: ['lower-third', 'sold'] }), soon);
  });

  it('lets every graphic come from where its moves begin to where it stands, and a figure rise into its place', async () => {
    /** Each way's first keyframe is said and its last is the part's own place. */
    const ways = (shown: Page) =>
      shown.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-graphic]')].flatMap((host) =>
          (host.shadowRoot?.getAnimations() ?? [])
            .filter((one) => !(one instanceof CSSAnimation) && !(one instanceof CSSTransition) && one.id !== 'slide')
            .map((one) => {
              const [first] = one.effect instanceof KeyframeEffect ? one.effect.getKeyframes() : [];
              return first?.computedOffset;
            }),
        ),
      );
    const shown = await open('program');
    await eventually(async () => expect(await linkOf(shown)).toBe('connected'), soon);
    const devtools = await shown.context().newCDPSession(shown);
    await devtools.send('Animation.enable');
    await devtools.send('Animation.setPlaybackRate', { playbackRate: 0.05 });
    figure();
    show([pick('product-card'), pick('lower-third'), pick('vote-bar')]);
    await eventually(async () => {
      const begin = await ways(shown);
      expect(begin.length).toBeGreaterThan(3);
      expect(new Set(begin)).toEqual(new Set([0]));
    }, soon);
  });

  it('[G57] has a figure that stood still rise as it changes, and only writes one that changes many times a second', async () => {
    let sold = 100;
    const sell = () => {
      sold += 1;
      figure({ products: { apples: { sold, left: 1000 - sold, at: 0 } } });
    };
    sell();
    show([pick('product-card')]);
    const shown = await open('program');
    const isSold = () => eventually(async () => expect(await partText(shown, 'product-card', 'sold')).toBe(String(sold)), soon);
    await isSold();
    await watchSold(shown);
    const changes = () => shown.evaluate(() => (globalThis as WatchedSold).changes);
    const stands = async () => {
      const from = Date.now();
      await eventually(() => expect(Date.now() - from).toBeGreaterThan(1200), soon);
    };
    await stands();
    sell();
    await isSold();
    // By the page's own clock: a slow machine draws few of them, and then they have stood still.
    const timer = setInterval(sell, 30);
    onTestFinished(() => clearInterval(timer));
    await eventually(async () => expect((await changes()).filter(({ stood }) => stood < 700).length).toBeGreaterThan(5), soon);
    clearInterval(timer);
    const seen = await changes();
    expect(seen.filter(({ stood }) => stood > 900).map(({ rose }) => rose)).toContain(true);
    for (const { stood, rose } of seen) if (stood < 700 || stood > 900) expect({ stood, rose }).toEqual({ stood, rose: stood > 900 });
  });
});
