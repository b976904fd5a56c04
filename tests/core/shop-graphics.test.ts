/** The shop's graphics: a price that is kept until its moment, what is left and what is not, a large code, and who gets none of it. */
import { describe, expect, it } from 'vitest';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import { seconds } from '../../server/contract/units.ts';
import { graphicsOn } from '../../server/core/graphics.ts';
import { productRows } from '../../server/core/operator-view.ts';
import type { Plan } from '../../server/core/plan.ts';
import { recordedGraphics } from '../../server/core/recording-view.ts';
import { stationState } from '../../server/core/station-state.ts';
import { stationGraphics } from '../../server/core/station-view.ts';
import { phoneEpisode } from '../../server/playout/phone-episode.ts';
import { mayOf, show, station } from '../stations/sample-show.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const links = { vote: 'https://vote.example/', product: () => 'https://www.shop.example/?item=1', qr: () => ({ path: '', size: 1 }) };
const on = (evening: Evening): readonly GraphicOn[] => graphicsOn(evening.show, evening.now, links);
const kinds = (evening: Evening) => on(evening).map(({ kind }) => kind);
const dataOf = (evening: Evening, kind: string) => on(evening).find((one) => one.kind === kind)?.data;

const secretly = (plan: Plan): Plan => {
  const { apples } = plan.products;
  if (!apples) throw new Error('No apples.');
  const kept = { ...apples, priceSecret: true, unitPrice: 'a kilo for 49.90', was: { price: 6900, basis: 'sold in November' } };
  return { ...plan, products: { ...plan.products, apples: kept } };
};
const reveal = cue('reveal', 'graphic', 'manual', { graphic: 'price-reveal', product: 'apples', reveals: seconds(8) });
const byHand = cue('by-hand', 'graphic', 'manual', { graphic: 'price-reveal', product: 'apples' });
const card = cue('card', 'graphic', 'manual', { graphic: 'product-card', product: 'apples' });
const offer = cue('offer', 'offer', 'manual', { product: 'apples' });
const withSecret = () =>
  live(
    secretly(aPlan({ segments: [segment('one', 300, { cues: [reveal, byHand, card, offer], product: 'apples' }), segment('two', 60)] })),
  );

/** All that leaves the house: the pages' views, a station's feed, the phones'. */
const outside = (evening: Evening): string => {
  const graphics = on(evening);
  const view = show({ graphics, products: productRows(evening.context) });
  const activation = { id: 'a1', kind: 'live' as const, file: 'x' };
  const phone = phoneEpisode({ show: evening.show, activation } as Parameters<typeof phoneEpisode>[0], links, evening.now);
  return JSON.stringify([graphics, stationState(view, station(), 30_000), stationGraphics(graphics, station(), mayOf()), phone]);
};
const tellsPrice = (evening: Evening): boolean => /4990|49\.90/.test(outside(evening));

