/** Stations of an evening on which everything happens at once: every state, alarm and rule that the stations' position has a word for. */
import { minutes, seconds } from '../../server/contract/units.ts';
import type { OperatorView, StationRow } from '../../server/contract/views.ts';
import { noAlarms, stations } from './sample-parts.ts';

type Part = 'stations' | 'alarms' | 'muted' | 'dumped' | 'localBreaks' | 'stationMessages';

/** A station with every rule that it may have, a fresh key, and a stranger at its door. */
export const ruled = (now: number): Pick<StationRow, 'excludes' | 'delay' | 'settings' | 'key' | 'refusals'> => ({
  excludes: ['result'],
  delay: 3000,
  settings: {
    withoutCategories: ['tea'],
    labels: [{ text: { zh: '购物', en: 'Shopping' }, place: 'upper-right' }],
    hours: [{ from: '06:00', to: '18:00' }],
    zone: 'Asia/Hong_Kong',
    currency: 'HKD',
    addresses: ['203.0.113.0/24'],
    contacts: [{ desk: { zh: '总控室', en: 'Master control' }, phone: '+852 5550 0100' }],
    delays: { least: 2000, most: 4000 },
    changed: { at: now - 90_000, by: 'Lin Jia' },
    written: { excludes: ['result'], withoutCategories: ['tea'] },
  },
  key: { generation: 1, oldUntil: now + minutes(10), at: now - minutes(1), by: 'Lin Jia' },
  refusals: [{ why: 'revoked', address: '198.51.100.9', at: now - seconds(30), times: 12 }],
});

const webhooks: StationRow['webhooks'] = [
  { host: 'one.example', state: 'well', delivered: null, waiting: 0, shed: 0, problem: null },
  { host: 'two.example', state: 'trying', delivered: null, waiting: 12, shed: 0, problem: '503' },
  { host: 'three.example', state: 'stopped', delivered: null, waiting: 0, shed: 40, problem: '410' },
];

const changed: readonly ((now: number) => Partial<StationRow>)[] = [
  () => ({ health: 'lagging', lag: seconds(14) }),
  (now) => ({ ...ruled(now), webhooks }),
  () => ({ health: 'differs', blanked: 1 }),
  (now) => ({ health: 'silent', lastHeard: now - minutes(2) }),
  () => ({ delivery: 'burnt-in' }),
  () => ({ health: 'never', has: null }),
];

const alarms = (now: number): OperatorView['alarms'] => ({
  ...noAlarms,
  groups: [
    { kind: 'gone', state: 'unacknowledged', since: now - 60_000, stations: [{ id: 'jilin', since: now - 60_000 }] },
    { kind: 'silent', state: 'acknowledged', since: now - 90_000, by: 'Sun Yue', stations: [{ id: 'heilongjiang', since: now - 90_000 }] },
    {
      ...{ kind: 'lagging', state: 'shelved', since: now - 90_000, by: 'Sun Yue', until: now + minutes(10) },
      stations: [{ id: 'jiangxi', since: null }],
    },
  ],
  strangers: { at: now - seconds(40), times: 31, stations: ['hubei', 'fujian'] },
});

export const stationsInFull = (now: number): Pick<OperatorView, Part> => ({
  stations: stations(now).map((row, index) => ({ ...row, ...changed[index]?.(now) })),
  alarms: alarms(now),
  muted: { fujian: { since: now - minutes(3), by: 'Lin Jia', reason: 'their mixer is on fire' } },
  dumped: { shaanxi: { at: now - seconds(20), by: 'Wu Tong', over: minutes(2) } },
  localBreaks: {
    hubei: [
      {
        ...{ id: 'b1', state: 'started', withShow: false, leavesAt: now - minutes(1), rejoinsAt: now + minutes(2), length: minutes(3) },
        ...{ expectedAt: null, sustaining: null },
      },
    ],
    sichuan: [
      {
        ...{ id: 'b2', state: 'planned', withShow: false, leavesAt: now + minutes(5), rejoinsAt: now + minutes(8), length: minutes(3) },
        ...{ expectedAt: null, sustaining: null },
      },
    ],
  },
  stationMessages: [
    {
      ...{ id: 'm-9', at: now - seconds(30), by: 'Hubei Satellite', from: 'hubei', to: null, text: 'No sound here' },
      ...{ count: 1, delivered: 1, seen: 0, unseen: [] },
    },
    {
      ...{ id: 'm-8', at: now - minutes(2), by: 'Lin Jia', from: null, to: null, text: { zh: '两分钟', en: 'Two minutes' } },
      ...{ count: 7, delivered: 6, seen: 4, unseen: ['jilin', 'fujian', 'sichuan'] },
    },
  ],
});
