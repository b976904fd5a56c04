/** The board of the evening: what it may tell, in which order, and to whom. */
import { describe, expect, it } from 'vitest';
import type { BoardRow, GraphicData } from '../../server/contract/graphics.ts';
import { boardRows, boardWithout } from '../../server/core/evening-board.ts';
import { graphicsOn } from '../../server/core/graphics.ts';
import { stationGraphics } from '../../server/core/station-view.ts';
import fc from '../run/properties.ts';
import { station } from '../stations/sample-show.ts';
import { type Evening, live, ready } from './evening.ts';
import { aPlan, cue, guest, plus, segment } from './plans.ts';
import { counted, revealed } from './voting.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const boardOn = (evening: Evening) => graphicsOn(evening.show, evening.now, links).find(({ kind }) => kind === 'board')?.data;

const chen = guest('chen', true, { protocol: 2, product: 'oranges' });
const zhao = guest('zhao', true, { protocol: 1, product: 'apples' });
const withGuests = () => aPlan({ guests: [chen, zhao] });
const names = (rows: readonly BoardRow[]) => rows.map((row) => (row.guest ? (row.guest.name as { en: string }).en : '-'));

describe('the board of the evening', () => {
  it('[G31] stands in the order of protocol, then as written; a ranking only where somebody chose one', () => {
    const evening = live(withGuests());
    expect(names(boardRows(evening.context))).toEqual(['zhao', 'chen', 'lin']);
    evening.ask('graphic.on', { graphic: 'board' });
    expect(boardOn(evening)).not.toHaveProperty('ranking');
    evening.ask('graphic.on', { graphic: 'board', ranking: 'sold' });
    expect(boardOn(evening)).toMatchObject({ kind: 'board', title: 'The third evening', ranking: 'sold' });
  });

  it('[G30] names no product before its segment has begun, and nobody whose name is not approved', () => {
    const evening = live(withGuests());
    const products = () => boardRows(evening.context).flatMap(({ product }) => (product ? [product.id] : []));
    expect(products()).toEqual([]);
    evening.wait(30);
    evening.take();
    expect(products()).toEqual(['apples']);
    evening.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'Head' });
    expect(names(boardRows(evening.context))).toEqual(['zhao', 'chen', 'lin', undefined]);
    expect(boardRows(evening.context)[3]?.guest?.name).toBe('Wang');
  });

  it('[G30] has a result from its reveal on, and never before', () => {
    const plan = withGuests();
    const resultOf = (evening: Evening) => {
      evening.take();
      return boardRows({ ...evening.context, plan: { ...evening.context.plan, polls: withProduct(plan) } })[0]?.result;
    };
    const withProduct = ({ polls }: typeof plan) =>
      Object.fromEntries(Object.values(polls).map((one) => [one.id, { ...one, product: one.id }]));
    expect(resultOf(counted(plan))).toBeUndefined();
    expect(resultOf(revealed(plan))).toEqual({ decision: 'yea', word: 'Yea', yea: 70, nay: 30 });
  });

  it('[G30] carries no count of sales: those are figures, with a record and an age', () => {
    const evening = live(withGuests());
    evening.wait(30);
    evening.take();
    evening.ask('graphic.on', { graphic: 'board' });
    expect(JSON.stringify(boardOn(evening))).not.toMatch(/sold|units/);
  });

  it('[G29] comes with its cue and is missed while there is nobody and nothing for it', () => {
    const cues = [cue('board', 'graphic', '+0:05', { graphic: 'board', ranking: 'yea' }, 20)];
    const evening = live(aPlan({ segments: [segment('one', 60, { cues }), segment('two', 60)] }));
    evening.wait(5);
    expect(evening.context.graphics).toMatchObject([{ kind: 'board', look: { ranking: 'yea' }, endsAt: plus(25) }]);
    const nobody = { ...aPlan({ segments: [segment('one', 60, { cues }), segment('two', 60)] }), guests: {} };
    const empty = live(nobody);
    empty.wait(6);
    expect(empty.screen).toEqual([]);
    expect(empty.ask('graphic.on', { graphic: 'board' })).toBe('wrong-phase');
  });

  it('[G32] has nothing of what a station must not have, whatever is on it, and is not there when nothing is left', () => {
    const side = fc.nat(1000);
    const anyRow: fc.Arbitrary<BoardRow> = fc.record(
      {
        guest: fc.constant({ name: 'Lin', place: 'Anhui' }),
        product: fc.constant({ id: 'apples', itemNumber: '1', name: 'Apples' }),
        result: fc.record({ decision: fc.constantFrom('yea' as const, 'nay' as const), word: fc.constant('Yea'), yea: side, nay: side }),
      },
      { requiredKeys: [] },
    );
    const excluded = fc.subarray(['lower-third', 'product-card', 'result', 'label'] as const);
    const ranking = fc.constantFrom(undefined, 'sold' as const, 'yea' as const);
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), excluded, ranking, (rows, excludes, ranked) => {
        const board = boardWithout({ kind: 'board', title: 'Tonight', rows, ...(ranked ? { ranking: ranked } : {}) }, excludes);
        const left = board?.rows ?? [];
        if (excludes.includes('lower-third')) expect(left.some(({ guest: one }) => one)).toBe(false);
        if (excludes.includes('product-card')) expect(left.some(({ product }) => product)).toBe(false);
        if (excludes.includes('result')) expect(left.some(({ result }) => result)).toBe(false);
        if (excludes.includes('result')) expect(board?.ranking).not.toBe('yea');
        expect(left.every(({ guest: one, product }) => one !== undefined || product !== undefined)).toBe(true);
        expect(board === null).toBe(left.length === 0);
      }),
    );
  });

  it('[G32] goes to a station as the station may have it', () => {
    const evening = revealed(withGuests());
    evening.ask('graphic.on', { graphic: 'board' });
    const seenBy = (excludes: Parameters<typeof station>[0]) =>
      stationGraphics(graphicsOn(evening.show, evening.now, links), station(excludes)).find(({ kind }) => kind === 'board')?.data as
        | Extract<GraphicData, { kind: 'board' }>
        | undefined;
    expect(seenBy({ excludes: ['board'] })).toBeUndefined();
    expect(seenBy({ excludes: ['lower-third', 'product-card'] })).toBeUndefined();
    expect(seenBy({})?.rows).toHaveLength(3);
  });

  it('[G16] is looked at before it is on, also before air', () => {
    expect(boardRows(ready(withGuests()).context)).toHaveLength(3);
  });
});
