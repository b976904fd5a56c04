/** Alarms of the stations, in the words of ISA-18.2: unacknowledged, acknowledged, shelved for a time. */
import { z } from 'zod';
import type { EpochMs, Ms } from './units.ts';
import { minutes } from './units.ts';

/** `absent`: live, and it has not come at all. `refused`: somebody comes in its name with a wrong key, from where its right key was used. `drift`: its measured delay is not what is set. Else as `StationHealth`. */
export const AlarmKind = z.enum(['gone', 'absent', 'silent', 'lagging', 'differs', 'refused', 'drift']);
export type AlarmKind = z.infer<typeof AlarmKind>;

/** No alarm is put away for longer: what nobody looks at for an evening is forgotten. */
export const longestShelf: Ms = minutes(60);

/** Stations that stand in one alarm for one reason. `since` of a station is its alarm’s own; null: shelved, and nothing is wrong now. */
export type AlarmGroup = {
  readonly kind: AlarmKind;
  readonly state: 'unacknowledged' | 'acknowledged' | 'shelved';
  /** Of the oldest of them. */
  readonly since: EpochMs | null;
  readonly stations: readonly { readonly id: string; readonly since: EpochMs | null }[];
  /** Who acknowledged or shelved them. */
  readonly by?: string;
  /** When they come back by themselves. */
  readonly until?: EpochMs;
};

/** Callers with a wrong key from places that never had the right one: how often of late, and which stations they named. */
export type Strangers = { readonly at: EpochMs; readonly times: number; readonly stations: readonly string[] };

export type StationAlarms = {
  readonly groups: readonly AlarmGroup[];
  /** Why it makes a noise: a station that the series names, or more at once than it allows; null: it makes none. */
  readonly noise: 'named' | 'many' | null;
  /** No alarm, and no noise: anybody could make it. Null when nobody came. */
  readonly strangers: Strangers | null;
  readonly rules: { readonly above: number; readonly named: readonly string[] };
};
