/**
 * `npm run show:check <file>`: is this series or episode fit to go on air?
 *
 * Ends with 0 when it is, 1 when it is not (every problem told, one a line), 2 when asked wrongly. A warning is of what the show goes on
 * air without.
 */
import path from 'node:path';
import type { SeriesFile } from '../contract/show-file.ts';
import { textIn } from '../contract/units.ts';
import type { Plan } from '../core/plan.ts';
import { sayLength, timeOfDay } from '../core/plan-times.ts';
import { isSeriesFile, loadEpisode, loadSeries, type Problem } from '../show-files.ts';
import { whyNotPostedTo } from '../stations/webhooks/may-post.ts';

const usage = 'Usage: npm run show:check <file>, with a series or episode file such as shows/river-and-orchard/episodes/2026-12-03.yaml';

const line = ({ file, line, field, message, fix }: Problem): string =>
  `${path.relative('.', file) || file}:${line} ${field === '' ? '' : `${field} — `}${message}. ${fix}`;

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const size = (record: object): number => Object.keys(record).length;

const overOrUnder = (spare: number): string => (spare === 0 ? 'on the hard out' : `${Math.round(spare / 1000)} s under`);

export const episodeSummary = (plan: Plan): string => {
  const total = plan.order.reduce((sum, id) => sum + (plan.segments[id]?.planned ?? 0), 0);
  const end = plan.plannedStart + total;
  const bench = plan.bench.length > 0 ? ` and ${plan.bench.length} on the bench` : '';
  return [
    `${textIn(plan.episode.title, 'en')} (${plan.episode.date}) is fit to go on air.`,
    `${count(plan.order.length, 'segment')}${bench}, ${sayLength(total)}, ${count(size(plan.guests), 'guest')}, ${count(size(plan.polls), 'poll')}, ${count(size(plan.products), 'product')};`,
    `starts at ${timeOfDay(plan.plannedStart, plan.episode.zone)} (${plan.episode.zone}), lands at ${timeOfDay(end, plan.episode.zone)}, ${overOrUnder(plan.hardOut - end)}.`,
  ].join('\n');
};

export const seriesSummary = (series: SeriesFile): string =>
  [
    `${textIn(series.name, 'en')} is fit to go on air.`,
    `${count(series.scenes.length, 'scene')}, ${count(series.shots.length, 'shot')}, ${count(series.inputs.length, 'input')}, ${count(series.paths.length, 'path')}, ${count(series.stations.length, 'station')}, ${count(series.shops.length, 'shop')}, ${count(series.episodes.length, 'episode')} in ${series.zone}.`,
  ].join('\n');

type Posted = { readonly id: string; readonly webhooks?: readonly string[] | undefined };

/** Of an address no more than its host: its path may hold a secret. */
const notPosted = (stations: readonly Posted[]): string[] =>
  stations.flatMap(({ id, webhooks = [] }) =>
    webhooks.flatMap((address) => {
      const url = new URL(address);
      const why = whyNotPostedTo(url, false);
      const fix =
        'Write an https address on the public internet, or, for a trial in the house, start the server with CUECART_WEBHOOKS=inside.';
      return why === undefined ? [] : [`Warning: station ${id} will get no posts at ${url.host}. ${why} ${fix}`];
    }),
  );

type Checked = { readonly problems: readonly Problem[]; readonly warnings: readonly string[]; readonly summary: string };
const unfit = (problems: readonly Problem[]): Checked => ({ problems, warnings: [], summary: '' });

const check = async (file: string): Promise<Checked> => {
  if (await isSeriesFile(file)) {
    const reading = await loadSeries(file);
    if (!reading.ok) return unfit(reading.problems);
    return { problems: [], warnings: notPosted(reading.series.stations), summary: seriesSummary(reading.series) };
  }
  const reading = await loadEpisode(file);
  if (!reading.ok) return unfit(reading.problems);
  return { problems: [], warnings: notPosted(Object.values(reading.plan.stations)), summary: episodeSummary(reading.plan) };
};

const main = async (args: readonly string[]): Promise<number> => {
  const [file, ...more] = args;
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    console.error(usage);
    return 2;
  }
  const { problems, warnings, summary } = await check(file);
  if (problems.length === 0) {
    console.log(summary);
    for (const one of warnings) console.log(one);
    return 0;
  }
  for (const one of problems) console.log(line(one));
  console.log(`\n${count(problems.length, 'problem')}.`);
  return 1;
};

process.exitCode = await main(process.argv.slice(2));
