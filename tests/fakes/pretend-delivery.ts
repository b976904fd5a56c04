/** Delivery reports of a stand-in house: an evening that was well for most stations, and not for some. */
import type { DeliveryReport, StationDelivery } from '../../server/contract/delivery.ts';
import { minutes, seconds } from '../../server/contract/units.ts';
import type { StationRow } from '../../server/contract/views.ts';
import type { DeliveryPapers } from '../../server/operators/delivery-papers.ts';
import { stations } from './sample-parts.ts';

const noGaps = { count: 0, lasted: 0, some: [] };

const deliveryOf = ({ id, name, path, delivery }: StationRow, index: number, from: number): StationDelivery => {
  const gap = { from: from + minutes(31), until: from + minutes(31) + seconds(47) };
  const hasGap = index === 2;
  return {
    station: { id, name, path, delivery },
    record: {
      known: minutes(119),
      missing: { count: 1, lasted: seconds(21), some: [{ from: from + minutes(70), until: from + minutes(70) + seconds(21) }] },
    },
    connected: {
      ...{ from: from - minutes(20), until: from + minutes(121), lasted: minutes(118), percent: hasGap ? 99.3 : 100 },
      gaps: hasGap ? { count: 1, lasted: seconds(47), some: [gap] } : noGaps,
    },
    feed:
      index % 3 === 1
        ? null
        : {
            ...{ due: 214, delivered: hasGap ? 201 : 214, superseded: hasGap ? 9 : 0, acknowledged: index === 0 ? 214 : 0 },
            missing: hasGap ? { count: 4, some: [88, 89, 90, 91].map((n) => `a1b2c3d4-${n}`) } : { count: 0, some: [] },
          },
    feedLag: index % 3 === 1 ? null : { p50: 25, p99: hasGap ? 5000 : 50, samples: 7140 },
    pageLag: index % 3 === 2 ? null : { p50: 50, p99: 200, samples: 7140 },
    missedBeats: hasGap ? 23 : 0,
    fps: index % 3 === 2 ? null : { average: 49.9, least: hasGap ? 12 : 48 },
    graphics: {
      more: 0,
      some:
        index % 3 === 2
          ? []
          : [
              {
                ...{
                  kind: 'product-card',
                  what: { zh: '洛川苹果', en: 'Luochuan apples' },
                  productId: 'apples',
                  mandatory: false,
                  paid: true,
                },
                ...{ first: from + minutes(12), last: from + minutes(19), lasted: minutes(6) },
              },
              {
                ...{ kind: 'label', what: { zh: '购物', en: 'Shopping' }, productId: null, mandatory: true, paid: false },
                ...{ first: from + minutes(3), last: from + minutes(117), lasted: minutes(96) },
              },
            ],
    },
    breaks: hasGap ? [{ from: from + minutes(60), until: from + minutes(63) }] : [],
    dumps: hasGap ? [{ from: from + minutes(50), until: from + minutes(52) }] : [],
    mutes: hasGap ? [{ from: from + minutes(40), until: from + minutes(41), by: 'Lin Jia', reason: 'Their mixer restarts' }] : [],
    alarms: hasGap ? [{ kind: 'gone', times: 1, seconds: 42 }] : [],
    votes: {
      sharedWith: 6,
      polls: [{ pollId: 'poll-apples', question: { zh: '洛川苹果，您要不要？', en: 'Would you buy Luochuan apples?' }, votes: 12_431 }],
    },
  };
};

export const sampleDelivery = (now: number): DeliveryReport => {
  const from = now - minutes(140);
  return {
    activation: 'evening-1',
    kind: 'live',
    episode: { title: { zh: '12月3日：官员之夜', en: '3 December: the officials’ evening' }, date: '2026-12-03', zone: 'Asia/Shanghai' },
    show: { from, until: from + minutes(120), ended: true },
    stations: stations(now).map((row, index) => deliveryOf(row, index, from)),
  };
};

export const pretendDelivery = (now: () => number): DeliveryPapers => ({
  evenings: async () => [
    {
      activation: 'evening-1',
      kind: 'live',
      startedAt: now() - minutes(160),
      title: { zh: '12月3日：官员之夜', en: '3 December: the officials’ evening' },
      date: '2026-12-03',
    },
  ],
  report: async (activation, stationId) => {
    const whole = sampleDelivery(now());
    const found = whole.stations.filter(({ station }) => stationId === null || station.id === stationId);
    return activation === whole.activation && found.length > 0 ? { ...whole, stations: found } : undefined;
  },
});
