/**
 * What a station's feed says: what changed between two states of the show as one partner may know it.
 *
 * Each event replaces one part of the state whole, so a partner keeps the newest of each part and is right;
 * `foldEvents` is that rule, and folding the events of a change onto the state before gives the state after.
 */
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import type { StationState } from './station-state.ts';

export type Change = Omit<StationEvent, 'id'>;
/** In this order they are said: a partner hears of the segment before what is on screen in it. */
const parts = {
  segment: 'segment',
  break: 'break',
  product: 'product',
  graphics: 'graphics',
  poll: 'polls',
  result: 'results',
  correction: 'corrections',
  checkpoint: 'checkpoint',
  ended: 'ended',
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as readonly Part[];
const rank = (type: string): number => Object.keys(parts).indexOf(type);
/** Of two changes of one moment, the one that everybody is told first who is told both. */
export const inTheirOrder = (a: Pick<Change, 'type'>, b: Pick<Change, 'type'>): number => rank(a.type) - rank(b.type);
/** Of a state, what an event may replace. */
export const stationParts: readonly (typeof parts)[Part][] = partNames.map((part) => parts[part]);
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Of one moment: values that are told to many stations are compared once, and are one change for all who are told it. */
export const openSaying = () => {
  const compared = new WeakMap<object, WeakMap<object, boolean>>();
  const said = new WeakMap<object, Change>();
  /** That there is no segment any more, no product, is told alike too. */
  const none = new Map<Change['type'], Change>();
  return {
    same: (a: unknown, b: unknown): boolean => {
      if (a === b) return true;
      if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return isSame(a, b);
      const of = compared.get(a) ?? new WeakMap<object, boolean>();
      compared.set(a, of);
      const answer = of.get(b) ?? isSame(a, b);
      of.set(b, answer);
      return answer;
    },
    say: (change: Change): Change => {
      const { data, type, onAirAt } = change;
      if (typeof data !== 'object') return change;
      const known = data === null ? none.get(type) : said.get(data);
      if (known?.type === type && known.onAirAt === onAirAt) return known;
      if (data === null) none.set(type, change);
      else said.set(data, change);
      return change;
    },
  };
};

/** Where one of these is another, all of it may be. */
const frame = ['onAir', 'muted', 'activation', 'kind', 'episode', 'delay', 'dumped'] as const satisfies readonly (keyof StationState)[];

/**
 * What to tell a partner who knows `before`. Nothing when nothing of theirs changed; one snapshot when the
 * show itself is another (or comes on or goes off air).
 * @param at epoch ms, when this is so at the origin
 */
export const stationEvents = (before: StationState, after: StationState, at: EpochMs, { same, say } = openSaying()): readonly Change[] => {
  if (!frame.every((part) => same(before[part], after[part]))) return [{ type: 'snapshot', onAirAt: at, data: after }];
  return partNames
    .filter((part) => !same(before[parts[part]], after[parts[part]]))
    .map((part) => {
      // A later word on the same run, such as another end, is of its own moment.
      const isTaken = part === 'segment' && after.segment && after.segment.runId !== before.segment?.runId;
      return say({ type: part, onAirAt: isTaken ? (after.segment?.startedAt ?? at) : at, data: after[parts[part]] });
    });
};

const isPart = (type: string): type is Part => type in parts;

const fold = (known: StationState, { type, data }: Pick<StationEvent, 'type' | 'data'>): StationState => {
  if (type === 'snapshot') return data as StationState;
  return isPart(type) ? { ...known, [parts[type]]: data } : known;
};

/** The state after these events: how a partner keeps up. Figures and codes travel apart and change nothing here. */
export const foldEvents = (state: StationState, events: readonly Pick<StationEvent, 'type' | 'data'>[]): StationState =>
  events.reduce(fold, state);

/**
 * A signed head is never taken back: a server that has just started has not heard it from the phones' door yet.
 * @returns `after` itself where nothing is missing
 */
export const keepsItsHead = (before: StationState, after: StationState): StationState =>
  after.checkpoint === null && before.checkpoint !== null && after.activation === before.activation && after.activation !== null
    ? { ...after, checkpoint: before.checkpoint }
    : after;
