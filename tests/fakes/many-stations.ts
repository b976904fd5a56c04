/** A hundred stations on a bad evening: most are well, a few are not, in every way there is; with the alarms that stand for them. */
import type { AlarmGroup, AlarmKind } from '../../server/contract/station-alarms.ts';
import { seconds } from '../../server/contract/units.ts';
import type { OperatorView, StationHealth, StationRow } from '../../server/contract/views.ts';
import { noAlarms, stations } from './sample-parts.ts';

const cities = ['Ganzhou', 'Luochuan', 'Xiaogan', 'Wuchang', 'Anxi', 'Pujiang', 'Dunhua', 'Dangshan', 'Yan’an', 'Xiangxi'] as const;
const inChinese = ['赣州', '洛川', '孝感', '五常', '安溪', '蒲江', '敦化', '砀山', '延安', '湘西'] as const;
const channels = [
  ['综合', 'General'],
  ['新闻', 'News'],
  ['公共', 'Public'],
  ['都市', 'City'],
  ['农业', 'Farming'],
  ['影视', 'Film'],
  ['少儿', 'Children'],
  ['生活', 'Living'],
  ['经济', 'Business'],
  ['文旅', 'Travel'],
] as const;

const bad: Readonly<Record<number, StationHealth>> = { 7: 'gone', 23: 'gone', 41: 'lagging', 58: 'silent', 64: 'differs', 90: 'never' };

const station = (index: number, now: number): StationRow => {
  const [sample] = stations(now);
  if (!sample) throw new Error('There is no sample station.');
  const [city, channel] = [Math.floor(index / 10), channels[index % 10]];
  const health = bad[index] ?? 'ok';
  const isAway = health === 'gone' || health === 'never';
  return {
    ...sample,
    id: `station-${index + 1}`,
    name: { zh: `${inChinese[city]}电视台${channel?.[0]}频道`, en: `${cities[city]} TV ${channel?.[1]}` },
    delivery: index % 9 === 4 ? 'burnt-in' : 'overlay',
    delay: seconds((index % 5) * 5),
    measured: index % 3 === 0 ? seconds((index % 5) * 5) + 240 : null,
    excludes: index % 11 === 3 ? ['sales-ticker', 'product-card'] : [],
    feeds: isAway ? 0 : 1,
    overlays: isAway ? 0 : index % 3,
    from: isAway ? [] : [`10.${city}.${index % 10}.17`, ...(index % 3 === 2 ? [`10.${city}.${index % 10}.18`] : [])],
    polls: index % 7 === 3 && !isAway ? 1 : 0,
    missed: health === 'silent' || health === 'lagging' ? 14 : index % 13 === 5 ? 2 : 0,
    fps: isAway || index % 3 === 0 ? null : index === 58 ? 12 : 50,
    painted: isAway || index % 3 === 0 ? null : { revision: 418 - (index % 5), sent: 418, at: now - 900 },
    health,
    lag: health === 'lagging' ? seconds(12) : 0,
    has:
      health === 'never'
        ? null
        : {
            event: `a1b2c3d4-${417 - (health === 'ok' ? 0 : 9)}`,
            at: now - (health === 'ok' ? 900 : seconds(40)),
            by: index % 4 ? 'line' : 'station',
          },
  };
};

const group = (kind: AlarmKind, state: AlarmGroup['state'], ids: readonly number[], since: number): AlarmGroup => ({
  ...{ kind, state, since },
  stations: ids.map((id) => ({ id: `station-${id + 1}`, since })),
});

export const manyStations = (now: number): Pick<OperatorView, 'stations' | 'alarms' | 'muted'> => ({
  stations: Array.from({ length: 100 }, (_, index) => station(index, now)),
  alarms: {
    ...noAlarms,
    noise: 'named',
    rules: { above: 5, named: ['station-8'] },
    groups: [
      group('gone', 'unacknowledged', [7, 23], now - seconds(72)),
      { ...group('lagging', 'acknowledged', [41], now - seconds(190)), by: 'Lin Jia' },
      { ...group('differs', 'shelved', [64], now - seconds(600)), by: 'Zhao Min', until: now + seconds(300) },
    ],
  },
  muted: { 'station-13': { since: now - seconds(400), by: 'Lin Jia', reason: 'They play a film' } },
});
