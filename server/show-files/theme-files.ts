/** The files that a series' theme names: there, and fit to be sent to every page and partner. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SeriesFile } from '../contract/show-file.ts';
import type { Step } from '../core/plan-problem.ts';
import { fieldName, leadsTo, type Problem, type Source } from './open-source.ts';

const mostBytes = 500_000;

/** What is wrong with the logos, those that there are. */
export const logoProblems = async (source: Source<SeriesFile>): Promise<Problem[]> => {
  const { theme, stations = [] } = source.read.value ?? {};
  const own = stations.map(({ logo }, index) => logoProblem(source, ['stations', index, 'logo'], logo));
  return (await Promise.all([logoProblem(source, ['theme', 'logo'], theme?.logo), ...own])).flat();
};

const logoProblem = async (
  { file, yaml, read }: Source<SeriesFile>,
  steps: readonly Step[],
  logo: string | undefined,
): Promise<Problem[]> => {
  if (logo === undefined || read.unsure.some((unsure) => leadsTo(unsure, steps))) return [];
  const told = (message: string, fix: string): Problem[] => [{ file, ...yaml.spot(steps), field: fieldName(steps), message, fix }];
  const found = await stat(path.resolve(path.dirname(file), logo)).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error && found.code !== 'ENOENT' && found.code !== 'ENOTDIR')
    return told(`"${logo}" cannot be read (${found.message})`, 'Make the file readable for Cuecart, or leave logo out.');
  if (found instanceof Error || !found.isFile())
    return told(`there is no file "${logo}"`, 'Put the picture beside the series file, or leave logo out.');
  if (found.size <= mostBytes) return [];
  const size = Math.ceil(found.size / 1000);
  return told(`"${logo}" has ${size} kB, and every page and partner loads it`, `Write a picture of at most ${mostBytes / 1000} kB.`);
};
