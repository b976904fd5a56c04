/**
 * The delivery report of one station: a fold over what was written down of its minutes, and the show's own record.
 *
 * The order in which minutes come does not matter, nor that one comes twice. Whole seconds: connected, not connected and without a record
 * are together the show, always.
 */
import type { DeliveryMinute, DeliveryReport, Gap, Range, StationDelivery } from '../../contract/delivery.ts';
import type { EpochMs, LocalText } from '../../contract/units.ts';
import type { Plan } from '../plan.ts';
import type { MayRule } from '../station-may.ts';
import type { Evening } from './evening.ts';
import { quantiles, sumOfLags } from './lag-classes.ts';
import { common, sizeOf, unionOf, without } from './ranges.ts';
import { stoodAll } from './stood.ts';

/** Two days: longer than any show, with all lives of the server that there may be. */
const mostMinutes = 4000;
const mostGaps = 50;
const mostMissing = 50;
const mostRows = 50;

export type Minutes = ReadonlyMap<string, DeliveryMinute>;

/** Of a minute in one life the newest; the same again changes nothing. */
export const joinMinutes = (known: Minutes, more: readonly DeliveryMinute[]): Minutes => {
  const joined = new Map(known);
  for (const one of more) {
    const key = `${one.minute} ${one.life}`;
    const before = joined.get(key);
    if (before ? one.rev > before.rev : joined.size < mostMinutes) joined.set(key, one);
  }
  return joined;
};

type Mark = '.' | '0' | '1';
const stronger: Readonly<Record<Mark, number>> = { '.': 0, '0': 1, '1': 2 };

/** By second since the epoch; what has no record is not in it. */
const secondsOf = (minutes: readonly DeliveryMinute[]): ReadonlyMap<number, Mark> => {
  const known = new Map<number, Mark>();
  for (const { minute, seconds } of minutes)
    for (const [index, said] of [...seconds].entries()) {
      const [mark, at] = [said as Mark, minute / 1000 + index];
      if (mark !== '.' && stronger[mark] > stronger[known.get(at) ?? '.']) known.set(at, mark);
    }
  return known;
};

/** Runs of seconds of which this is so, as moments. */
const runsOf = (from: number, until: number, isSo: (second: number) => boolean): readonly Gap[] => {
  const runs: { from: EpochMs; until: EpochMs }[] = [];
  for (let second = from; second < until; second += 1) {
    if (!isSo(second)) continue;
    const last = runs.at(-1);
    if (last?.until === second * 1000) last.until += 1000;
    else runs.push({ from: second * 1000, until: (second + 1) * 1000 });
  }
  return runs;
};

const lengthOf = ({ from, until }: Gap): number => until - from;
const bounded = (gaps: readonly Gap[]): StationDelivery['record']['missing'] => ({
  count: gaps.length,
  lasted: gaps.reduce((sum, gap) => sum + lengthOf(gap), 0),
  some: [...gaps].sort((a, b) => lengthOf(b) - lengthOf(a) || a.from - b.from).slice(0, mostGaps),
});

type Show = DeliveryReport['show'];

const connection = (minutes: readonly DeliveryMinute[], show: Show): Pick<StationDelivery, 'record' | 'connected'> => {
  const seconds = secondsOf(minutes);
  const [from, until] = show.from === null ? [0, 0] : [Math.floor(show.from / 1000), Math.ceil(show.until / 1000)];
  const missing = bounded(runsOf(from, until, (second) => !seconds.has(second)));
  const gaps = bounded(runsOf(from, until, (second) => seconds.get(second) === '0'));
  const known = (until - from) * 1000 - missing.lasted;
  const lasted = known - gaps.lasted;
  const all = [...seconds].flatMap(([second, mark]) => (mark === '1' ? [second] : []));
  const first = all.reduce((least, second) => Math.min(least, second), Number.POSITIVE_INFINITY);
  const last = all.reduce((most, second) => Math.max(most, second), 0);
  return {
    record: { known, missing },
    connected: {
      from: all.length === 0 ? null : first * 1000,
      until: all.length === 0 ? null : (last + 1) * 1000,
      lasted,
      percent: known === 0 ? null : Math.floor((lasted * 1000) / known) / 10,
      gaps,
    },
  };
};

const namesOf = (ranges: readonly Range[], epoch: string, most: number): readonly string[] => {
  const names: string[] = [];
  for (const [from, until] of ranges) for (let n = from; n <= until && names.length < most; n += 1) names.push(`${epoch}-${n}`);
  return names;
};

/** Of one epoch, within which events are numbered. */
const eventsOf = (epoch: string, minutes: readonly DeliveryMinute[]) => {
  const due = unionOf(minutes.flatMap((one) => (one.due ? [one.due] : [])));
  const taken = common(due, unionOf(minutes.flatMap((one) => one.taken)));
  const snapshot = Math.max(0, ...minutes.map((one) => one.snapshot));
  const superseded = common(without(due, taken), snapshot > 0 ? [[0, snapshot]] : []);
  const missing = without(without(due, taken), superseded);
  const acknowledged = common(due, unionOf(minutes.flatMap((one) => one.acknowledged)));
  return { epoch, due, taken, superseded, missing, acknowledged };
};

