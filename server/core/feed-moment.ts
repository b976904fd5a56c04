/** A moment of the show for all stations at once. */
import type { EpochMs, Ms } from '../contract/units.ts';
import { asBeforeOfEach } from './as-before.ts';
import { isAway } from './away.ts';
import { openSharedParts } from './shared-parts.ts';
import { type Change, openSaying, stationEvents } from './station-feed.ts';
import type { PlannedStation } from './station-hours.ts';
import { ruleName } from './station-may.ts';
import { leavesAt, newestReveal, noSecrets, type Secrets } from './station-secrets.ts';
import { type ShownToStations, stationShow, whatItSays } from './station-show.ts';
import { type StationState, stationStates } from './station-state.ts';
import { overlayDelay } from './station-view.ts';

/** Those that may know the same share one state, and so one list of what changed. */
export type FeedMoment = {
  readonly at: EpochMs;
  stateOf(station: PlannedStation, pathDelay: Ms): StationState;
  changesOf(before: StationState, after: StationState): readonly Change[];
  /** Absent where nothing is ever a secret. */
  readonly held?: Held;
};

/** What of a moment waits on the server, and until when, as far as this moment knows. */
export type Held = {
  /** When the newest secret in it was revealed at the origin; negative infinity: there is none. */
  readonly secretAt: EpochMs;
  /** From when this station may be told of a moment that has this as its newest secret. */
  leavesAt(station: PlannedStation, pathDelay: Ms, secretAt: EpochMs): EpochMs;
  /** Its viewers see this moment of the origin in a break of their own. */
  isAway(station: PlannedStation, pathDelay: Ms, at: EpochMs): boolean;
};

/** All that a station's state is made from, beside the show. */
const ruleOf = asBeforeOfEach((station: PlannedStation, pathDelay: Ms): string => {
  const { path, delivery, votes } = station;
  return JSON.stringify([path, delivery, pathDelay, votes, ruleName(station, pathDelay)]);
});

/** Apart from the view, which would else live as long as somebody waits for a moment of it. */
const changesAt = (at: EpochMs): FeedMoment['changesOf'] => {
  const changes = new Map<StationState, Map<StationState, readonly Change[]>>();
  const saying = openSaying();
  return (before, after) => {
    if (before === after) return [];
    const known = changes.get(after) ?? new Map<StationState, readonly Change[]>();
    changes.set(after, known);
    const found = known.get(before) ?? stationEvents(before, after, at, saying);
    known.set(before, found);
    return found;
  };
};

const heldIn = ({ dumped, localBreaks }: ShownToStations, secrets: Secrets): Held => ({
  secretAt: newestReveal(secrets),
  leavesAt: (station, pathDelay, secretAt) => leavesAt(secretAt, overlayDelay(station, pathDelay), dumped?.[station.id]),
  isAway: (station, pathDelay, at) => isAway(localBreaks[station.id] ?? [], at, overlayDelay(station, pathDelay), dumped?.[station.id]),
});

/** What it may know is as it was for as long as the show says the same: no clock changes it. */
const isTimeless = ({ localBreaks }: ShownToStations, { id, openFor, outAt }: PlannedStation): boolean =>
  openFor === undefined && outAt === undefined && !Object.hasOwn(localBreaks, id);

/** @param parts of the moments before, so that what did not change stays the same value */
export const feedMoment = (view: ShownToStations, secrets: Secrets = noSecrets, parts = openSharedParts()): FeedMoment => {
  const show = stationShow(view);
  const stateNow = stationStates(show, parts.polls);
  const atThisTime = new Map<string, StationState>();
  let ofThisShow: Map<string, StationState> | undefined;
  let isBegun = false;
  const made = (station: PlannedStation, pathDelay: Ms): StationState => {
    if (!isBegun) parts.turn();
    isBegun = true;
    return parts.ofState(stateNow(station, pathDelay));
  };
  const nameOf = (station: PlannedStation, pathDelay: Ms): string => {
    if (Object.hasOwn(view.muted, station.id)) return `muted ${overlayDelay(station, pathDelay)}`;
    // Whoever has breaks of its own has a state of its own.
    const own = Object.hasOwn(view.localBreaks, station.id) ? `${station.id} ` : '';
    return `${own}${ruleOf(station, pathDelay)}${JSON.stringify(view.dumped?.[station.id] ?? null)}`;
  };
  const statesFor = (station: PlannedStation): Map<string, StationState> => {
    if (!isTimeless(view, station)) return atThisTime;
    // In a house without stations nothing is put into words.
    ofThisShow ??= parts.statesOf(whatItSays(show));
    return ofThisShow;
  };
  return {
    at: view.at,
    stateOf(station, pathDelay) {
      const states = statesFor(station);
      const name = nameOf(station, pathDelay);
      const state = states.get(name) ?? made(station, pathDelay);
      states.set(name, state);
      return state;
    },
    changesOf: changesAt(view.at),
    held: heldIn(view, secrets),
  };
};
