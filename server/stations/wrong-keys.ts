/**
 * Who comes in a station’s name with a wrong key: somebody of the station, or anybody at all.
 *
 * Whoever never came with the right key from where they are is a stranger. A stranger raises no alarm of the station that they name, however
 * often they come: all strangers together are told of in one line, which makes no noise. A partner whose key was mistyped from the very
 * first is found in that line by the name of its station; one whose key was right before has an alarm.
 */
import type { Strangers } from '../contract/station-alarms.ts';
import type { KnockRefused, RefusedRow } from '../contract/station-desk.ts';
import type { EpochMs, Ms } from '../contract/units.ts';

/** `address`: whole, since neighbours on a network are not the station. */
export type Knock = {
  readonly station: string;
  readonly address: string;
  readonly isRight: boolean;
  readonly why?: KnockRefused | undefined;
};

export type WrongKeys = {
  /** Only of stations that there are: a stranger’s names would fill the memory. */
  knocked(knock: Knock): void;
  /** When somebody last came in its name with a wrong key, from where its right key was used before. */
  refusedAt(station: string): EpochMs | null;
  /** Who came in its name and got nothing, newest first; few, and those who come again and again as one. */
  refusals(station: string): readonly RefusedRow[];
  /** Null once they have stayed away for a while. */
  strangers(): Strangers | null;
};

const placesKept = 30;
const refusalsKept = 5;
const shownFor: Ms = 300_000;

/** An IPv4 address is written in two ways, by who listens. */
const placeOf = (address: string): string => address.replace(/^::ffff:/i, '');

export const openWrongKeys = (now: () => EpochMs): WrongKeys => {
  /** By station, those last used last. */
  const places = new Map<string, Set<string>>();
  const refused = new Map<string, EpochMs>();
  const strange = new Map<string, { readonly times: number; readonly at: EpochMs }>();

  const remember = (station: string, place: string) => {
    const known = places.get(station) ?? new Set();
    known.delete(place);
    known.add(place);
    const [oldest] = known;
    if (known.size > placesKept && oldest !== undefined) known.delete(oldest);
    places.set(station, known);
  };
  const turnedAway = new Map<string, readonly RefusedRow[]>();
  const noteRefusal = (station: string, address: string, why: KnockRefused) => {
    const rows = turnedAway.get(station) ?? [];
    const isSame = (row: RefusedRow) => row.address === address && row.why === why;
    const times = (rows.find(isSame)?.times ?? 0) + 1;
    turnedAway.set(station, [{ why, address, at: now(), times }, ...rows.filter((row) => !isSame(row))].slice(0, refusalsKept));
  };
  const recent = () => [...strange].filter(([, { at }]) => now() - at < shownFor);

  return {
    knocked: ({ station, address, isRight, why = 'forged' }) => {
      const place = placeOf(address);
      if (!isRight) noteRefusal(station, place, why);
      if (isRight) remember(station, place);
      else if (places.get(station)?.has(place)) refused.set(station, now());
      else {
        const before = recent().find(([id]) => id === station)?.[1].times ?? 0;
        strange.set(station, { times: before + 1, at: now() });
      }
    },
    refusals: (station) => turnedAway.get(station) ?? [],
    refusedAt: (station) => refused.get(station) ?? null,
    strangers: () => {
      const all = recent();
      if (all.length === 0) return null;
      return {
        at: Math.max(...all.map(([, { at }]) => at)),
        times: all.reduce((sum, [, { times }]) => sum + times, 0),
        stations: all.map(([id]) => id),
      };
    },
  };
};
