/** Runs Vitest as a process of its own and counts what it reports, honestly: a crash or an empty suite is a failure. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { house } from './suites.ts';

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

const linesOfWhy = 12;

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), nothing);

const TestResult = z.object({
  status: z.string(),
  fullName: z.string().default('a test'),
  failureMessages: z.array(z.string()).nullish(),
});
const Report = z.object({
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(TestResult) })),
});

/**
 * Counts a Vitest JSON report.
 * @param exitCode of the process: when it failed and no test did, that is one failure more (an unhandled error, nothing collected)
 */
export const tally = (report: unknown, exitCode: number | null): Tally => {
  const { testResults } = Report.parse(report);
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  const passed = count('passed');
  const skipped = count('skipped', 'pending', 'todo', 'disabled');
  const crashed = testResults.filter(
    ({ status, assertionResults }) =>
      assertionResults.length === 0 || (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')),
  ).length;
  const failed = statuses.length - passed - skipped + crashed;
  return { passed, skipped, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
};

/** The words of a failure and where in the house it was; what lies in packages between says nothing. */
const whyOf = (messages: readonly string[]): readonly string[] =>
  stripVTControlCharacters(messages.join('\n'))
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, linesOfWhy);

/** The failed tests of a report, each with the first lines of why: told once more at the very end of a long log. One and the same reason is told once. */
export const failuresOf = (report: unknown): string[] =>
  Report.parse(report).testResults.flatMap(({ name, assertionResults }) => {
    const failed = assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ fullName, why: whyOf(failureMessages ?? []) }));
    const reasons = [...new Set(failed.map(({ why }) => why[0]))];
    return reasons.map((reason) => {
      const [first, ...same] = failed.filter(({ why }) => why[0] === reason);
      const lines = [...(first?.why ?? []), ...(same.length > 0 ? [`and for the same reason ${same.length} more`] : [])];
      return [`${relative(house, name)} > ${first?.fullName}`, ...lines.map((line) => `    ${line}`)].join('\n');
    });
  });

const vitestArgs = (config: string, report: string, files: readonly string[]): string[] => [
  join(house, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--config',
  config,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...files,
];

/** A group of its own, so that nothing a suite started outlives it. */
const exitOf = (args: readonly string[], within: number): Promise<number | null> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, args, { cwd: house, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
    const endAll = (signal: NodeJS.Signals): void => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
    };
    const interrupted = (): void => endAll('SIGINT');
    process.once('SIGINT', interrupted);
    const late = setTimeout(() => {
      console.error(`Stopped: not done within ${within / 1000} s.`);
      endAll('SIGKILL');
    }, within);
    child.on('error', failed);
    child.on('close', (code) => {
      clearTimeout(late);
      process.removeListener('SIGINT', interrupted);
      ended(code);
    });
  });

export type Ran = { readonly tally: Tally; readonly failures: readonly string[] };

/**
 * Runs test files under one configuration.
 * @param within ms; past it the process is killed and counts as a failure
 */
export const runVitest = async (name: string, config: string, files: readonly string[], within: number): Promise<Ran> => {
  const folder = join(house, 'tests/output/reports');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${name.replaceAll(/[^\w.-]/g, '-')}.json`);
  rmSync(report, { force: true });
  const code = await exitOf(vitestArgs(config, report, files), within);
  if (!existsSync(report)) return { tally: { ...nothing, failed: 1 }, failures: [`${name}: there is no report`] };
  const found: unknown = JSON.parse(readFileSync(report, 'utf8'));
  return { tally: tally(found, code), failures: failuresOf(found) };
};

const Listed = z.array(z.object({ name: z.string() }));

/** How many tests a file holds, without running them; 1 when they cannot be told. */
export const countTests = (config: string, file: string): number => {
  const vitest = join(house, 'node_modules/vitest/vitest.mjs');
  const { stdout } = spawnSync(process.execPath, [vitest, 'list', '--json', '--config', config, file], { cwd: house, encoding: 'utf8' });
  const start = stdout.indexOf('[');
  if (start === -1) return 1;
  return Listed.safeParse(JSON.parse(stdout.slice(start))).data?.length || 1;
};
