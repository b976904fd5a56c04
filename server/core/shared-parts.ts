/**
 * What many stations are told alike is one value for all of them, so that it is written, kept and entered in the book once.
 *
 * Stations whose delays differ have states of their own, which differ in little else. Bounded: the parts of this moment and of the one before.
 */
import { stationParts } from './station-feed.ts';
import type { StationState } from './station-state.ts';

export type SharedParts = {
  /** From now on these are the parts of a new moment. */
  readonly turn: () => void;
  /** The same state; parts that say what another's do are the other's. */
  readonly ofState: (state: StationState) => StationState;
};

export const openSharedParts = (): SharedParts => {
  let now = new Map<string, unknown>();
  let before: ReadonlyMap<string, unknown> = new Map();
  let seen = new Map<unknown, unknown>();
  const share = (part: unknown): unknown => {
    const known = seen.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(part);
    const one = now.get(text) ?? before.get(text) ?? part;
    now.set(text, one);
    seen.set(part, one);
    return one;
  };
  return {
    turn: () => {
      before = now;
      now = new Map();
      seen = new Map();
    },
    ofState: (state) => ({ ...state, ...Object.fromEntries(stationParts.map((part) => [part, share(state[part])])) }),
  };
};
