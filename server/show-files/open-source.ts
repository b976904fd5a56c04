/**
 * A show file opened: what could be read of it, and what is wrong, each problem at its line.
 */
import type { z } from 'zod';
import type { EpisodeFile, SeriesFile } from '../contract/show-file.ts';
import type { PlanProblem, Step } from '../core/plan-problem.ts';
import { type ReadDespite, readDespite } from './read-despite.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

export type Problem = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number;
  /** `segments[3].cues[0].shot`; empty when it is about the whole file. */
  readonly field: string;
  readonly message: string;
  readonly fix: string;
};

/** More than anyone reads in one go; the last line says how many more there are. */
const mostProblems = 500;

export const fieldName = (steps: readonly Step[]): string =>
  steps.reduce<string>((name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`), '');

export type Source<T> = { readonly file: string; readonly yaml: YamlFile; readonly read: ReadDespite<T> };

/** Stand-ins everywhere, so that the other file can still be checked by itself. */
const nothingRead = <S extends z.ZodType>(schema: S): ReadDespite<z.output<S>> => ({
  ...readDespite(schema, {}),
  findings: [],
  unsure: [[]],
});

/** For a file that is not named at all; the naming is the problem, and is told elsewhere. */
export const noSource = <S extends z.ZodType>(schema: S): Source<z.output<S>> => ({
  file: '',
  yaml: { value: undefined, problems: [], spot: () => ({ line: 1 }) },
  read: nothingRead(schema),
});

export const openSource = async <S extends z.ZodType>(file: string, schema: S): Promise<Source<z.output<S>>> => {
  const yaml = await readYaml(file);
  const read = yaml.value === undefined ? nothingRead(schema) : readDespite(schema, yaml.value);
  return { file, yaml, read };
};

export const ownProblems = ({ file, yaml, read }: Source<unknown>): Problem[] => [
  ...yaml.problems.map((one) => ({ field: '', ...one, file })),
  ...read.findings.map(({ path: steps, message, fix }) => ({ file, ...yaml.spot(steps), field: fieldName(steps), message, fix })),
];

/** Is `above` the place itself, or something it lies in? */
export const leadsTo = (above: readonly Step[], place: readonly Step[]): boolean =>
  above.length <= place.length && above.every((step, index) => step === place[index]);

export type Sources = { readonly series: Source<SeriesFile>; readonly episode?: Source<EpisodeFile> };

/** Problems between fields, told at their lines; those drawn from a value that could not be read are left out. */
export const placed = (problems: readonly PlanProblem[], sources: Sources): Problem[] =>
  problems.flatMap(({ file, path: steps, message, fix, needs }) => {
    const source = sources[file];
    const isGuess = needs.some((need) => sources[need.file]?.read.unsure.some((unsure) => leadsTo(unsure, need.path)));
    return source && !isGuess ? [{ file: source.file, ...source.yaml.spot(steps), field: fieldName(steps), message, fix }] : [];
  });

export const inOrder = (problems: readonly Problem[], files: readonly string[]): readonly Problem[] => {
  const rank = ({ file }: Problem) => files.indexOf(file);
  const sorted = [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  const last = sorted[mostProblems];
  if (!last) return sorted;
  const more = {
    file: last.file,
    line: last.line,
    field: '',
    message: `and ${sorted.length - mostProblems} more`,
    fix: 'Mend these first.',
  };
  return [...sorted.slice(0, mostProblems), more];
};
