/**
 * What many stations are told alike is one value for all of them, so that it is written, kept and entered in the book once.
 *
 * Stations whose delays differ have states of their own, which differ in little else. Bounded: the parts of this moment and of the one before.
 */
import { type Change, type StationState, stationParts } from './station-feed.ts';

export type SharedParts = {
  /** From now on these are the parts of a new moment. */
  readonly turn: () => void;
  /** The same state; parts that say what another's do are the other's. */
  readonly ofState: (state: StationState) => StationState;
};

export const openSharedParts = (): SharedParts => {
  let now = new Map<string, unknown>();
  let before: ReadonlyMap<string, unknown> = new Map();
  const share = (part: unknown): unknown => {
    const text = JSON.stringify(part);
    const one = now.get(text) ?? before.get(text) ?? part;
    now.set(text, one);
    return one;
  };
  return {
    turn: () => {
      before = now;
      now = new Map();
    },
    ofState: (state) => ({ ...state, ...Object.fromEntries(stationParts.map((part) => [part, share(state[part])])) }),
  };
};

/** One change for all who are told it. Their parts must be shared. */
export const shareChanges = (): ((change: Change) => Change) => {
  const known = new Map<string, Map<unknown, Change>>();
  return (change) => {
    const kind = `${change.type} ${change.onAirAt}`;
    const alike = known.get(kind) ?? new Map<unknown, Change>();
    known.set(kind, alike);
    const one = alike.get(change.data) ?? change;
    alike.set(change.data, one);
    return one;
  };
};
