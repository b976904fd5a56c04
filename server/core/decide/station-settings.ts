/** Decisions about what a station may have tonight: a kind or a category more or less, its labels, its delay, and back to the series file. */
import { say } from '../../contract/sayings.ts';
import type { Show } from '../show.ts';
import { isKeptByFile, stationNow } from '../station-changes.ts';
import { delayBounds, delayOf } from '../station-delay.ts';
import type { PlannedStation } from '../station-hours.ts';
import { demanded } from '../station-labels.ts';
import { claimIn } from '../typed-claims.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

const unknown = () => refuse('unknown', say('no-such-station'));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type What = Parameters<typeof isKeptByFile>[1];

const obstacle = ({ context }: Show, station: PlannedStation, what: What, isExcluded: boolean): Decision | undefined => {
  if ('kind' in what)
    return what.kind === 'label' && isExcluded && station.labels.length > 0 ? refuse('wrong-phase', say('station-must-label')) : undefined;
  const { category } = what;
  const { categories = [], withoutCategories = [] } = context.plan.stations[station.id] ?? {};
  const known = [...Object.values(context.plan.products).map((product) => product.category), ...categories, ...withoutCategories];
  return known.includes(category) ? undefined : refuse('unknown', say('station-no-category', { category }));
};

export const excludeFromStation: Handler<'station.exclude'> = ({ stationId, what, excluded, reason }, show) => {
  const [station, written] = [stationNow(show.context, stationId), show.context.plan.stations[stationId]];
  if (!station || !written) return unknown();
  const no = obstacle(show, station, what, excluded);
  if (no) return no;
  if (isKeptByFile(station, what) === excluded) return accept();
  if (!excluded && isKeptByFile(written, what) && reason === undefined) return refuse('not-allowed', say('station-needs-reason'));
  return accept({ type: 'station.excluded', stationId, what, excluded, ...(reason === undefined ? {} : { reason }) });
};

export const labelStation: Handler<'station.label'> = ({ stationId, labels, reason }, show) => {
  const [station, written] = [stationNow(show.context, stationId), show.context.plan.stations[stationId]];
  if (!station || !written) return unknown();
  if (labels.length > 0 && station.excludes.includes('label')) return refuse('wrong-phase', say('station-excludes-labels'));
  const asked = labels.map(({ text, place }) => ({ text, ...(place ? { place } : {}) }));
  if (same(asked, station.labels.map(demanded))) return accept();
  const claim = asked.map(({ text }) => claimIn(text)).find((one) => one !== undefined);
  if (claim) return refuse('not-allowed', say(`typed-${claim}`));
  const goes = written.labels.map(demanded).some((label) => !asked.some((other) => same(other, label)));
  if (goes && reason === undefined) return refuse('not-allowed', say('station-label-needs-reason'));
  return accept({ type: 'station.labelled', stationId, labels: asked, ...(reason === undefined ? {} : { reason }) });
};

const secondsOf = (ms: number): string => `${ms / 1000} s`;

export const delayStation: Handler<'station.delay'> = ({ stationId, delay }, { context }) => {
  const station = stationNow(context, stationId);
  const path = station && context.plan.paths[station.path];
  if (!station || !path) return unknown();
  if (station.delivery === 'burnt-in') return refuse('wrong-phase', say('station-burnt-in'));
  if (delay === delayOf(station, context.plan.paths)) return accept();
  const { least, most } = delayBounds(station, path);
  if (delay < least || delay > most)
    return refuse('not-allowed', say('station-delay-bounds', { least: secondsOf(least), most: secondsOf(most) }));
  return accept({ type: 'station.delayed', stationId, delay });
};

export const takeAsWritten: Handler<'station.asWritten'> = ({ stationId }, { context }) => {
  if (!stationNow(context, stationId)) return unknown();
  return context.stationChanges[stationId] ? accept({ type: 'station.asWritten', stationId }) : accept();
};
