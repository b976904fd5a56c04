/** A result by province: from the verified count, in parts that make the whole. */
import { describe, expect, it } from 'vitest';
import { tileOf } from '../../server/contract/provinces.ts';
import type { LocalText } from '../../server/contract/units.ts';
import { graphicsOn } from '../../server/core/graphics.ts';
import { countByHand } from '../../server/core/motions.ts';
import type { Plan } from '../../server/core/plan.ts';
import { byProvince } from '../../server/core/result-provinces.ts';
import fc from '../run/properties.ts';
import type { Evening } from './evening.ts';
import { aPlan } from './plans.ts';
import { byHand, counted, jun, open } from './voting.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const result = (evening: Evening) => graphicsOn(evening.show, evening.now, links).find(({ kind }) => kind === 'result')?.data;

const paths = (provinces: Readonly<Record<string, LocalText>>): Plan['paths'] => {
  const plan = aPlan();
  return Object.fromEntries(
    Object.values(plan.paths).map((path) => [path.id, { ...path, ...(provinces[path.id] ? { province: provinces[path.id] } : {}) }]),
  );
};
const shaanxi = { zh: '陕西', en: 'Shaanxi' };
const sichuan = { zh: '四川省', en: 'Sichuan' };
const planIn = (provinces: Readonly<Record<string, LocalText>>): Plan => ({ ...aPlan(), paths: paths(provinces) });

/** Revealed with 70 to 30, laid to paths like this. */
const told = (plan: Plan, perPath: Readonly<Record<string, { yea: number; nay: number }>>): Evening => {
  const evening = open(plan);
  evening.wait(60);
  const { rules } = evening.context.polls.apples ?? {};
  if (!rules) throw new Error('The vote is not open.');
  const count = { ...countByHand(rules, { yea: 70, nay: 30 }, evening.now), perPath };
  evening.fold([{ type: 'poll.counted', pollId: 'apples', count }], 'phones');
  evening.verify('apples', 70, 30);
  evening.ask('poll.reveal', { pollId: 'apples' });
  return evening;
};
const perPath = { satellite: { yea: 40, nay: 10 }, site: { yea: 20, nay: 5 }, unknown: { yea: 10, nay: 15 } };

describe('a result by province', () => {
  it('[G28] has the votes of each province that a path of the vote names, and apart what no province is named for', () => {
    expect(result(told(planIn({ satellite: shaanxi, site: sichuan }), perPath))).toMatchObject({
      count: { yea: 70, nay: 30 },
      provinces: [
        { name: shaanxi, tile: 'SN', yea: 40, nay: 10 },
        { name: sichuan, tile: 'SC', yea: 20, nay: 5 },
      ],
      elsewhere: { yea: 10, nay: 15 },
    });
  });

  it('[G28] is shown only where two paths of the vote name provinces that differ', () => {
    const named: readonly Readonly<Record<string, LocalText>>[] = [{}, { satellite: shaanxi }, { satellite: shaanxi, site: '陕西省' }];
    for (const provinces of named) expect(result(told(planIn(provinces), perPath))).not.toHaveProperty('provinces');
  });

  it('[G28] adds up what two paths of one province bring, and a picture’s viewers where all its paths are of one', () => {
    const rules = {
      windows: ['a', 'b', 'c'].map((path) => ({ path, delay: 0, opensAt: 0, endsAt: 1, closesAt: 1 })),
      pictures: [
        { id: 'tv', paths: ['a', 'b'] },
        { id: 'mixed', paths: ['b', 'c'] },
      ],
    };
    const named = { a: { id: 'a', province: '北京市' }, b: { id: 'b', province: 'Beijing' }, c: { id: 'c', province: 'Tianjin' } };
    const sides = {
      a: { yea: 1, nay: 2 },
      b: { yea: 3, nay: 4 },
      c: { yea: 5, nay: 6 },
      'picture:tv': { yea: 7, nay: 8 },
      'picture:mixed': { yea: 9, nay: 10 },
    };
    expect(byProvince({ paths: named } as never, rules as never, { yea: 25, nay: 30, perPath: sides } as never)).toEqual({
      provinces: [
        { name: '北京市', tile: 'BJ', yea: 11, nay: 14 },
        { name: 'Tianjin', tile: 'TJ', yea: 5, nay: 6 },
      ],
      elsewhere: { yea: 9, nay: 10 },
    });
  });

  it('[G28] makes the whole whatever the paths brought, and is left out where it would not', () => {
    const plan = planIn({ satellite: shaanxi, site: sichuan });
    const rules = counted(plan).context.polls.apples?.rules;
    if (!rules) throw new Error('No rules.');
    const sides = fc.record({ yea: fc.nat(2_000_000), nay: fc.nat(2_000_000) });
    const some = fc.dictionary(fc.constantFrom('satellite', 'site', 'replay', 'unknown', 'picture:program'), sides);
    fc.assert(
      fc.property(some, fc.nat(3), (each, tooMany) => {
        const sum = (side: 'yea' | 'nay') => Object.values(each).reduce((total, one) => total + one[side], 0);
        const count = { yea: sum('yea') + tooMany, nay: sum('nay'), perPath: each } as never;
        const { provinces, elsewhere } = byProvince(plan, rules, count);
        expect(provinces === undefined).toBe(tooMany > 0);
        if (!provinces) return;
        const parts = [...provinces, elsewhere ?? { yea: 0, nay: 0 }];
        expect(parts.reduce((total, { yea }) => total + yea, 0)).toBe(sum('yea'));
        expect(parts.reduce((total, { nay }) => total + nay, 0)).toBe(sum('nay'));
      }),
    );
  });

  it('[G28] has none of figures by hand, which nobody counted by path', () => {
    const evening = counted(
      { ...planIn({ satellite: shaanxi, site: sichuan }), episode: { ...aPlan().episode, manualFigures: true } },
      0,
      0,
    );
    evening.ask('poll.propose', { pollId: 'apples', motion: byHand });
    const motionId = evening.context.polls.apples?.motions[0]?.id ?? '';
    evening.ask('poll.confirm', { pollId: 'apples', motionId, saw: { yea: 12, nay: 7 } }, { who: jun });
    evening.ask('poll.reveal', { pollId: 'apples' });
    expect(result(evening)).toMatchObject({ manual: true, count: { yea: 12, nay: 7 } });
    expect(result(evening)).not.toHaveProperty('provinces');
  });

  it('knows a province by any of its names, and leaves others off the map', () => {
    expect([tileOf('新疆维吾尔自治区'), tileOf({ zh: '内蒙古' }), tileOf({ en: 'inner mongolia' }), tileOf('香港特别行政区')]).toEqual([
      'XJ',
      'NM',
      'NM',
      'HK',
    ]);
    expect([tileOf('Bavaria'), tileOf({ zh: '新加坡', en: 'Singapore' })]).toEqual([undefined, undefined]);
  });
});
