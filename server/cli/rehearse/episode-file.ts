/**
 * The episode to rehearse, as the show server can be started on it: its plan, its series, and a shows folder that lists it.
 *
 * A server lists what lies in folders named `episodes`. A file that lies elsewhere is copied into one, in the throw-away folder.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Plan } from '../../core/plan.ts';
import { loadEpisode } from '../../show-files.ts';

export type EpisodeToPlay = {
  readonly plan: Plan;
  readonly seriesFile: string;
  readonly showsDir: string;
  /** As the server calls it: relative to the shows folder. */
  readonly name: string;
};

/** What is wrong with the file, for a person; not a bug. */
export class UnfitEpisode extends Error {}

export const planOf = async (file: string): Promise<Plan> => {
  const reading = await loadEpisode(file);
  if (reading.ok) return reading.plan;
  const told = reading.problems.slice(0, 10).map((one) => `  ${path.relative('.', one.file)}:${one.line} ${one.field}: ${one.message}`);
  throw new UnfitEpisode(
    `${path.relative('.', file)} cannot be played:\n${told.join('\n')}\nCheck it with: npm run show:check ${path.relative('.', file)}`,
  );
};

const seriesLine = /^series:.*$/m;

const copied = async (file: string, text: string, seriesFile: string, folder: string): Promise<string> => {
  const showsDir = path.join(folder, 'shows', 'episodes');
  await mkdir(showsDir, { recursive: true });
  const series = JSON.stringify(path.relative(showsDir, seriesFile).split(path.sep).join('/'));
  await writeFile(
    path.join(showsDir, path.basename(file)),
    text.replace(seriesLine, () => `series: ${series}`),
  );
  return showsDir;
};

/** @param folder the throw-away folder */
export const findEpisode = async (asked: string, folder: string): Promise<EpisodeToPlay> => {
  const file = path.resolve(asked);
  const plan = await planOf(file);
  const text = await readFile(file, 'utf8');
  const { series } = z.object({ series: z.string() }).parse(parse(text));
  const seriesFile = path.join(path.dirname(file), series);
  const isListed = path.basename(path.dirname(file)) === 'episodes';
  const showsDir = isListed ? path.dirname(file) : await copied(file, text, seriesFile, folder);
  return { plan, seriesFile, showsDir, name: path.basename(file) };
};
