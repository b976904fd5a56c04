/** What operators change of a station during an evening. */
import { describe, expect, it } from 'vitest';
import { logText } from '../../server/core/log-text.ts';
import { applyFact, newShow, packShow, unpackShow } from '../../server/core/show.ts';
import { stationNow, stationsNow } from '../../server/core/station-changes.ts';
import { station } from '../stations/sample-show.ts';
import { type Evening, live } from './evening.ts';
import { aPlan } from './plans.ts';

const shopping = { text: { zh: '购物', en: 'Shopping' }, place: 'upper-right' as const };
const plan = {
  ...aPlan(),
  stations: {
    harbour: station({ path: 'site', excludes: ['sales-ticker'], categories: ['fruit'], labels: [shopping] }),
    inland: station({ id: 'inland', path: 'replay', delivery: 'burnt-in' }),
  },
};
const harbour = ({ context }: Evening) => stationNow(context, 'harbour');
const change = (
  evening: Evening,
  what: { kind: 'result' | 'sales-ticker' | 'label' } | { category: string },
  excluded: boolean,
  reason?: string,
) => evening.ask('station.exclude', { stationId: 'harbour', what, excluded, ...(reason ? { reason } : {}) });

describe('a station in the evening', () => {
  it('[F20] loses a kind or a category and has it back, by a fact with who and when; the series file stays as it is', () => {
    const evening = live(plan);
    change(evening, { kind: 'result' }, true);
    change(evening, { category: 'fruit' }, true);
    expect(harbour(evening)).toMatchObject({ excludes: ['sales-ticker', 'result'], categories: [], withoutCategories: ['fruit'] });
    expect(evening.context.stationChanges.harbour).toMatchObject({ by: 'Mei', at: evening.now });
    change(evening, { kind: 'result' }, false);
    change(evening, { category: 'fruit' }, false);
    expect(harbour(evening)).toMatchObject({ excludes: ['sales-ticker'], categories: ['fruit'], withoutCategories: [] });
    expect(evening.context.plan).toEqual(plan);
    expect(evening.ask('station.asWritten', { stationId: 'harbour' })).toHaveLength(1);
    expect(harbour(evening)).toEqual(plan.stations.harbour);
    expect(evening.ask('station.asWritten', { stationId: 'harbour' }), 'once is enough').toEqual([]);
  });

  it('[F20] is given what its series file keeps from it only for a reason on record', () => {
    const evening = live(plan);
    expect(change(evening, { kind: 'sales-ticker' }, false)).toBe('not-allowed');
    expect(change(evening, { kind: 'sales-ticker' }, false, 'they rang and asked')).toMatchObject([{ reason: 'they rang and asked' }]);
    expect(harbour(evening)?.excludes).toEqual([]);
    expect(change(evening, { category: 'tea' }, true), 'nobody sells tea').toBe('unknown');
    expect(change(evening, { category: 'tea' }, false), 'nobody sells tea').toBe('unknown');
    expect(change(evening, { kind: 'label' }, true), 'it must show labels').toBe('wrong-phase');
  });

  it('[F20] keeps the labels that its series file demands, unless somebody says why not', () => {
    const evening = live(plan);
    const label = (labels: readonly { text: string; place?: 'upper-left' }[], reason?: string) =>
      evening.ask('station.label', { stationId: 'harbour', labels: [...labels], ...(reason ? { reason } : {}) });
    expect(evening.ask('station.label', { stationId: 'harbour', labels: [shopping] }), 'nothing new').toEqual([]);
    expect(label([{ text: 'Live' }])).toBe('not-allowed');
    expect(label([{ text: 'Live', place: 'upper-left' }], 'their law desk said so')).toHaveLength(1);
    expect(harbour(evening)?.labels).toEqual([{ text: 'Live', place: 'upper-left' }]);
  });

  it('[G55] has no label that claims what only a record can say', () => {
    const evening = live(plan);
    const claims = { stationId: 'harbour', labels: [shopping, { text: { zh: '仅剩 3 件', en: 'Go' } }] };
    expect(evening.ask('station.label', claims)).toBe('not-allowed');
  });

  it('[F20] is delayed only as far as votes of its viewers are open for; a burnt-in one not at all', () => {
    const evening = live(plan);
    const delay = (stationId: string, ms: number) => evening.ask('station.delay', { stationId, delay: ms });
    expect(delay('harbour', 22_001)).toBe('not-allowed');
    expect(delay('harbour', 17_999)).toBe('not-allowed');
    expect(delay('harbour', 20_000), 'as it is').toEqual([]);
    expect(delay('harbour', 21_500)).toHaveLength(1);
    expect(harbour(evening)?.delay).toBe(21_500);
    expect(delay('inland', 1000)).toBe('wrong-phase');
    expect(delay('nowhere', 1000)).toBe('unknown');
  });

  it('[S2] is the same again from its facts and from a snapshot', () => {
    const evening = live(plan);
    change(evening, { kind: 'result' }, true);
    evening.ask('station.delay', { stationId: 'harbour', delay: 21_000 });
    const again = unpackShow(plan, packShow(evening.facts.reduce(applyFact, newShow(plan))));
    expect(stationsNow(again.context)).toEqual(stationsNow(evening.context));
  });

  it('[D10] is told in the log in both languages', () => {
    const evening = live(plan);
    change(evening, { kind: 'result' }, true);
    change(evening, { category: 'fruit' }, true);
    evening.ask('station.delay', { stationId: 'harbour', delay: 21_000 });
    evening.ask('station.label', { stationId: 'harbour', labels: [], reason: 'their law desk' });
    evening.ask('station.asWritten', { stationId: 'harbour' });
    const said = evening.facts.filter(({ type }) => type.startsWith('station.')).map((fact) => logText(fact, plan));
    expect(said).toEqual([
      { en: 'Harbour TV no longer gets: Vote result', zh: '海港卫视不再得到：投票结果' },
      { en: 'Harbour TV no longer gets: category fruit', zh: '海港卫视不再得到：“fruit”类商品' },
      { en: 'Delay of Harbour TV set to 21 s', zh: '海港卫视的延迟设为 21 秒' },
      { en: 'Labels of Harbour TV: none: their law desk', zh: '海港卫视的标识：无：their law desk' },
      { en: 'Harbour TV is as the series file has it again', zh: '海港卫视恢复为系列文件的设置' },
    ]);
  });
});
