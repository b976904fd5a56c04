/** Hours and hard outs of stations, by the clocks of their zones. */
import { describe, expect, it } from 'vitest';
import { minutes } from '../../server/contract/units.ts';
import { compressPlan } from '../../server/core/compress-plan.ts';
import { plannedStation } from '../../server/core/station-hours.ts';
import { station } from '../stations/sample-show.ts';
import { aPlan, eight } from './plans.ts';

const evening = { zone: 'Asia/Shanghai', date: '2026-12-03', start: eight };
const hour = minutes(60);
/** Whether something may be sold on it so many hours after the start. */
const isOpen = ({ openFor = [] }: ReturnType<typeof plannedStation>, hours: number) =>
  openFor.some(({ from, to }) => from <= eight + hours * hour && eight + hours * hour < to);

describe('the hours of a station', () => {
  it('[F16] are those of the clocks of its zone, over midnight too, and of the evening before and after', () => {
    const shanghai = plannedStation(station({ hours: [{ from: '20:30', to: '01:00' }] }), evening);
    expect([0, 0.5, 2, 4.9, 5, 24.5].map((hours) => isOpen(shanghai, hours))).toEqual([false, true, true, true, false, true]);
    const london = plannedStation(station({ zone: 'Europe/London', hours: [{ from: '12:00', to: '13:00' }] }), evening);
    expect([-0.1, 0, 0.9, 1].map((hours) => isOpen(london, hours))).toEqual([false, true, true, false]);
  });

  it('[F16] that touch are one stretch, so that nothing goes off and on between', () => {
    const { openFor = [] } = plannedStation(
      station({
        hours: [
          { from: '00:00', to: '12:00' },
          { from: '12:00', to: '00:00' },
        ],
      }),
      evening,
    );
    expect(openFor).toHaveLength(1);
  });

  it('[F16] with its hard out keep their place in an evening that is shortened, and its delay is shortened with its path’s', () => {
    const far = plannedStation(
      station({ path: 'site', delay: 21_000, hours: [{ from: '20:01', to: '20:03' }], hardOut: '20:04' }),
      evening,
    );
    const { stations } = compressPlan({ ...aPlan(), stations: { far } }, 10, 1000);
    const hours = stations.far?.openFor?.find(({ to }) => to > 1000 && to < 100_000);
    expect(stations.far).toMatchObject({ delay: 2100, outAt: 1000 + 24_000 });
    expect(hours).toEqual({ from: 1000 + 6000, to: 1000 + 18_000 });
  });

  it('[F16] say when it leaves us: the first such time after the start, on the next day where that is so', () => {
    const outAt = (hardOut: string) => plannedStation(station({ hardOut }), evening).outAt;
    expect(outAt('21:30')).toBe(eight + 1.5 * hour);
    expect(outAt('00:30')).toBe(eight + 4.5 * hour);
  });
});
