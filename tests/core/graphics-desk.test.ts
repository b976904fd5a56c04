/** The graphics desk: other content where it stands, clear, everything off and back, freeze. */

import { describe, expect, it } from 'vitest';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import { graphicsOn } from '../../server/core/graphics.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { type Evening, live, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const on = (evening: Evening) => graphicsOn(evening.show, evening.now, links);
const shown = (evening: Evening) =>
  on(evening).map(({ data }) => (data.kind === 'label' ? `label ${typeof data.text === 'string' ? data.text : data.text.en}` : data.kind));
const idOf = (evening: Evening, kind: string) => evening.context.graphics.find((one) => one.kind === kind)?.id ?? '';
const withCues = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(aPlan({ segments: [segment('one', 300, { cues }), segment('two', 60), segment('three', 60)] }));

describe('a graphic that is changed where it stands', () => {
  it('[G19] keeps its id, its place and its end, and says the new words', () => {
    const evening = withCues();
    evening.ask('graphic.on', { graphic: 'label', text: 'Anhui', lasts: 40_000 });
    evening.ask('graphic.on', { graphic: 'sales-ticker' });
    const id = idOf(evening, 'label');
    evening.wait(5);
    expect(typesOf(evening.ask('graphic.update', { graphicId: id, text: 'Hubei' }))).toEqual(['graphic.updated']);
    expect(evening.context.graphics).toMatchObject([{ id, text: 'Hubei', startsAt: plus(0), endsAt: plus(40) }, { kind: 'sales-ticker' }]);
  });

  it('[G19] to another product shows that product’s offer, and no countdown of the one before stays beside it', () => {
    const evening = withCues(cue('deal', 'offer', 'manual', { product: 'apples' }));
    evening.fire('deal');
    evening.wait(10);
    evening.ask('graphic.update', { graphicId: idOf(evening, 'product-card'), productId: 'eggs' });
    expect(shown(evening)).toEqual(['product-card', 'label Shopping']);
    expect(evening.context.graphics).toMatchObject([{ kind: 'product-card', productId: 'eggs', endsAt: null, by: 'cue:deal' }]);
    evening.ask('graphic.update', { graphicId: idOf(evening, 'product-card'), productId: 'apples' });
    expect(evening.context.graphics).toMatchObject([{ productId: 'apples', endsAt: plus(60), offerEndsAt: plus(60) }]);
  });

  it('[G19] to another guest needs that guest’s approval, and gives the name its full time', () => {
    const evening = withCues();
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin' });
    evening.wait(6);
    const graphicId = idOf(evening, 'lower-third');
    expect(evening.ask('graphic.update', { graphicId, guestId: 'wang' })).toBe('not-approved');
    evening.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'Head' });
    evening.ask('graphic.update', { graphicId, guestId: 'wang' });
    expect(evening.context.graphics).toMatchObject([{ guestId: 'wang', endsAt: plus(13) }]);
  });

  it('[G19] is refused where it follows a vote, an offer or a rule, and once it has gone', () => {
    const evening = withCues(cue('deal', 'offer', 'manual', { product: 'apples' }));
    evening.fire('deal');
    expect(evening.ask('graphic.update', { graphicId: idOf(evening, 'countdown'), productId: 'eggs' })).toBe('wrong-phase');
    evening.ask('graphic.clear', {});
    expect(evening.ask('graphic.update', { graphicId: idOf(evening, 'label'), text: 'Not so' })).toBe('wrong-phase');
    expect(evening.ask('graphic.update', { graphicId: 'product-card:apples:gone', productId: 'eggs' })).toBe('stale');
  });
});

