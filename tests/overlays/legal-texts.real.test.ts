// needs: chromium
/** What the law has said of a price, or the buyer is promised, is whole on the card of each product of the demo series. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { GraphicData } from '../../server/contract/graphics.ts';
import { eventually } from '../run/eventually.ts';
import { demoEpisodes, productsOf } from '../show-files/demo-products.ts';
import { outside } from './outside.ts';
import { linkOf } from './reading.ts';
import { later, on, pick, soon, stageHand } from './stage-hand.ts';

type Card = Extract<GraphicData, { kind: 'product-card' }>;

const { show, figure, open } = stageHand();
const sample = pick('product-card').data as Card;
const cards = (await Promise.all(demoEpisodes.map(productsOf))).flat().map((product): Card => {
  const { id, price, was, itemNumber, name, unit, unitPrice, seller, delivery, returns } = product;
  const money = (minor: number) => ({ minor, currency: 'CNY' });
  return {
    ...{ kind: 'product-card', productId: id, itemNumber, name, price: money(price), unit, seller, delivery, returns },
    ...(was ? { was: { price: money(was.price), basis: was.basis } } : {}),
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...{ link: sample.link ?? '', ...(sample.qr ? { qr: sample.qr } : {}) },
  };
});

/** Parts whose text does not stand whole in sight: more of it than its own box, or than the card, shows. */
const cut = (shown: Page): Promise<readonly string[]> =>
  shown.evaluate(() => {
    const root = document.querySelector('[data-graphic="product-card"]')?.shadowRoot;
    const mask = root?.querySelector('.mask')?.getBoundingClientRect();
    return ['was-word', 'was-price', 'basis', 'unit', 'unit-price', 'seller', 'name', 'delivery', 'returns'].flatMap((name) => {
      const part = root?.querySelector<HTMLElement>(`[data-part="${name}"]`);
      if (!part || !mask || part.textContent === '') return [];
      const words = document.createRange();
      words.selectNodeContents(part);
      const reach = 0.2 * Number.parseFloat(getComputedStyle(part).fontSize);
      const boxes = [mask, ...(getComputedStyle(part).overflow === 'visible' ? [] : [part.getBoundingClientRect()])];
      const isWhole = [...words.getClientRects()].every((line) =>
        boxes.every(
          (box) =>
            line.left >= box.left - 1 && line.right <= box.right + 1 && line.top >= box.top - reach && line.bottom <= box.bottom + reach,
        ),
      );
      return isWhole && part.scrollWidth <= part.clientWidth + 1 ? [] : [`${name}: ${part.textContent}`];
    });
  });

describe('the card of a product of the demo series', () => {
  it.each(
    ['', '&format=4x3', '&format=9x16'].flatMap((format) => ['zh', 'en'].map((language) => [format || '16:9', language, format] as const)),
  )('[G34] says what its price was, by what, and per what, whole: %s in %s', async (_name, language, format) => {
    figure({ products: {} });
    show([], { language });
    const shown = await open('program', format);
    await eventually(async () => expect(await linkOf(shown)).toBe('connected'), soon);
    for (const card of cards) {
      const id = `${card.productId}-${card.itemNumber}-${language}${format}`;
      show([on(card, { id, endsAt: later(600_000) }), pick('vote-bar')], { language });
      figure({
        products: { [card.productId]: { sold: 12_345, left: 12_345, at: 0 } },
        polls: { apples: { turnout: 1_234_567, revision: 1 } },
      });
      await shown.waitForFunction((wanted) => {
        const all = [...document.querySelectorAll<HTMLElement>('[data-graphic="product-card"]')];
        const [card] = all;
        const stands = card?.dataset.id === wanted && card.dataset.state === 'on' && card.dataset.figures === 'shown';
        // What is still on its way in stands elsewhere.
        return all.length === 1 && stands && card.shadowRoot?.getAnimations().every(({ playState }) => playState === 'finished');
      }, id);
      expect(await cut(shown), id).toEqual([]);
      // Where the safe area lies in another format is looked at elsewhere.
      expect(await outside(shown), id).toMatchObject({ ...(format === '' ? { unsafe: [] } : {}), overlaps: [], spilled: [] });
    }
  });
});
