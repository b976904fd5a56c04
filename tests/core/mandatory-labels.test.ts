/** Labels that must be there whenever something is for sale on screen. */
import { describe, expect, it } from 'vitest';
import { graphicsOn } from '../../server/core/graphics.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const shopping = { zh: '购物', en: 'Shopping' };
const withCues = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(aPlan({ segments: [segment('one', 300, { cues }), segment('two', 60)] }));
const on = (evening: Evening) => graphicsOn(evening.show, evening.now, links);
const labels = (evening: Evening) => on(evening).flatMap(({ data, endsAt }) => (data.kind === 'label' ? [{ ...data, endsAt }] : []));

describe('the label that this is shopping', () => {
  it('[G4] is on while a product card or an offer is, by cue or by hand, and goes with it', () => {
    const evening = withCues(cue('deal', 'offer', 'manual', { product: 'apples' }));
    expect(labels(evening)).toEqual([]);
    evening.fire('deal');
    expect(labels(evening)).toEqual([{ kind: 'label', text: shopping, mandatory: true, endsAt: plus(60) }]);
    evening.wait(60);
    expect(labels(evening)).toEqual([]);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    expect(labels(evening)).toEqual([{ kind: 'label', text: shopping, mandatory: true, endsAt: null }]);
    evening.ask('graphic.off', { graphicId: evening.context.graphics[0]?.id ?? '' });
    expect(on(evening)).toEqual([]);
  });

  it('[G4] is not there twice when the rundown has it too, and stays when that one is taken off or ends', () => {
    const evening = withCues(cue('word', 'graphic', 'take', { graphic: 'label', text: shopping }, 30));
    evening.settle();
    expect(labels(evening)).toMatchObject([{ mandatory: false, endsAt: plus(30) }]);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    expect(labels(evening)).toEqual([{ kind: 'label', text: shopping, mandatory: true, endsAt: null }]);
    evening.ask('graphic.on', { graphic: 'label', text: 'Shopping' });
    expect(labels(evening)).toHaveLength(1);
    for (const { id, kind } of evening.context.graphics) if (kind === 'label') evening.ask('graphic.off', { graphicId: id });
    expect(labels(evening)).toEqual([{ kind: 'label', text: shopping, mandatory: true, endsAt: null }]);
  });

  it('[G4] stands beside that of a sponsored product and every other label', () => {
    const plan = aPlan();
    const eggs = plan.products.eggs;
    if (!eggs) throw new Error('No eggs.');
    const evening = live({ ...plan, products: { ...plan.products, eggs: { ...eggs, sponsored: true } } });
    evening.ask('graphic.on', { graphic: 'label', text: 'Live' });
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    expect(labels(evening).map(({ text, mandatory }) => [text, mandatory])).toEqual([
      ['Live', false],
      [shopping, true],
      [{ zh: '广告', en: 'Sponsored' }, true],
    ]);
  });
});