describe('a price that is a secret', () => {
  it('[G21] is nowhere outside the house before its beat, also while its graphic is on, and everywhere after it', () => {
    const evening = withSecret();
    expect(tellsPrice(evening)).toBe(false);
    evening.fire('reveal');
    expect(dataOf(evening, 'price-reveal')).toMatchObject({ was: { price: { minor: 6900 }, basis: 'sold in November' } });
    expect(tellsPrice(evening)).toBe(false);
    evening.wait(7);
    expect(tellsPrice(evening)).toBe(false);
    expect(typesOf(evening.wait(1))).toEqual(['price.revealed']);
    expect(dataOf(evening, 'price-reveal')).toMatchObject({ price: { minor: 4990, currency: 'CNY' }, unitPrice: 'a kilo for 49.90' });
    expect(outside(evening)).toContain('CNY 49.90');
  });

  it('[G21] keeps its card and its offer back until it is revealed, by cue, by hand and by changing another card', () => {
    const evening = withSecret();
    expect([evening.fire('card'), evening.fire('offer')]).toEqual(['wrong-phase', 'wrong-phase']);
    expect(evening.ask('graphic.on', { graphic: 'product-card', productId: 'apples' })).toBe('wrong-phase');
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    const id = evening.context.graphics[0]?.id ?? '';
    expect(evening.ask('graphic.update', { graphicId: id, productId: 'apples' })).toBe('wrong-phase');
    expect(typesOf(evening.ask('price.reveal', { productId: 'apples' }))).toEqual(['price.revealed']);
    expect(evening.ask('price.reveal', { productId: 'apples' })).toEqual([]);
    expect(typesOf(evening.fire('card'))).toContain('graphic.on');
    expect(kinds(evening)).toContain('product-card');
  });

  it('[G21] waits for a person where its cue names no beat, where its graphic was cleared, and under a freeze', () => {
    const evening = withSecret();
    evening.fire('by-hand');
    evening.wait(30);
    expect(tellsPrice(evening)).toBe(false);
    evening.fire('reveal');
    evening.ask('graphic.clear', {});
    evening.wait(30);
    expect(tellsPrice(evening)).toBe(false);
    evening.fire('reveal');
    evening.ask('graphic.freeze', { frozen: true });
    evening.wait(30);
    evening.ask('graphic.freeze', { frozen: false });
    evening.wait(30);
    expect([tellsPrice(evening), kinds(evening).includes('price-reveal')]).toEqual([false, true]);
    evening.ask('price.reveal', { productId: 'apples' });
    expect(tellsPrice(evening)).toBe(true);
  });

  it.each([
    ['a busy moment', 6.1, { reveals: seconds(0.5), card: '+0:06' }],
    ['a stall', 40, { reveals: seconds(8), card: '+0:20' }],
  ] as const)(
    '[G21, T6] comes on its planned beat after %s, and with it the card that is due by then',
    (_name, stalled, { reveals, card }) => {
      const cues = [
        cue('reveal', 'graphic', '+0:05', { graphic: 'price-reveal', product: 'apples', reveals }, 60),
        cue('card', 'graphic', card, { graphic: 'product-card', product: 'apples' }, 60),
      ];
      const evening = live(secretly(aPlan({ segments: [segment('one', 300, { cues, product: 'apples' })] })));
      const facts = evening.stall(stalled);
      expect(typesOf(facts)).toEqual(['cue.fired', 'graphic.on', 'price.revealed', 'cue.fired', 'graphic.on']);
      expect(kinds(evening)).toContain('product-card');
    },
  );

  it('[G21, T6] that is not due yet when its graphic comes late is kept until its planned beat', () => {
    const cues = [cue('reveal', 'graphic', '+0:05', { graphic: 'price-reveal', product: 'apples', reveals: seconds(8) }, 60)];
    const evening = live(secretly(aPlan({ segments: [segment('one', 300, { cues, product: 'apples' })] })));
    expect(typesOf(evening.stall(6.5))).toEqual(['cue.fired', 'graphic.on']);
    expect(typesOf(evening.wait(6))).toEqual([]);
    expect(typesOf(evening.wait(0.5))).toEqual(['price.revealed']);
  });

  it('[G21] of a segment that a rehearsal takes as played is out', () => {
    const plan = secretly(aPlan({ segments: [segment('one', 60, { cues: [reveal] }), segment('two', 60, { cues: [card] })] }));
    const evening = ready(plan);
    evening.fold([{ type: 'rehearsal.placed', segmentId: 'two', passed: ['one'] }]);
    evening.take();
    expect(typesOf(evening.fire('card'))).toContain('graphic.on');
  });

  it('[G21] is told on no air, nor of a product that is not in the show', () => {
    expect(ready(secretly(aPlan())).ask('price.reveal', { productId: 'apples' })).toBe('wrong-phase');
    expect(withSecret().ask('price.reveal', { productId: 'pears' })).toBe('unknown');
  });
});

describe('the reveal of a price', () => {
  it('has the picture to itself among what is for sale, and gives it up to what comes on next', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    evening.ask('graphic.on', { graphic: 'units-sold', productId: 'eggs' });
    evening.ask('graphic.on', { graphic: 'price-reveal', productId: 'apples' });
    expect(kinds(evening)).toEqual(['price-reveal', 'label']);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'apples' });
    expect(kinds(evening)).toEqual(['product-card', 'label']);
  });
});

describe('what is sold out', () => {
  const left = (units: number | undefined) => ({ leftOf: () => units }) as object;

  it('[G22] is refused, by hand and by cue, until the record says so', () => {
    const gone = cue('gone', 'graphic', 'manual', { graphic: 'sold-out', product: 'apples' });
    const evening = live(aPlan({ segments: [segment('one', 300, { cues: [gone] })] }));
    for (const units of [undefined, 7]) {
      expect(evening.ask('graphic.on', { graphic: 'sold-out', productId: 'apples' }, left(units))).toBe('wrong-phase');
      expect(evening.fire('gone', left(units))).toBe('wrong-phase');
    }
    expect(typesOf(evening.fire('gone', left(0)))).toContain('graphic.on');
    expect(kinds(evening)).toEqual(['sold-out', 'label']);
  });

  it('[G22] takes the place of what is left, with its label', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'stock-left', productId: 'apples' });
    expect(dataOf(evening, 'stock-left')).toMatchObject({ counted: { units: 1000, source: 'warehouse', at: '18:00' } });
    evening.ask('graphic.on', { graphic: 'sold-out', productId: 'apples' }, left(0));
    expect(kinds(evening)).toEqual(['sold-out', 'label']);
  });
});

