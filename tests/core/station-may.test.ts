/** What a station must not have never leaves the house, in whatever dress; what it may have is there. */
import { describe, expect, it } from 'vitest';
import { GraphicKind } from '../../server/contract/show-file.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { graphicsOn, type Links } from '../../server/core/graphics.ts';
import * as rows from '../../server/core/operator-view.ts';
import type { Plan } from '../../server/core/plan.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { phaseOf } from '../../server/core/show.ts';
import { stationCode } from '../../server/core/station-code.ts';
import { stationFigures } from '../../server/core/station-figures.ts';
import type { PlannedStation } from '../../server/core/station-hours.ts';
import { nextChange, stationMay } from '../../server/core/station-may.ts';
import { stationState } from '../../server/core/station-state.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import { waresOf } from '../../server/core/wares.ts';
import fc from '../run/properties.ts';
import { figures, graphic, label, lowerThird, noon, outputView, poll, segment, show, station, voteBar } from '../stations/sample-show.ts';
import { anyStep, doStep } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { type Evening, live } from './evening.ts';
import { eight } from './plans.ts';

const links: Links = {
  vote: 'https://vote.example',
  product: ({ itemNumber }, url) => `${url}/${itemNumber}`,
  qr: (link) => ({ path: link, size: 1 }),
};
const categories: Readonly<Record<string, string>> = { apples: 'fruit', oranges: 'citrus', eggs: 'farm' };
const things = Object.keys(categories);

/** Everything of a product says its name, so that no dress of it goes unseen. */
const withNames = (plan: Plan): Plan => ({
  ...plan,
  products: Object.fromEntries(
    Object.values(plan.products).map((one) => [
      one.id,
      { ...one, itemNumber: `no-${one.id}`, category: categories[one.id] ?? '', sponsored: true },
    ]),
  ),
  polls: Object.fromEntries(Object.values(plan.polls).map((one) => [one.id, { ...one, product: one.id }])),
  segments: Object.fromEntries(
    Object.values(plan.segments).map((one, n) => {
      const product = things[n % things.length] ?? '';
      return [one.id, { ...one, product, title: `All about ${[product, one.poll].join(' and ')}` }];
    }),
  ),
});

const viewOf = (evening: Evening): OperatorView => {
  const { show: one, context, now } = evening;
  return show({
    at: now,
    phase: phaseOf(one),
    onAir: rows.onAirView(context, now),
    rundown: rows.rundownRows(context, now),
    products: rows.productRows(context),
    polls: pollRows(one, now, []),
    graphics: graphicsOn(one, now, links),
    wares: waresOf(context.plan),
  });
};

/** All that a station is given of this moment. */
const givenTo = (who: PlannedStation, delay: number, view: OperatorView) => {
  const state = stationState(view, who, delay);
  const numbers = figures({
    at: view.at,
    polls: Object.fromEntries(view.polls.map(({ id }) => [id, { turnout: 7, revision: 1 }])),
    products: Object.fromEntries(things.map((id) => [id, { sold: 1, left: 2, at: view.at }])),
  });
  return {
    state,
    page: stationOutput(outputView({ at: view.at, graphics: view.graphics }), who, delay),
    figures: stationFigures(numbers, view.wares)(who, 'live', delay),
    code: stationCode(state, who.id, () => ({ code: 'A', link: 'https://vote.example', until: view.at + 5000 })),
  };
};

