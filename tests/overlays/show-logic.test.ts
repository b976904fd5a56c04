/** What the board and a result by province decide by themselves: order, pages, tiles and rows. */
import { describe, expect, it } from 'vitest';
import { boardOrder, pageAt, rowsOnPage } from '../../overlays/graphics/board/board-order.ts';
import { dayTimeIn } from '../../overlays/graphics/day-time.ts';
import { provinceTiles, tileHtml, tileName } from '../../overlays/graphics/result/province-map.ts';
import { mostProvinceRows, onMap, provinceRows } from '../../overlays/graphics/result/province-votes.ts';
import type { BoardRow } from '../../server/contract/graphics.ts';
import fc from '../run/properties.ts';

const row = (id: string, yea?: number, nay = 10): BoardRow => ({
  product: { id, itemNumber: id, name: id },
  ...(yea === undefined ? {} : { result: { decision: 'yea', word: 'Yea', yea, nay } }),
});
const said = (placed: ReturnType<typeof boardOrder>) => placed.map(({ row: one, rank }) => `${rank ?? '-'} ${one.product?.id}`);
const sold = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).map(([id, units]) => [id, { sold: units, left: 0, at: 0 }]));

describe('the order of a board', () => {
  const rows = [row('a', 10), row('b'), row('c', 30), row('d', 10)];

  it('[G31] is as given and without ranks, unless a ranking was chosen', () => {
    expect(said(boardOrder(rows, undefined, sold({ c: 9 })))).toEqual(['- a', '- b', '- c', '- d']);
  });

  it('[G31] ranks by what is on record; equals share a rank in the order of protocol, and what has no figure has no rank', () => {
    expect(said(boardOrder(rows, 'yea', {}))).toEqual(['1 c', '2 a', '2 d', '- b']);
    expect(said(boardOrder(rows, 'sold', sold({ b: 5, d: 7 })))).toEqual(['1 d', '2 b', '- a', '- c']);
    expect(said(boardOrder(rows, 'sold', {}))).toEqual(['- a', '- b', '- c', '- d']);
  });

  it('[G31] keeps every row once', () => {
    const anyRows = fc
      .array(fc.option(fc.nat(100), { nil: undefined }), { maxLength: 20 })
      .map((yeas) => yeas.map((yea, n) => row(String(n), yea)));
    fc.assert(
      fc.property(anyRows, fc.constantFrom(undefined, 'sold' as const, 'yea' as const), (some, ranking) => {
        expect(new Set(boardOrder(some, ranking, sold({ 1: 4, 3: 4 })).map((one) => one.row))).toEqual(new Set(some));
      }),
    );
  });

  it('turns pages by the clock, each for nine seconds, and has one where all fits', () => {
    expect([0, 8999, 9000, 17_999, 18_000].map((now) => pageAt(rowsOnPage + 1, now).page)).toEqual([0, 0, 1, 1, 0]);
    expect(pageAt(rowsOnPage, 9000)).toEqual({ page: 0, pages: 1 });
    expect(pageAt(0, 9000)).toEqual({ page: 0, pages: 1 });
  });
});

describe('a result by province, drawn', () => {
  it('[G28] has one tile for each province, each at a place of its own', () => {
    const places = [...tileHtml().matchAll(/grid-area:(\d)\/(\d)/g)].map(([place]) => place);
    expect(places).toHaveLength(provinceTiles.length);
    expect(new Set(places).size).toBe(provinceTiles.length);
    expect(new Set(provinceTiles.map((tile) => tileName(tile, 'zh'))).size).toBe(provinceTiles.length);
    expect([tileName('SN', 'zh'), tileName('SN', 'en')]).toEqual(['陕', 'SN']);
  });

  it('[G28] is a map only where the map has all of them', () => {
    const shaanxi = { name: 'Shaanxi', tile: 'SN', yea: 1, nay: 2 };
    expect(onMap({ provinces: [shaanxi] })?.get('SN')).toEqual(shaanxi);
    expect(onMap({ provinces: [shaanxi, { name: 'Singapore', yea: 1, nay: 1 }] })).toBeUndefined();
  });

  it('[G28] has rows whose shares make one whole each and whose votes are all votes, however many there are', () => {
    const province = fc.record({ name: fc.string({ minLength: 1 }), yea: fc.nat(9_999_999), nay: fc.nat(9_999_999) });
    fc.assert(
      fc.property(fc.array(province, { minLength: 2, maxLength: 50 }), (provinces) => {
        const rows = provinceRows({ provinces });
        expect(rows.length).toBe(Math.min(provinces.length, mostProvinceRows));
        expect(rows.reduce((sum, { votes }) => sum + votes, 0)).toBe(provinces.reduce((sum, { yea, nay }) => sum + yea + nay, 0));
        for (const { share } of rows) {
          expect((share?.yeaPercent ?? 0) + (share?.nayPercent ?? 100)).toBe(100);
          expect(share?.yea ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the time of day', () => {
  it('is that of the zone of the series, and of UTC where the zone is unknown', () => {
    const eight = Date.UTC(2026, 11, 3, 12);
    expect([dayTimeIn('Asia/Shanghai').time(eight), dayTimeIn('Asia/Shanghai').offset(eight)]).toEqual(['20:00', 'GMT+8']);
    expect(dayTimeIn('Nowhere/Here').time(eight)).toBe('12:00');
  });
});
