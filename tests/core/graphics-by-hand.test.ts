/** Graphics put on and off: offers and their true end, labels, tickers. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { live, ready, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const deal = cue('deal', 'offer', 'manual', { product: 'apples' });
const withDeal = () => live(aPlan({ segments: [segment('one', 300, { cues: [deal] }), segment('two', 60)] }));

describe('an offer', () => {
  it('[G7] shows its card and a countdown to its true end, and both go then', () => {
    const evening = withDeal();
    evening.fire('deal');
    expect(evening.context.graphics).toMatchObject([
      { kind: 'product-card', productId: 'apples', endsAt: plus(60), offerEndsAt: plus(60) },
      { kind: 'countdown', productId: 'apples', endsAt: plus(60) },
    ]);
    evening.wait(60);
    expect(evening.screen).toEqual([]);
  });

  it('[G7] shown again, by cue or by hand, ends no later than it was announced', () => {
    const evening = withDeal();
    evening.fire('deal');
    evening.wait(20);
    evening.ask('graphic.clear', {});
    evening.fire('deal');
    const ends = () => evening.context.graphics.filter(({ kind }) => kind !== 'label').map(({ endsAt }) => endsAt);
    expect(ends()).toEqual([plus(60), plus(60)]);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'apples', lasts: seconds(500) });
    evening.ask('graphic.on', { graphic: 'countdown', productId: 'apples' });
    expect(ends()).toEqual([plus(60), plus(60)]);
  });

  it('[G7] has no countdown to a typed length: a card taken off early does not end the offer', () => {
    const evening = withDeal();
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'apples', lasts: seconds(10) });
    evening.ask('graphic.on', { graphic: 'countdown', productId: 'apples' });
    expect(evening.context.graphics).toMatchObject([
      { kind: 'product-card', endsAt: plus(10) },
      { kind: 'countdown', endsAt: plus(60) },
    ]);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs', lasts: seconds(10) });
    expect(evening.ask('graphic.on', { graphic: 'countdown', productId: 'eggs' })).toBe('wrong-phase');
  });

  it('[G7] may begin anew once it has ended', () => {
    const evening = withDeal();
    evening.fire('deal');
    evening.wait(70);
    expect(evening.ask('graphic.on', { graphic: 'countdown', productId: 'apples' })).toBe('wrong-phase');
    evening.fire('deal');
    expect(evening.context.graphics[0]?.endsAt).toBe(plus(130));
  });

  it('[G7] without an end of its own lasts as its cue says, and only then has a countdown', () => {
    const cues = [cue('short', 'offer', 'manual', { product: 'eggs' }, 30), cue('open', 'offer', 'manual', { product: 'oranges' })];
    const evening = live(aPlan({ segments: [segment('one', 300, { cues })] }));
    evening.fire('open');
    expect(evening.screen).toEqual(['product-card']);
    evening.fire('short');
    expect(evening.context.graphics.map(({ kind, endsAt }) => [kind, endsAt])).toEqual([
      ['product-card', plus(30)],
      ['countdown', plus(30)],
    ]);
  });

  it('[G7] has a countdown by cue too, which is missed when there is nothing to count to', () => {
    const cues = [
      cue('early', 'graphic', '+0:05', { graphic: 'countdown', product: 'apples' }),
      cue('deal', 'offer', '+0:10', { product: 'apples' }),
      cue('clock', 'graphic', '+0:20', { graphic: 'countdown', product: 'apples' }, 'sticky'),
    ];
    const evening = live(aPlan({ segments: [segment('one', 300, { cues })] }));
    expect(evening.wait(5)).toMatchObject([{ type: 'cue.missed', cueId: 'early' }]);
    evening.wait(15);
    expect(evening.context.graphics.find(({ kind }) => kind === 'countdown')).toMatchObject({ by: 'cue:clock', endsAt: plus(70) });
  });
});

describe('a graphic put on by hand', () => {
  it('[G1] stays until it is taken off, or for as long as was said', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    evening.ask('graphic.on', { graphic: 'sales-ticker', lasts: seconds(20) });
    evening.wait(30);
    expect(evening.screen).toEqual(['product-card']);
    evening.take();
    expect(evening.screen).toEqual(['product-card']);
    const id = evening.context.graphics.find(({ kind }) => kind === 'product-card')?.id ?? '';
    expect(typesOf(evening.ask('graphic.off', { graphicId: id }))).toEqual(['graphic.off']);
    expect(evening.ask('graphic.off', { graphicId: id })).toEqual([]);
    expect(evening.screen).toEqual([]);
  });

  it('[S1] is one of a kind; only labels stand side by side', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'oranges' });
    evening.ask('graphic.on', { graphic: 'label', text: 'Live' });
    evening.ask('graphic.on', { graphic: 'label', text: 'Anhui' });
    expect(evening.context.graphics.map(({ kind, productId, text }) => [kind, productId ?? text])).toEqual([
      ['product-card', 'oranges'],
      ['label', 'Live'],
      ['label', 'Anhui'],
    ]);
    expect(typesOf(evening.ask('graphic.clear', {}))).toEqual(['graphics.cleared']);
    expect(evening.ask('graphic.clear', {})).toEqual([]);
  });

  it('[S1] is refused when it says nothing that we know', () => {
    const evening = live();
    expect(evening.ask('graphic.on', { graphic: 'product-card', productId: 'gold' })).toBe('unknown');
    expect(evening.ask('graphic.on', { graphic: 'sales-ticker', productId: 'gold' })).toBe('unknown');
    expect(evening.ask('graphic.on', { graphic: 'label' })).toBe('malformed');
    expect(ready().ask('graphic.on', { graphic: 'sales-ticker' })).toBe('wrong-phase');
  });

  it('[S7] a label until the next one goes when the next one comes', () => {
    const label = (id: string, lasts: 'next' | 'sticky') => cue(id, 'graphic', 'manual', { graphic: 'label', text: id }, lasts);
    const evening = live(
      aPlan({ segments: [segment('one', 300, { cues: [label('first', 'next'), label('second', 'sticky'), label('third', 'next')] })] }),
    );
    for (const id of ['first', 'second', 'third']) evening.fire(id);
    expect(evening.context.graphics.map(({ text }) => text)).toEqual(['second', 'third']);
  });
});

describe('typed words', () => {
  it('[G55] that claim what only a record can say are refused, and which graphic says it is told', () => {
    const evening = withDeal();
    for (const text of ['Only 3 left', '已售罄', '最后 5 分钟'])
      for (const graphic of ['label', 'topic'] as const) expect(evening.ask('graphic.on', { graphic, text })).toBe('not-allowed');
    expect(evening.screen).toEqual([]);
    evening.ask('graphic.on', { graphic: 'topic', text: 'Left of the river' });
    expect(evening.screen).toEqual(['topic']);
  });
});
