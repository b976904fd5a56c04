/** How muting a station, and what operators say of alarms, change what the show remembers. */
import type { FactOf } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';
import { alarmKey } from './station-alarms.ts';

const without = <T>(all: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));

export const foldMute = ({ muted }: ShowContext, fact: FactOf<'station.muted' | 'station.unmuted'>): Patch => {
  const { stationId, at, by } = fact;
  return fact.type === 'station.unmuted'
    ? { muted: without(muted, [stationId]) }
    : { muted: { ...muted, [stationId]: { since: at, by, reason: fact.reason } } };
};

export const foldDump = ({ dumped }: ShowContext, { stationId, over, at, by }: FactOf<'station.dumped'>): Patch => ({
  dumped: { ...dumped, [stationId]: { at, by, over } },
});

/** One mark for each station and kind at most: their number is bounded by the series. */
export const foldAlarm = ({ alarmMarks }: ShowContext, fact: FactOf<'alarm.acknowledged' | 'alarm.shelved' | 'alarm.unshelved'>): Patch => {
  const { acknowledged, shelved } = alarmMarks;
  if (fact.type === 'alarm.acknowledged') {
    const marks = fact.stations.map(({ id, since }) => [alarmKey(fact.kind, id), { since, by: fact.by }]);
    return { alarmMarks: { shelved, acknowledged: { ...acknowledged, ...Object.fromEntries(marks) } } };
  }
  const keys = fact.stations.map((id) => alarmKey(fact.kind, id));
  if (fact.type === 'alarm.unshelved') return { alarmMarks: { acknowledged, shelved: without(shelved, keys) } };
  const marks = keys.map((key) => [key, { until: fact.until, by: fact.by }]);
  // What comes back from the shelf is looked at anew.
  return { alarmMarks: { acknowledged: without(acknowledged, keys), shelved: { ...shelved, ...Object.fromEntries(marks) } } };
};
