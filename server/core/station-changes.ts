/**
 * What operators changed of a station this evening: the series file stays as it is written, and each change is a fact with who and when.
 */
import type { GraphicKind, Station } from '../contract/show-file.ts';
import type { FactOf } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';
import type { Changed, PlannedStation, StationChange } from './station-hours.ts';

type Memory = Pick<ShowContext, 'plan' | 'stationChanges'>;

const withChange = (station: PlannedStation, change: StationChange | undefined): PlannedStation =>
  change ? { ...station, ...change.set } : station;

/** As it is tonight; undefined when the series has no such station. */
export const stationNow = ({ plan, stationChanges }: Memory, id: string): PlannedStation | undefined => {
  const station = Object.hasOwn(plan.stations, id) ? plan.stations[id] : undefined;
  return station && withChange(station, stationChanges[id]);
};

export const stationsNow = ({ plan, stationChanges }: Memory): Readonly<Record<string, PlannedStation>> =>
  Object.keys(stationChanges).length === 0
    ? plan.stations
    : Object.fromEntries(Object.entries(plan.stations).map(([id, station]) => [id, withChange(station, stationChanges[id])]));

const put = <T>(list: readonly T[], one: T, isIn: boolean): T[] => [...list.filter((other) => other !== one), ...(isIn ? [one] : [])];

type Excluded = FactOf<'station.excluded'>;

const excluded = (station: Station, { what, excluded: isExcluded }: Excluded): Partial<Changed> => {
  if ('kind' in what) return { excludes: put<GraphicKind>(station.excludes, what.kind, isExcluded) };
  const { categories, withoutCategories = [] } = station;
  return {
    withoutCategories: put(withoutCategories, what.category, isExcluded),
    ...(categories ? { categories: put(categories, what.category, !isExcluded) } : {}),
  };
};

type ChangeFact = FactOf<'station.excluded' | 'station.labelled' | 'station.delayed'>;

const setBy = (station: Station, fact: ChangeFact): Partial<Changed> => {
  if (fact.type === 'station.excluded') return excluded(station, fact);
  return fact.type === 'station.labelled' ? { labels: [...fact.labels] } : { delay: fact.delay };
};

export const foldChange = (context: ShowContext, fact: ChangeFact): Patch => {
  const { stationChanges } = context;
  const { stationId, at, by } = fact;
  const station = stationNow(context, stationId);
  if (!station) return {};
  const set = { ...stationChanges[stationId]?.set, ...setBy(station, fact) };
  return { stationChanges: { ...stationChanges, [stationId]: { set, at, by } } };
};

/** As the series file has it again. */
export const foldAsWritten = ({ stationChanges }: ShowContext, { stationId }: FactOf<'station.asWritten'>): Patch => ({
  stationChanges: Object.fromEntries(Object.entries(stationChanges).filter(([id]) => id !== stationId)),
});

/** The file itself keeps this from the station: letting it through needs a reason on record. */
export const isKeptByFile = ({ excludes, categories, withoutCategories = [] }: Station, what: Excluded['what']): boolean =>
  'kind' in what
    ? excludes.includes(what.kind)
    : withoutCategories.includes(what.category) || (categories !== undefined && !categories.includes(what.category));
