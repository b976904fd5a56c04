/**
 * How every bench ends: its table, one line of JSON, the same in the file that `--json <file>` names, README's copy with `--readme`.
 *
 * README is written only by a run that met every mark. The file is `{bench, inconclusive, figures: {name: number}}`.
 * Exit code: 0 met, 1 a figure missed its mark, 2 inconclusive; a bench whose checks disagree throws, and ends with 3.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Bound = { readonly name: string; readonly of: string; readonly must: number; readonly aim: number; readonly isAtLeast: boolean };

export const atLeast = (name: string, of: string, must: number, aim = must): Bound => ({ name, of, must, aim, isAtLeast: true });
export const atMost = (name: string, of: string, must: number, aim = must): Bound => ({ name, of, must, aim, isAtLeast: false });

export type Figures = Readonly<Record<string, number>>;

const meets = (bound: Bound, value: number, limit: number): boolean => (bound.isAtLeast ? value >= limit : value <= limit);

const written = (value: number): string =>
  value >= 10_000 ? Math.round(value).toLocaleString('en-US') : String(Math.round(value * 100) / 100);

const verdictOf = (bound: Bound, value: number): string => {
  if (meets(bound, value, bound.aim)) return 'aim';
  return meets(bound, value, bound.must) ? 'must' : 'MISSED';
};

const measured = (figures: Figures, { name }: Bound): number => figures[name] ?? Number.NaN;

const tableOf = (bounds: readonly Bound[], figures: Figures): string => {
  const rows = bounds.map((bound) => {
    const sign = bound.isAtLeast ? '≥' : '≤';
    const value = measured(figures, bound);
    return `| ${bound.of} | \`${bound.name}\` | ${sign} ${written(bound.must)} | ${sign} ${written(bound.aim)} | ${written(value)} | ${verdictOf(bound, value)} |`;
  });
  return ['| what | figure | must | aim | measured | meets |', '|---|---|---|---|---|---|', ...rows].join('\n');
};

/** Above this the generator may have been the limit, and nothing can be said. */
export const mostGeneratorCores = 0.9;

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `--name=value` or `--name value`; undefined when it was not given. */
const given = (name: string): string | undefined => {
  const place = process.argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = process.argv[place];
  return place < 0 || word === undefined ? undefined : word.includes('=') ? word.slice(word.indexOf('=') + 1) : process.argv[place + 1];
};
export const option = (name: string, otherwise: number): number => Number(given(name) ?? otherwise);
export const isAsked = (name: string): boolean => process.argv.includes(`--${name}`);

/** Writes between the markers of this bench. Throws when README has none. */
const writeReadme = (bench: string, text: string): void => {
  const file = path.resolve(import.meta.dirname, '../../README.md');
  const [opening, closing] = [`<!-- bench:${bench} -->`, `<!-- /bench:${bench} -->`];
  const old = readFileSync(file, 'utf8');
  const [from, to] = [old.indexOf(opening), old.indexOf(closing)];
  if (from < 0 || to < from) throw new Error(`${file} has no ${opening} … ${closing}.`);
  writeFileSync(file, `${old.slice(0, from + opening.length)}\n${text}\n${old.slice(to)}`);
};

export type Ended = {
  readonly bench: string;
  readonly bounds: readonly Bound[];
  /** Those with a mark, and any others worth keeping. */
  readonly figures: Figures;
  readonly inconclusive: boolean;
};

/** @returns the exit code */
export const report = ({ bench, bounds, figures, inconclusive }: Ended): number => {
  const unknown = Object.entries(figures).filter(([, value]) => !Number.isFinite(value));
  if (unknown.length > 0) throw new Error(`Not measured: ${unknown.map(([name]) => name).join(', ')}.`);
  const table = tableOf(bounds, figures);
  const line = JSON.stringify({ bench, inconclusive, figures });
  say(`\n${table}\n\n${line}`);
  const file = given('json');
  if (file !== undefined) writeFileSync(file, `${line}\n`);
  if (inconclusive) {
    say('Inconclusive: the machine, or what drives the bench, was the bottleneck.');
    return 2;
  }
  const missed = bounds.filter((bound) => verdictOf(bound, measured(figures, bound)) === 'MISSED').map(({ name }) => name);
  if (missed.length > 0) say(`Missed: ${missed.join(', ')}.`);
  if (isAsked('readme') && missed.length === 0) writeReadme(bench, table);
  return missed.length > 0 ? 1 : 0;
};

/** Ends the process with what the bench says; with 3 when it could not finish or its checks disagree. */
export const endWith = (bench: Promise<number>): void => {
  bench.then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(3);
    },
  );
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