describe('clear all', () => {
  it('[G17] leaves the mandatory labels until the next take, and nothing else', () => {
    const plan = aPlan({ segments: [segment('one', 300), segment('two', 60)] });
    const eggs = { ...plan.products.eggs, sponsored: true } as (typeof plan.products)[string];
    const evening = live({ ...plan, products: { ...plan.products, eggs } });
    evening.ask('graphic.on', { graphic: 'label', text: 'Anhui' });
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    evening.wait(3);
    evening.ask('graphic.clear', {});
    expect(shown(evening)).toEqual(['label Shopping', 'label Sponsored']);
    expect(on(evening).every(({ data }) => data.kind === 'label' && data.mandatory)).toBe(true);
    expect(evening.ask('graphic.clear', {})).toEqual([]);
    expect(evening.ask('graphic.off', { graphicId: on(evening)[0]?.id ?? '' })).toBe('wrong-phase');
    evening.wait(3);
    evening.take();
    expect(shown(evening)).toEqual([]);
  });

  it('[G17] shows no label twice when the product comes back', () => {
    const evening = withCues();
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    evening.ask('graphic.clear', {});
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'oranges' });
    expect([...shown(evening)].sort()).toEqual(['label Shopping', 'product-card']);
  });
});

describe('everything off', () => {
  const emptied = () => {
    const evening = withCues();
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    evening.ask('graphic.removeAll', { reason: 'a minute of silence' });
    return evening;
  };

  it('[G17] takes the labels too, says why, and gives them back as they were', () => {
    const evening = emptied();
    expect(shown(evening)).toEqual([]);
    expect(evening.context.labelsOff).toMatchObject({ at: evening.now, by: 'Mei', reason: 'a minute of silence' });
    expect(typesOf(evening.ask('graphic.labelsBack', {}))).toEqual(['graphics.labelled']);
    expect(shown(evening)).toEqual(['label Shopping']);
    expect(evening.ask('graphic.labelsBack', {})).toEqual([]);
  });

  it('[G17] ends by itself as soon as something is for sale on screen, and not for anything else', () => {
    const evening = emptied();
    evening.ask('graphic.on', { graphic: 'label', text: 'Anhui' });
    expect(shown(evening)).toEqual(['label Anhui']);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'oranges' });
    expect([...shown(evening)].sort()).toEqual(['label Anhui', 'label Shopping', 'product-card']);
    expect(evening.context.labelsOff).toBeNull();
  });

  it('[G20] takes a label that a cue put on, and its words too, though nothing is for sale', () => {
    const both = { zh: '购物', en: 'Shopping' };
    const evening = withCues(cue('says-so', 'graphic', 'take', { graphic: 'label', text: both }));
    evening.settle();
    expect(shown(evening)).toEqual(['label Shopping']);
    evening.ask('graphic.removeAll', { reason: 'a minute of silence' });
    expect(shown(evening)).toEqual([]);
    evening.wait(5);
    expect(shown(evening)).toEqual([]);
    evening.ask('graphic.labelsBack', {});
    expect(shown(evening)).toEqual(['label Shopping']);
  });

  it('[G20] twice keeps the labels of the first time; a take forgets those of the segment that is over', () => {
    const evening = emptied();
    evening.ask('graphic.removeAll', { reason: 'and again' });
    expect(evening.context.labelsOff?.labels).toMatchObject([{ kind: 'label', mandatory: true }]);
    evening.wait(5);
    evening.take();
    evening.ask('graphic.labelsBack', {});
    expect(shown(evening)).toEqual([]);
  });

  it('[G20] leaves nothing on any output until somebody puts it on again, whatever was on', () => {
    fc.assert(
      fc.property(anyCuePlan, fc.array(anyStep, { maxLength: 40, size: 'max' }), fc.boolean(), (plan, steps, sold) => {
        const evening = live(plan);
        for (const step of steps) doStep(evening, step);
        for (const text of ['Shopping', '广告']) evening.ask('graphic.on', { graphic: 'label', text });
        if (sold) evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
        evening.ask('graphic.freeze', { frozen: true });
        evening.ask('graphic.removeAll', { reason: 'by chance' });
        expect(shown(evening)).toEqual([]);
        const removed = evening.now;
        evening.wait(60);
        const isOfLaterVote = ({ data }: GraphicOn) => data.kind === 'vote-bar' && data.opensAt > removed;
        expect(on(evening).filter((graphic) => !isOfLaterVote(graphic))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('[G17] does not outlive the episode', () => {
    const evening = emptied();
    evening.end();
    expect(evening.context.labelsOff).toBeNull();
  });
});

describe('frozen graphics', () => {
  const name = cue('name', 'graphic', '+0:10', { graphic: 'lower-third', guest: 'lin' });
  const deal = cue('deal', 'offer', '+0:20', { product: 'apples' });

  it('[G18] come on with no cue, which says why it was missed; a person still puts on and takes off', () => {
    const evening = withCues(name, deal);
    evening.ask('graphic.freeze', { frozen: true });
    const missed = evening.wait(30).flatMap((fact) => (fact.type === 'cue.missed' ? [[fact.cueId, fact.why]] : []));
    expect(missed).toEqual([
      ['name', 'The graphics were frozen.'],
      ['deal', 'The graphics were frozen.'],
    ]);
    evening.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    expect(shown(evening)).toEqual(['product-card', 'label Shopping']);
    evening.fire('deal');
    expect(evening.context.graphics.map(({ kind }) => kind)).toEqual(['product-card', 'countdown']);
    evening.ask('graphic.off', { graphicId: idOf(evening, 'countdown') });
    expect(evening.context.graphics.map(({ kind }) => kind)).toEqual(['product-card']);
  });

  it('[G18] stay over a take, but for names; what is over goes when they are thawed', () => {
    const evening = withCues(
      cue('card', 'graphic', 'take', { graphic: 'product-card', product: 'eggs' }),
      cue('who', 'graphic', 'take', { graphic: 'lower-third', guest: 'lin' }),
    );
    evening.settle();
    evening.ask('graphic.freeze', { frozen: true });
    evening.wait(5);
    evening.take();
    expect(evening.context.graphics).toMatchObject([{ kind: 'product-card', held: true }]);
    expect(evening.context.graphicsFrozen).toMatchObject({ since: plus(0), by: 'Mei' });
    evening.ask('graphic.freeze', { frozen: false });
    expect(evening.context.graphics).toEqual([]);
  });

  it('[G18] hold nothing past an end of its own, and no label of a product that has gone', () => {
    const evening = withCues(cue('deal', 'offer', 'take', { product: 'apples' }));
    evening.settle();
    evening.ask('graphic.freeze', { frozen: true });
    evening.wait(61);
    expect(shown(evening)).toEqual([]);
  });

  it('[G18] follow the vote all the same, and never outlive the episode', () => {
    const evening = withCues(cue('bar', 'graphic', '+0:03', { graphic: 'vote-bar', poll: 'apples' }));
    evening.ask('graphic.freeze', { frozen: true });
    evening.ask('poll.open', { pollId: 'apples' });
    evening.wait(1);
    expect(shown(evening)).toEqual(['vote-bar']);
    expect(typesOf(evening.wait(3))).toEqual(['cue.fired']);
    evening.wait(200);
    expect(shown(evening)).toEqual([]);
    evening.end();
    expect(evening.context.graphicsFrozen).toBeNull();
  });

  it('[G18] put on nothing that nobody pressed for, whatever happens', () => {
    fc.assert(
      fc.property(anyCuePlan, fc.array(anyStep, { maxLength: 40, size: 'max' }), (plan, steps) => {
        const evening = live(plan);
        for (const step of steps) doStep(evening, step);
        if (evening.context.graphicsFrozen === null) evening.ask('graphic.freeze', { frozen: true });
        if (evening.context.graphicsFrozen === null) return;
        const before = evening.context.graphics.map(({ id }) => id);
        const facts = evening.wait(120);
        const came = facts.flatMap((fact) => (fact.type === 'graphic.on' ? [fact.graphic.kind] : []));
        expect(came).toEqual([]);
        expect(evening.context.graphics.filter(({ id, pollId }) => pollId === undefined && !before.includes(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
