/**
 * What many stations are told alike is one value for all of them, so that it is written, kept and entered in the book once.
 *
 * Stations whose delays differ have states of their own, which differ in little else; and of a list most is as it was at the moment before.
 * Bounded: the parts of this moment and of the one before; states of stations while the show says the same to all of them.
 */
import { stationParts } from './station-feed.ts';
import { openStationPolls, type StationPolls } from './station-polls.ts';
import type { StationState } from './station-state.ts';

export type SharedParts = {
  /** From now on these are the parts of a new moment. */
  readonly turn: () => void;
  /** The same state; parts that say what another's do are the other's, and so is each member of a list. */
  readonly ofState: (state: StationState) => StationState;
  readonly polls: StationPolls;
  /** States by a name of their own, of all moments in a row that say this. */
  readonly statesOf: (said: string) => Map<string, StationState>;
};

/** Those of more stations than this are made anew: their rules may be changed again and again while the show says the same. */
const mostStates = 2000;

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null;

export const openSharedParts = (): SharedParts => {
  const polls = openStationPolls();
  /** Of what is shared: a list is named by its members'. */
  const numbers = new WeakMap<object, number>();
  let given = 0;
  let states: { readonly said: string; readonly byName: Map<string, StationState> } = { said: '', byName: new Map() };
  let now = new Map<string, object>();
  let before: ReadonlyMap<string, object> = new Map();
  let seen = new Map<object, object>();
  const nameOf = (member: unknown): string => (isObject(member) ? `#${numbers.get(member)}` : JSON.stringify(member));
  const keep = (name: string, part: object): object => {
    const one = now.get(name) ?? before.get(name) ?? part;
    now.set(name, one);
    if (!numbers.has(one)) {
      given += 1;
      numbers.set(one, given);
    }
    return one;
  };
  const ofList = (list: readonly unknown[]): object => {
    const members = list.map(share);
    const isShared = members.every((member, place) => member === list[place]);
    return keep(`[${members.map(nameOf).join()}]`, isShared ? list : members);
  };
  const share = (part: unknown): unknown => {
    if (!isObject(part) || numbers.has(part)) return part;
    const known = seen.get(part);
    if (known !== undefined) return known;
    const one = Array.isArray(part) ? ofList(part) : keep(JSON.stringify(part), part);
    seen.set(part, one);
    return one;
  };
  return {
    turn: () => {
      before = now;
      now = new Map();
      seen = new Map();
      polls.turn();
    },
    ofState: (state) => {
      const shared: { -readonly [Part in keyof StationState]: unknown } = { ...state };
      for (const part of stationParts) shared[part] = share(state[part]);
      return shared as StationState;
    },
    polls,
    statesOf: (said) => {
      if (states.said !== said || states.byName.size > mostStates) states = { said, byName: new Map() };
      return states.byName;
    },
  };
};