const anyRule = fc.record(
  {
    categories: fc.subarray(['fruit', 'citrus', 'farm'], { minLength: 1 }),
    withoutCategories: fc.subarray(['fruit', 'citrus', 'farm']),
    excludes: fc.subarray([...GraphicKind.options], { maxLength: 3 }),
    openFor: fc
      .tuple(fc.integer({ min: -60, max: 200 }), fc.integer({ min: 1, max: 300 }))
      .map(([from, lasts]) => [{ from: eight + from * 1000, to: eight + (from + lasts) * 1000 }]),
    outAt: fc.integer({ min: 0, max: 900 }).map((after) => eight + after * 1000),
    votes: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('what a station may have', () => {
  it('[F15] nothing of a product that it must not have is in anything that it is given, whatever happens in the evening', () => {
    const evenings = fc.tuple(anyCuePlan.map(withNames), fc.array(anyStep, { minLength: 1, maxLength: 30, size: 'max' }));
    fc.assert(
      fc.property(evenings, anyRule, fc.constantFrom(0, 20_000), ([plan, steps], rule, delay) => {
        const who: PlannedStation = station({ path: 'satellite', excludes: [], ...rule });
        const evening = live(plan);
        for (const step of steps) {
          doStep(evening, step);
          const view = viewOf(evening);
          const may = stationMay(who, delay, view.at);
          const given = givenTo(who, delay, view);
          const written = JSON.stringify(given);
          for (const thing of things) if (may.isOut || !may.ware(categories[thing])) expect(written).not.toContain(thing);
          expect(written).not.toContain('"category"');
          if (may.isOut || !may.sells || !may.kind('sales-ticker')) expect(given.figures).not.toHaveProperty('sales');
          else expect(given.figures.sales).toMatchObject({ units: 12 });
          if (may.isOut) expect(given.page.graphics).toEqual([]);
          expect(given.page.graphics.filter(({ kind, data }) => !may.kind(kind) || !may.kind(data.kind))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[F15] all of a product that it may have is there, in whatever else it must not have', () => {
    const evenings = fc.tuple(anyCuePlan.map(withNames), fc.array(anyStep, { minLength: 1, maxLength: 30, size: 'max' }));
    fc.assert(
      fc.property(evenings, fc.subarray(['fruit', 'citrus', 'farm'], { minLength: 1 }), ([plan, steps], allowed) => {
        const who = station({ path: 'satellite', categories: allowed });
        const evening = live(plan);
        for (const step of steps) {
          doStep(evening, step);
          const view = viewOf(evening);
          const { state, page, figures: told } = givenTo(who, 0, view);
          const mine = things.filter((thing) => allowed.includes(categories[thing] ?? ''));
          const cards = view.graphics
            .filter(({ data }) => data.kind === 'product-card' && mine.includes(data.productId))
            .map(({ id }) => id);
          expect(page.graphics.map(({ id }) => id)).toEqual(expect.arrayContaining(cards));
          expect(state.graphics.map(({ id }) => id)).toEqual(expect.arrayContaining(cards));
          expect(Object.keys(told.products).toSorted()).toEqual(mine.toSorted());
          const asked = view.polls.filter(({ id, phase }) => mine.includes(id) && phase !== 'idle').map(({ id }) => id);
          expect(state.polls.map(({ id }) => id).toSorted()).toEqual(asked.toSorted());
        }
      }),
      { numRuns: 30 },
    );
  });

  const card = (productId: string, category: string) =>
    graphic(
      `card-${productId}`,
      {
        kind: 'product-card',
        productId,
        itemNumber: '1',
        name: productId,
        price: { minor: 100, currency: 'CNY' },
        unit: 'box',
        seller: 's',
        delivery: 'd',
        returns: 'r',
      },
      { about: [{ productId, category }] },
    );
  const wares = {
    categories: { apples: 'fruit', eggs: 'farm' },
    polls: { apples: ['apples'], oranges: [] },
    segments: { apples: ['apples'], oranges: [] },
  };

  it('[F15] a segment about something else than what it may have is told without its name, and a vote about it not at all', () => {
    const polls = [poll('apples', { phase: 'open' }), poll('oranges', { phase: 'open' })];
    const view = show({ wares, polls, graphics: [card('apples', 'fruit'), card('eggs', 'farm'), label], rundown: [segment('apples')] });
    const state = stationState(view, station({ withoutCategories: ['fruit'] }), 0);
    expect(state.segment).toMatchObject({ runId: 'run-1', id: 'other', title: { en: 'Other content' } });
    expect(state.graphics.map(({ id }) => id)).toEqual(['card-eggs', 'label-1']);
    expect(state.polls.map(({ id }) => id)).toEqual(['oranges']);
    expect(state.product).toBeNull();
  });

  it('[F15] a station without results has no correction either, which says them', () => {
    const corrected = poll('apples', {
      ...{ phase: 'revealed', decision: 'yea', counted: { yea: 3, nay: 1 } },
      corrected: { decision: 'nay', yea: 1, nay: 3, reason: 'x' },
    } as never);
    const told = (excludes: PlannedStation['excludes']) => stationState(show({ polls: [corrected] }), station({ excludes }), 0);
    expect(told([]).corrections).toHaveLength(1);
    expect(told(['result'])).toMatchObject({ results: [], corrections: [] });
    expect(told(['correction'])).toMatchObject({ results: [{ pollId: 'apples' }], corrections: [] });
  });

  it('[F16] nothing is for sale on it outside its hours, which are its viewers’; a graphic ends by itself when they end, also on a page that hears no more', () => {
    const who: PlannedStation = station({ openFor: [{ from: noon, to: noon + 60_000 }] });
    const on = (at: number) => stationOutput(outputView({ at, graphics: [card('apples', 'fruit'), lowerThird] }), who, 8000).graphics;
    expect(on(noon - 8001).map(({ id }) => id)).toEqual(['third-1']);
    expect(on(noon - 8000).map(({ id, endsAt }) => [id, endsAt])).toEqual([
      ['card-apples', noon + 52_000],
      ['third-1', null],
    ]);
    expect(on(noon + 52_000).map(({ id }) => id)).toEqual(['third-1']);
    const sales = (at: number) => stationFigures(figures({ at }), wares)(who, 'live', 8000).sales?.units;
    expect([sales(noon), sales(noon + 52_000)]).toEqual([12, undefined]);
  });

  it('[F16] from its own hard out on it has nothing of ours, and everything that is on ends there', () => {
    const who: PlannedStation = station({ labels: ['购物'], outAt: noon + 60_000 });
    const page = (at: number) => stationOutput(outputView({ at, graphics: [lowerThird] }), who, 8000);
    expect(page(noon).graphics.map(({ endsAt }) => endsAt)).toEqual([noon + 52_000, noon + 52_000]);
    expect(page(noon + 52_000)).toMatchObject({ activation: null, graphics: [] });
    expect(stationState(show({ at: noon + 52_000 }), who, 8000)).toMatchObject({ onAir: false, activation: null, polls: [] });
    expect(nextChange([{ station: who, delay: 8000 }], noon)).toBe(noon + 52_000);
    expect(nextChange([{ station: who, delay: 8000 }], noon + 52_000)).toBe(noon + 60_000);
    expect(nextChange([{ station: who, delay: 8000 }], noon + 60_000)).toBeNull();
  });

  it('[F17] its labels stand in their corners, one from the origin too, and a price in another currency is marked as such', () => {
    const who = station({ labels: [{ text: { zh: '购物', en: 'Shopping' }, place: 'upper-right' }], currency: 'HKD' });
    const placed = (graphics: Parameters<typeof outputView>[0]) =>
      stationOutput(outputView(graphics), who, 0).graphics.flatMap(({ id, data }) =>
        data.kind === 'label' ? [[id, data.place, data.mandatory]] : [],
      );
    expect(placed({ graphics: [] })).toEqual([['harbour-label-1', 'upper-right', true]]);
    expect(placed({ graphics: [label, card('apples', 'fruit')] })).toEqual([
      ['harbour-currency', undefined, true],
      ['label-1', 'upper-right', true],
    ]);
    expect(JSON.stringify(stationOutput(outputView({ graphics: [card('apples', 'fruit')] }), who, 0).graphics)).toContain('Prices in CNY');
    const own = station({ currency: 'CNY', brand: { primary: '#0055aa' } });
    expect(stationOutput(outputView({ graphics: [card('apples', 'fruit')] }), own, 0)).toMatchObject({
      brand: { primary: '#0055aa', ink: '#1b1b1f' },
      graphics: [{ id: 'card-apples' }],
    });
  });

  it('[F17] its viewers are asked into no vote where the station takes no part in votes', () => {
    const pictures = [{ id: 'harbour', paths: ['air'] }];
    const bar = { ...voteBar, data: { ...voteBar.data, pictures, qr: { path: 'M0', size: 1 } } } as typeof voteBar;
    const who = station({ votes: false });
    const open = poll('apples', { phase: 'open', eligiblePaths: ['air'] });
    const state = stationState(show({ wares, polls: [open], graphics: [bar] }), who, 0);
    expect(state.polls).toMatchObject([{ eligible: false }]);
    expect(JSON.stringify(state.graphics)).not.toMatch(/vote\.example|"qr"|harbour/);
    expect(stationCode(state, 'harbour', () => ({ code: 'A', link: 'l', until: noon + 1000 }))).toBeNull();
  });
});
