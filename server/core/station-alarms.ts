/**
 * When something is wrong with a station, and whether it makes a noise (words of ISA-18.2).
 *
 * A fold over looks at all stations, about one a second; nothing here reads a clock. Each alarm rises only after its cause has lasted
 * (on-delay) and goes only after it has been away for a while (off-delay), so that none flaps. What operators did with alarms comes
 * from the show's record: acknowledging ends the noise and not the alarm; shelving puts it away until a moment at which it comes back by itself.
 */
import { type AlarmGroup, AlarmKind, type StationAlarms } from '../contract/station-alarms.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { StationRow } from '../contract/views.ts';

export const alarmRules: Readonly<Record<AlarmKind, { readonly onAfter: Ms; readonly offAfter: Ms }>> = {
  gone: { onAfter: 5000, offAfter: 10_000 },
  absent: { onAfter: 30_000, offAfter: 5000 },
  silent: { onAfter: 0, offAfter: 10_000 },
  lagging: { onAfter: 3000, offAfter: 10_000 },
  differs: { onAfter: 4000, offAfter: 10_000 },
  refused: { onAfter: 0, offAfter: 0 },
  drift: { onAfter: 10_000, offAfter: 10_000 },
};
/** A wrong key is news for this long. */
const refusedFor: Ms = 60_000;

/** By `alarmKey`. `since`: when its cause began; `badAt`: when it was last seen. */
type Watched = { readonly on: boolean; readonly since: EpochMs; readonly badAt: EpochMs };
export type AlarmWatch = Readonly<Record<string, Watched>>;
export const nothingSeen: AlarmWatch = {};

/** What operators did with them, by `alarmKey`. */
export type AlarmMarks = {
  /** Only the alarm that began then. */
  readonly acknowledged: Readonly<Record<string, { readonly since: EpochMs; readonly by: string }>>;
  readonly shelved: Readonly<Record<string, { readonly until: EpochMs; readonly by: string }>>;
};
export const noMarks: AlarmMarks = { acknowledged: {}, shelved: {} };

export const alarmKey = (kind: AlarmKind, stationId: string): string => `${kind} ${stationId}`;
const kinds = AlarmKind.options;
const readKey = (key: string): readonly [AlarmKind, string] => {
  const [kind = '', id = ''] = key.split(' ', 2);
  return [AlarmKind.parse(kind), id];
};

type Seen = Pick<StationRow, 'id' | 'health' | 'delivery' | 'refusedAt' | 'drift'>;

/** Burnt-in stations need nothing of us, so that only their coming and going says anything. */
const isWrong = (kind: AlarmKind, { health, delivery, refusedAt, drift }: Seen, now: EpochMs): boolean => {
  if (kind === 'absent') return health === 'never' && delivery === 'overlay';
  if (kind === 'refused') return refusedAt !== null && now - refusedAt < refusedFor;
  if (kind === 'drift') return drift !== undefined;
  return health === kind;
};

const goesOn = (kind: AlarmKind, before: Watched | undefined, now: EpochMs): Watched => {
  const since = before?.since ?? now;
  return { since, badAt: now, on: before?.on === true || now - since >= alarmRules[kind].onAfter };
};

/**
 * @param stations those that are watched: none of a muted one, none at all while no partner gets anything
 * @param now never before the look before
 */
export const lookAtStations = (watch: AlarmWatch, stations: readonly Seen[], now: EpochMs): AlarmWatch => {
  const found: Record<string, Watched> = {};
  // Once a second for six kinds of a hundred stations, of which hardly any has one: no word and no list for those.
  const any = Object.keys(watch).length > 0;
  for (const station of stations)
    for (const kind of kinds) {
      const wrong = isWrong(kind, station, now);
      if (!wrong && !any) continue;
      const key = alarmKey(kind, station.id);
      const before = watch[key];
      if (wrong) found[key] = goesOn(kind, before, now);
      else if (before?.on && now - before.badAt < alarmRules[kind].offAfter) found[key] = before;
    }
  return found;
};

type Row = Omit<AlarmGroup, 'since' | 'stations'> & { readonly id: string; readonly since: EpochMs | null };

const activeRow = (key: string, since: EpochMs, { acknowledged }: AlarmMarks): Row => {
  const [kind, id] = readKey(key);
  const mark = acknowledged[key];
  return mark?.since === since ? { kind, id, since, state: 'acknowledged', by: mark.by } : { kind, id, since, state: 'unacknowledged' };
};

const groupName = ({ kind, state, by, until }: Row): string => JSON.stringify([kind, state, by, until]);
const order: Readonly<Record<AlarmGroup['state'], number>> = { unacknowledged: 0, acknowledged: 1, shelved: 2 };

const grouped = (rows: readonly Row[]): readonly AlarmGroup[] => {
  const groups = new Map<string, readonly Row[]>();
  for (const row of rows) groups.set(groupName(row), [...(groups.get(groupName(row)) ?? []), row]);
  return [...groups.values()]
    .flatMap((all): readonly AlarmGroup[] => {
      const [first] = all;
      if (!first) return [];
      const { id: _, since: __, ...group } = first;
      const begun = all.flatMap(({ since }) => since ?? []);
      return [{ ...group, since: begun.length === 0 ? null : Math.min(...begun), stations: all.map(({ id, since }) => ({ id, since })) }];
    })
    .sort((a, b) => order[a.state] - order[b.state] || b.stations.length - a.stations.length || (a.since ?? 0) - (b.since ?? 0));
};

/** What stands now: unacknowledged first, then acknowledged, then what is on the shelf with its end. */
export const alarmGroups = (watch: AlarmWatch, marks: AlarmMarks, now: EpochMs): readonly AlarmGroup[] => {
  const isShelved = (key: string) => (marks.shelved[key]?.until ?? 0) > now;
  const active = Object.entries(watch).flatMap(([key, { on, since }]) => (on && !isShelved(key) ? [activeRow(key, since, marks)] : []));
  const shelved = Object.entries(marks.shelved).flatMap(([key, { until, by }]): readonly Row[] => {
    const [kind, id] = readKey(key);
    const seen = watch[key];
    return until > now ? [{ kind, id, state: 'shelved', by, until, since: seen?.on ? seen.since : null }] : [];
  });
  return grouped([...active, ...shelved]);
};

/** Only what nobody has acknowledged makes a noise: a station that is named, or more stations at once than `above`. */
export const alarmNoise = (groups: readonly AlarmGroup[], { above, named }: StationAlarms['rules']): StationAlarms['noise'] => {
  const loud = new Set(groups.flatMap(({ state, stations }) => (state === 'unacknowledged' ? stations.map(({ id }) => id) : [])));
  if (named.some((id) => loud.has(id))) return 'named';
  return loud.size > above ? 'many' : null;
};
