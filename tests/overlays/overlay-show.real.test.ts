// needs: chromium
/** The graphics about the evening as a whole in a real browser: inside their plates, legible, and never over what is mandatory. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import { eventually } from '../run/eventually.ts';
import { partText } from './reading.ts';
import { chinese, english, resultByProvince, showSide, wholePictures } from './sample-graphics.ts';
import { areOn, later, on, pick, soon, stageHand } from './stage-hand.ts';

const { show, figure, open } = stageHand();

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