describe('a large code', () => {
  it('[G24] stands ten seconds unless somebody says otherwise, with its link as one types it', () => {
    const code = cue('code', 'graphic', 'manual', { graphic: 'qr', product: 'apples' });
    const evening = live(aPlan({ segments: [segment('one', 300, { cues: [code] })] }));
    evening.fire('code');
    expect(on(evening)[0]).toMatchObject({ endsAt: plus(10), data: { leadsTo: 'shop', short: 'shop.example?item=1' } });
    evening.wait(10);
    expect(kinds(evening)).toEqual([]);
    evening.ask('graphic.on', { graphic: 'qr', productId: 'apples', lasts: seconds(30) });
    expect(on(evening)[0]?.endsAt).toBe(plus(40));
  });

  it('[G24] leads to a vote that is still to come, and goes when it opens: its bar has the codes then', () => {
    const evening = live(aPlan({ segments: [segment('one', 300, { poll: 'apples', kind: 'vote' })] }));
    evening.ask('graphic.on', { graphic: 'qr', pollId: 'apples', lasts: seconds(60) });
    expect(dataOf(evening, 'qr')).toMatchObject({ leadsTo: 'vote', link: links.vote, paths: ['satellite', 'site', 'replay'] });
    evening.ask('poll.open', { pollId: 'apples' });
    evening.wait(5);
    expect(kinds(evening)).toEqual(['vote-bar']);
    expect(evening.ask('graphic.on', { graphic: 'qr', pollId: 'apples' })).toBe('wrong-phase');
    expect(evening.ask('graphic.on', { graphic: 'qr', pollId: 'plums' })).toBe('unknown');
  });

  it('[G24] is on no recording, nor are figures of tonight and numbers to ring', () => {
    const plan = aPlan();
    const evening = live({ ...plan, episode: { ...plan.episode, hotline: '400 000 1203' } });
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'apples' });
    expect(dataOf(evening, 'product-card')).toMatchObject({ hotline: '400 000 1203' });
    for (const graphic of ['qr', 'units-sold', 'stock-left'] as const) evening.ask('graphic.on', { graphic, productId: 'apples' });
    const kept = recordedGraphics(on(evening));
    expect(kept.map(({ kind }) => kind)).toEqual(['product-card', 'label']);
    expect(JSON.stringify(kept)).not.toMatch(/hotline|https?:/);
  });
});

describe('what is for sale in any graphic', () => {
  const shop = ['price-reveal', 'units-sold', 'stock-left', 'qr'] as const;

  it.each(shop)('[G26] has its label: %s', (graphic) => {
    const evening = live();
    evening.ask('graphic.on', { graphic, productId: 'apples' });
    expect(kinds(evening)).toEqual([graphic, 'label']);
    expect(dataOf(evening, 'label')).toMatchObject({ mandatory: true });
    evening.ask('graphic.clear', {});
    expect(kinds(evening)).toEqual(['label']);
    evening.ask('graphic.removeAll', { reason: 'by the test' });
    expect(kinds(evening)).toEqual([]);
  });

  it('[G26] is not for a station that excludes cards, nor sales for one that excludes the ticker', () => {
    const evening = live();
    for (const graphic of ['units-sold', 'stock-left', 'qr'] as const) evening.ask('graphic.on', { graphic, productId: 'apples' });
    const hasFor = (excludes: Parameters<typeof station>[0]) =>
      stationGraphics(on(evening), station(excludes), mayOf(excludes)).map(({ kind }) => kind);
    expect(hasFor({ excludes: ['product-card'] })).toEqual(['units-sold', 'label']);
    expect(hasFor({ excludes: ['sales-ticker'] })).toEqual(['stock-left', 'qr', 'label']);
    expect(hasFor({ excludes: ['qr'] })).toEqual(['units-sold', 'stock-left', 'label']);
  });

  it('[G26] gives a code to vote with to those who may vote, and to none that excludes votes', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'qr', pollId: 'apples' });
    const hasFor = (changes: Parameters<typeof station>[0]) => stationGraphics(on(evening), station(changes), mayOf(changes)).length;
    expect([hasFor({ path: 'site' }), hasFor({ path: 'elsewhere' }), hasFor({ path: 'site', excludes: ['vote-bar'] })]).toEqual([1, 0, 0]);
  });
});
