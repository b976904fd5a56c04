/**
 * Show files on the disk: read, checked, and made into a plan; or everything that is wrong with them in one go, each with its line.
 *
 * A broken file is an answer, never an exception. Nothing is kept between two readings.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { EpisodeFile, SeriesFile } from './contract/show-file.ts';
import { type EpochMs, type LocalText, LocalText as Text } from './contract/units.ts';
import type { Plan } from './core/plan.ts';
import { episodeProblems, readPlan, seriesProblems } from './core/read-plan.ts';
import {
  fieldName,
  inOrder,
  leadsTo,
  noSource,
  openSource,
  ownProblems,
  type Problem,
  placed,
  type Source,
} from './show-files/open-source.ts';
import { readYaml } from './show-files/read-yaml.ts';
import { valueAt } from './show-files/schema-at.ts';
import { logoProblems } from './show-files/theme-files.ts';

export type { Problem };
export type EpisodeReading = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problems: readonly Problem[] };
export type SeriesReading =
  | { readonly ok: true; readonly series: SeriesFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const isFile = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

/** Episode files that the series lists and that are not there. */
const absentEpisodes = async ({ file, yaml, read }: Source<SeriesFile>): Promise<Problem[]> => {
  const listed = (read.value?.episodes ?? []).flatMap((episode, i) => (episode.file ? [{ i, name: episode.file }] : []));
  const found = await Promise.all(listed.map(({ name }) => isFile(path.resolve(path.dirname(file), name))));
  return listed.flatMap(({ i, name }, n) => {
    const steps = ['episodes', i, 'file'];
    if (found[n] || read.unsure.some((unsure) => leadsTo(unsure, steps))) return [];
    const fix = 'Write the file relative to this one, or leave it out until there is one.';
    return [{ file, ...yaml.spot(steps), field: fieldName(steps), message: `there is no file "${name}"`, fix }];
  });
};

export const loadSeries = async (file: string): Promise<SeriesReading> => {
  const series = await openSource(file, SeriesFile);
  const between = series.read.value ? placed(seriesProblems(series.read.value), { series }) : [];
  const problems = [...ownProblems(series), ...between, ...(await absentEpisodes(series)), ...(await logoProblems(series))];
  if (problems.length === 0 && series.read.value) return { ok: true, series: series.read.value };
  return { ok: false, problems: inOrder(problems, [file]) };
};

type OpenSeries = (file: string) => Promise<Source<SeriesFile>>;
const openSeries: OpenSeries = (file) => openSource(file, SeriesFile);

/** The series file that an episode names; undefined when it names none. */
const seriesOf = (episode: Source<EpisodeFile>): string | undefined => {
  const named = valueAt(episode.yaml.value, ['series']);
  return typeof named === 'string' && named.trim() !== '' ? path.join(path.dirname(episode.file), named) : undefined;
};

const loadWith = async (file: string, seriesAt: OpenSeries): Promise<EpisodeReading> => {
  const episode = await openSource(file, EpisodeFile);
  const seriesFile = seriesOf(episode);
  const series = seriesFile === undefined ? noSource(SeriesFile) : await seriesAt(seriesFile);
  const own = [...ownProblems(episode), ...ownProblems(series)];
  const [seriesValue, episodeValue] = [series.read.value, episode.read.value];
  const between = seriesValue
    ? placed([...seriesProblems(seriesValue), ...(episodeValue ? episodeProblems(seriesValue, episodeValue) : [])], { series, episode })
    : [];
  const problems = inOrder([...own, ...between, ...(await logoProblems(series))], [file, series.file]);
  if (problems.length > 0 || !seriesValue || !episodeValue) return { ok: false, problems };
  const reading = readPlan(seriesValue, episodeValue);
  return reading.ok ? reading : { ok: false, problems: placed(reading.problems, { series, episode }) };
};

/** A file without segments that has something only a series has; whatever else it is, it is taken for an episode. */
export const isSeriesFile = async (file: string): Promise<boolean> => {
  const { value } = await readYaml(file);
  const has = (field: string) => valueAt(value, [field]) !== undefined;
  return !has('segments') && !has('episode') && ['paths', 'scenes', 'shots', 'zone', 'brand'].some(has);
};

/** Reads the episode and the series file it names. */
export const loadEpisode = (file: string): Promise<EpisodeReading> => loadWith(file, openSeries);

export type EpisodeListing = {
  /** Relative to the folder asked about, with forward slashes. */
  readonly file: string;
  /** The file's name where it has no title that can be read. */
  readonly title: LocalText;
  /** `2026-12-03`; empty where it cannot be read. */
  readonly date: string;
  /** How many problems `show:check` would tell; such an episode cannot go on air. */
  readonly problems: number;
  /** When it is to be on air; absent where it cannot go on air. */
  readonly planned?: { readonly startsAt: EpochMs; readonly hardOut: EpochMs; readonly zone: string };
};

const mostEpisodes = 400;
const deepest = 4;

/** YAML files in folders named `episodes`, under `folder`. */
const episodeFiles = async (folder: string, depth = 0): Promise<string[]> => {
  if (depth > deepest) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const here = path.basename(folder) === 'episodes';
  const files = entries
    .filter((entry) => here && entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.join(folder, entry.name));
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.join(folder, entry.name));
  const inner = await Promise.all(folders.map((one) => episodeFiles(one, depth + 1)));
  return [...files, ...inner.flat()].slice(0, mostEpisodes);
};

const listing = async (file: string, folder: string, seriesAt: OpenSeries): Promise<EpisodeListing> => {
  const name = path.relative(folder, file).split(path.sep).join('/');
  const reading = await loadWith(file, seriesAt);
  if (reading.ok) {
    const { episode, plannedStart: startsAt, hardOut } = reading.plan;
    return { file: name, title: episode.title, date: episode.date, problems: 0, planned: { startsAt, hardOut, zone: episode.zone } };
  }
  const { value } = await readYaml(file);
  const title = Text.safeParse(valueAt(value, ['title']));
  const date = EpisodeFile.shape.date.safeParse(valueAt(value, ['date']));
  return {
    file: name,
    title: title.success ? title.data : path.basename(file),
    date: date.success ? date.data : '',
    problems: reading.problems.length,
  };
};

/** Every episode under `folder`, by date; broken ones too. Each series is read once. Rejects when `folder` cannot be read. */
export const listEpisodes = async (folder: string): Promise<readonly EpisodeListing[]> => {
  const opened = new Map<string, Promise<Source<SeriesFile>>>();
  const once: OpenSeries = (file) => {
    const series = opened.get(file) ?? openSeries(file);
    opened.set(file, series);
    return series;
  };
  const files = await episodeFiles(folder);
  const listings = await Promise.all(files.map((file) => listing(file, folder, once)));
  return listings.sort((a, b) => a.date.localeCompare(b.date) || a.file.localeCompare(b.file));
};
