/** A moment of the show for all stations at once. */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { openSharedParts, shareChanges } from './shared-parts.ts';
import { type Change, type StationState, stationEvents, stationState } from './station-feed.ts';
import type { PlannedStation } from './station-hours.ts';
import { overlayDelay } from './station-view.ts';

/** Those that may know the same share one state, and so one list of what changed. */
export type FeedMoment = {
  readonly at: EpochMs;
  stateOf(station: PlannedStation, pathDelay: Ms): StationState;
  changesOf(before: StationState, after: StationState): readonly Change[];
};

/** All that a station's state is made from, beside the show. */
const ruleOf = (station: PlannedStation, pathDelay: Ms): string => {
  const { path, delivery, votes, excludes, categories, withoutCategories, openFor, outAt } = station;
  return JSON.stringify([path, delivery, pathDelay, votes, excludes, categories, withoutCategories, openFor, outAt]);
};

/** @param parts of the moments before, so that what did not change stays the same value */
export const feedMoment = (view: OperatorView, parts = openSharedParts()): FeedMoment => {
  const shared = shareChanges();
  let isBegun = false;
  const made = (station: PlannedStation, pathDelay: Ms): StationState => {
    if (!isBegun) parts.turn();
    isBegun = true;
    return parts.ofState(stationState(view, station, pathDelay));
  };
  const states = new Map<string, StationState>();
  const changes = new Map<StationState, Map<StationState, readonly Change[]>>();
  return {
    at: view.at,
    stateOf(station, pathDelay) {
      // Whoever has breaks of its own has a state of its own.
      const own = Object.hasOwn(view.localBreaks, station.id) ? `${station.id} ` : '';
      const dumped = JSON.stringify(view.dumped?.[station.id] ?? null);
      const rule = Object.hasOwn(view.muted, station.id)
        ? `muted ${overlayDelay(station, pathDelay)}`
        : `${own}${ruleOf(station, pathDelay)}${dumped}`;
      const state = states.get(rule) ?? made(station, pathDelay);
      states.set(rule, state);
      return state;
    },
    changesOf(before, after) {
      const known = changes.get(after) ?? new Map<StationState, readonly Change[]>();
      changes.set(after, known);
      const found = known.get(before) ?? stationEvents(before, after, view.at).map(shared);
      known.set(before, found);
      return found;
    },
  };
};
