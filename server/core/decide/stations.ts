/** Decisions about stations: mute one and back; acknowledge, shelve and unshelve their alarms. */
import { say } from '../../contract/sayings.ts';
import type { EpochMs, Ms } from '../../contract/units.ts';
import { rebuildFor, seenAt } from '../delay-ramp.ts';
import { delayTo } from '../local-breaks.ts';
import type { Show } from '../show.ts';
import { alarmKey } from '../station-alarms.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

const known = ({ context }: Show, ids: readonly string[]): Decision | undefined =>
  ids.every((id) => Object.hasOwn(context.plan.stations, id)) ? undefined : refuse('unknown', say('no-such-station'));

const isMuted = ({ context }: Show, stationId: string): boolean => Object.hasOwn(context.muted, stationId);

export const muteStation: Handler<'station.mute'> = ({ stationId, reason }, show) =>
  known(show, [stationId]) ?? (isMuted(show, stationId) ? accept() : accept({ type: 'station.muted', stationId, reason }));

export const unmuteStation: Handler<'station.unmute'> = ({ stationId }, show) =>
  known(show, [stationId]) ?? (isMuted(show, stationId) ? accept({ type: 'station.unmuted', stationId }) : accept());

/** The episode has ended, and its viewers have had the last of it. */
const isOverFor = ({ context: { endedAt, dumped } }: Show, stationId: string, delay: Ms, now: EpochMs): boolean =>
  endedAt !== null && seenAt(endedAt, delay, dumped[stationId]) <= now;

/** One whose graphics are burnt in has none of ours to catch up, and one without a delay has nothing to dump. */
export const dumpDelay: Handler<'station.dump'> = ({ stationId }, show, { now }) => {
  const delay = delayTo(show.context, stationId);
  const over = rebuildFor(delay, show.context.plan.stations[stationId]?.rebuild);
  const stop = known(show, [stationId]);
  if (stop || delay === 0) return stop ?? accept();
  if (isOverFor(show, stationId, delay, now)) return refuse('wrong-phase', say('nothing-runs'));
  return accept({ type: 'station.dumped', stationId, over });
};

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

export const acknowledgeAlarms: Handler<'alarm.acknowledge'> = ({ kind, stations }, show) => {
  const { acknowledged } = show.context.alarmMarks;
  const fresh = stations.filter(({ id, since }) => acknowledged[alarmKey(kind, id)]?.since !== since);
  const ids = stations.map(({ id }) => id);
  return known(show, ids) ?? (fresh.length === 0 ? accept() : accept({ type: 'alarm.acknowledged', kind, stations: fresh }));
};

export const shelveAlarms: Handler<'alarm.shelve'> = ({ kind, stations, lasts }, show, { now }) =>
  known(show, stations) ?? accept({ type: 'alarm.shelved', kind, stations: once(stations), until: now + lasts });

export const unshelveAlarms: Handler<'alarm.unshelve'> = ({ kind, stations }, show, { now }) => {
  const { shelved } = show.context.alarmMarks;
  const there = once(stations).filter((id) => (shelved[alarmKey(kind, id)]?.until ?? 0) > now);
  return known(show, stations) ?? (there.length === 0 ? accept() : accept({ type: 'alarm.unshelved', kind, stations: there }));
};
