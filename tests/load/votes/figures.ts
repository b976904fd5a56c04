/** The bench's figures: what each must be and should be, the table, the line for machines, and README's copy. */
import { readFileSync, writeFileSync } from 'node:fs';

type Bound = { readonly name: string; readonly of: string; readonly must: number; readonly aim: number; readonly isAtLeast: boolean };

const atLeast = (name: string, of: string, must: number, aim: number): Bound => ({ name, of, must, aim, isAtLeast: true });
const atMost = (name: string, of: string, must: number, aim: number): Bound => ({ name, of, must, aim, isAtLeast: false });

const bounds: readonly Bound[] = [
  atLeast('httpVsObvious', 'HTTP against the obvious way, × less CPU a vote', 10, 15),
  atLeast('wsVsObvious', 'WebSocket frame against the obvious way, × less CPU a vote', 15, 25),
  atMost('wsVsLimit', 'WebSocket frame against the limit server, × its CPU a vote', 2.5, 1.5),
  atLeast('batchVotesPerCoreSecond', 'station batches of 100, votes a core-second', 1_000_000, 2_000_000),
  atMost('ackP99MsAt10k', 'acknowledged at 10,000 a second, p99 ms', 25, 10),
  atMost('bytesPerViewer', 'memory for dedupe, sequence and path, bytes a viewer', 4, 3),
  atMost('replay1150kMs', '1.15 million ballots counted at start, ms', 1000, 200),
  atMost('lost', 'acknowledged votes lost on kill -9', 0, 0),
  atMost('takeP99Ms', 'a take while votes come at 80 % of capacity, p99 ms', 50, 50),
  atMost('countToOutputP99Ms', 'a vote to the outputs at the same time, p99 ms', 300, 300),
];

/** By the names of `bounds`; null: not measured. */
export type Figures = Readonly<Record<string, number | null>>;

const meets = (bound: Bound, value: number, limit: number): boolean => (bound.isAtLeast ? value >= limit : value <= limit);

const written = (value: number): string =>
  value >= 10_000 ? Math.round(value).toLocaleString('en-US') : String(Math.round(value * 100) / 100);

const verdictOf = (bound: Bound, value: number | null): string => {
  if (value === null) return 'not measured';
  if (meets(bound, value, bound.aim)) return 'aim';
  return meets(bound, value, bound.must) ? 'must' : 'MISSED';
};

export const tableOf = (figures: Figures): string => {
  const rows = bounds.map((bound) => {
    const sign = bound.isAtLeast ? '≥' : '≤';
    const value = figures[bound.name] ?? null;
    const measured = value === null ? '–' : written(value);
    return `| ${bound.of} | \`${bound.name}\` | ${sign} ${written(bound.must)} | ${sign} ${written(bound.aim)} | ${measured} | ${verdictOf(bound, value)} |`;
  });
  return ['| what | figure | must | aim | measured | meets |', '|---|---|---|---|---|---|', ...rows].join('\n');
};

export const misses = (figures: Figures): readonly string[] =>
  bounds.filter((bound) => verdictOf(bound, figures[bound.name] ?? null) === 'MISSED').map((bound) => bound.name);

const opening = '<!-- bench:votes -->';
const closing = '<!-- /bench:votes -->';

/** Writes between the markers. Throws when they are not there. */
export const writeReadme = (file: string, text: string): void => {
  const old = readFileSync(file, 'utf8');
  const [from, to] = [old.indexOf(opening), old.indexOf(closing)];
  if (from < 0 || to < from) throw new Error(`${file} has no ${opening} … ${closing}.`);
  writeFileSync(file, `${old.slice(0, from + opening.length)}\n${text}\n${old.slice(to)}`);
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};