const feedOf = (minutes: readonly DeliveryMinute[]): StationDelivery['feed'] => {
  if (!minutes.some(({ usedFeed }) => usedFeed)) return null;
  const epochs = [...new Set(minutes.map(({ epoch }) => epoch))].sort().map((epoch) =>
    eventsOf(
      epoch,
      minutes.filter((one) => one.epoch === epoch),
    ),
  );
  const sum = (of: 'due' | 'taken' | 'superseded' | 'acknowledged' | 'missing') => epochs.reduce((all, one) => all + sizeOf(one[of]), 0);
  const some = epochs.flatMap(({ epoch, missing }) => namesOf(missing, epoch, mostMissing)).slice(0, mostMissing);
  return {
    ...{ due: sum('due'), delivered: sum('taken'), superseded: sum('superseded'), acknowledged: sum('acknowledged') },
    missing: { count: sum('missing'), some },
  };
};

const framesOf = (minutes: readonly DeliveryMinute[]): StationDelivery['fps'] => {
  const rates = minutes.flatMap(({ fps }) => fps ?? []);
  const words = rates.reduce((sum, rate) => sum + rate.words, 0);
  if (words === 0) return null;
  const average = rates.reduce((sum, rate) => sum + rate.sum, 0) / words;
  return { average: Math.round(average * 10) / 10, least: Math.min(...rates.map(({ least }) => least)) };
};

const alarmsOf = (minutes: readonly DeliveryMinute[]): StationDelivery['alarms'] => {
  const all = new Map<string, { times: number; seconds: number }>();
  for (const { alarms } of minutes)
    for (const [kind, said] of Object.entries(alarms)) {
      const before = all.get(kind) ?? { times: 0, seconds: 0 };
      if (said) all.set(kind, { times: before.times + said.times, seconds: before.seconds + said.seconds });
    }
  return [...all].map(([kind, said]) => ({ kind, ...said })).sort((a, b) => a.kind.localeCompare(b.kind));
};

const votesOf = (plan: Pick<Plan, 'stations' | 'polls'>, path: string, { counts }: Evening): StationDelivery['votes'] => ({
  sharedWith: Object.values(plan.stations).filter((station) => station.path === path).length - 1,
  polls: counts.flatMap(({ pollId, perPath }) => {
    const sides = perPath[path];
    const question: LocalText = plan.polls[pollId]?.question ?? pollId;
    return sides ? [{ pollId, question, votes: sides.yea + sides.nay }] : [];
  }),
});

export type ReportNeeds = {
  readonly plan: Pick<Plan, 'stations' | 'polls'>;
  readonly evening: Evening;
  readonly show: Show;
};

/** @returns undefined when the evening had no such station */
export const stationDelivery = (stationId: string, joined: Minutes, { plan, evening, show }: ReportNeeds): StationDelivery | undefined => {
  const station = Object.hasOwn(plan.stations, stationId) ? plan.stations[stationId] : undefined;
  if (!station) return undefined;
  // One order, whatever order they came in.
  const minutes = [...joined.values()].sort((a, b) => a.minute - b.minute || a.life.localeCompare(b.life));
  const own = <T extends { readonly stationId: string }>(all: readonly T[]) =>
    all.filter((one) => one.stationId === stationId).slice(0, mostRows);
  return {
    station: { id: station.id, name: station.name, path: station.path, delivery: station.delivery },
    ...connection(minutes, show),
    feed: feedOf(minutes),
    feedLag: quantiles(sumOfLags(minutes.map(({ feedLag }) => feedLag))),
    pageLag: quantiles(sumOfLags(minutes.map(({ pageLag }) => pageLag))),
    missedBeats: minutes.length === 0 ? null : minutes.reduce((sum, { missed }) => sum + missed, 0),
    fps: framesOf(minutes),
    graphics: stoodAll(minutes),
    breaks: own(evening.breaks).map(({ from, until }) => ({ from, until })),
    dumps: own(evening.dumps).map(({ from, until }) => ({ from, until })),
    mutes: own(evening.mutes).map(({ from, until, by, reason }) => ({ from, until, by, reason })),
    alarms: alarmsOf(minutes),
    votes: votesOf(plan, station.path, evening),
  };
};

/** Of votes it is told where it may have every vote: of a vote that it must not have not even the question. */
const mayHaveVotes = ({ excludes, categories, withoutCategories = [] }: MayRule): boolean =>
  categories === undefined && withoutCategories.length === 0 && !excludes.includes('vote-bar');

/** What the station itself is told: who muted it and why is the house's own. */
export const forTheStation = (delivery: StationDelivery, rule: MayRule): StationDelivery => ({
  ...delivery,
  votes: mayHaveVotes(rule) ? delivery.votes : { ...delivery.votes, polls: [] },
  mutes: delivery.mutes.map((one) => ({ ...one, by: null, reason: null })),
});
