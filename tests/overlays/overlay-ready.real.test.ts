// needs: chromium
/** What a page has ready before it is on, and what it leaves standing: takes that build and move nothing that they need not. */
import { describe, expect, it } from 'vitest';
import type { GraphicData } from '../../server/contract/graphics.ts';
import { eventually } from '../run/eventually.ts';
import { onScreen, partText } from './reading.ts';
import { areOn, on, pick, soon, stageHand } from './stage-hand.ts';

const { rig, show, figure, open } = stageHand();

describe('what is ready for a take', () => {
  it('[G45] has built, unseen, what was foreseen; a take shows that very element, at once and with today’s figures', async () => {
    show([]);
    rig().foresee('program', [pick('product-card').data, pick('lower-third').data]);
    const shown = await open();
    const built = () =>
      shown.$$eval('cuecart-product-card, cuecart-lower-third', (all) => all.map((one) => (one as HTMLElement).dataset.state));
    await eventually(async () => expect(await built()).toEqual(['loading', 'loading']), soon);
    expect(await onScreen(shown)).toEqual([]);
    const card = await shown.$('cuecart-product-card');
    figure({ products: { apples: { sold: 12, left: 988, at: 0 } } });
    rig().foresee('program', []);
    show([pick('product-card')]);
    await areOn(shown, ['product-card']);
    await eventually(async () => expect(await partText(shown, 'product-card', 'left')).toBe('988'), soon);
    expect(await shown.evaluate((before) => before === document.querySelector('[data-graphic="product-card"]'), card)).toBe(true);
    await eventually(async () => expect(await built()).toEqual(['on']), soon);
  });

  it('[G58] leaves what goes and comes again the same in one change as it stands, and it is on under its new id', async () => {
    const labelled = (id: string, mandatory: boolean) => on({ kind: 'label', text: { zh: '购物', en: 'Shopping' }, mandatory }, { id });
    show([labelled('welcome', false)]);
    const shown = await open();
    await areOn(shown, ['welcome']);
    const label = await shown.$('cuecart-label');
    await shown.evaluate(() => {
      const watched = globalThis as unknown as { moved: number };
      watched.moved = 0;
      const animate = Element.prototype.animate;
      Element.prototype.animate = function (...how) {
        watched.moved += 1;
        return animate.apply(this, how);
      };
    });
    show([labelled('guest', true)]);
    await areOn(shown, ['guest']);
    expect(await shown.$$eval('cuecart-label', (all) => all.map((one) => (one as HTMLElement).dataset))).toMatchObject([
      { id: 'guest', state: 'on', mandatory: 'yes' },
    ]);
    expect(await shown.evaluate((before) => before === document.querySelector('cuecart-label'), label)).toBe(true);
    expect(await shown.evaluate(() => (globalThis as unknown as { moved: number }).moved)).toBe(0);
    show([]);
    await eventually(async () => expect(await shown.$$('cuecart-label')).toEqual([]), soon);
  });

  it('[G45] has a label stand ready beside its row, and then in it with the others', async () => {
    const sponsored = on({ kind: 'label', text: { zh: '广告', en: 'Sponsored' }, mandatory: true }, { id: 'sponsored' });
    show([pick('label')]);
    // Whether it must stand there is known when it is on.
    rig().foresee('program', [{ ...sponsored.data, mandatory: false } as GraphicData, pick('label').data]);
    const shown = await open();
    await areOn(shown, ['label']);
    // The one that stands already is not built again.
    await eventually(async () => expect(await shown.$$('cuecart-label')).toHaveLength(2), soon);
    const ready = await shown.$('cuecart-label:not([data-graphic])');
    const alone = await shown.$eval('cuecart-label[data-state="on"]', (one) => one.getBoundingClientRect().right);
    rig().foresee('program', []);
    show([pick('label'), sponsored]);
    await areOn(shown, ['label', 'sponsored']);
    expect(await shown.evaluate((before) => before === document.querySelector('[data-id="sponsored"]'), ready)).toBe(true);
    expect(await shown.$eval('[data-id="sponsored"]', (one) => (one as HTMLElement).dataset.mandatory)).toBe('yes');
    const boxes = await shown.$$eval('cuecart-label', (all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    const [left, right] = boxes.sort((a, b) => a.left - b.left);
    expect(right?.right).toBeCloseTo(alone, 0);
    expect(left?.right).toBeLessThan(right?.left ?? 0);
  });
});
