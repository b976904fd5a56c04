/**
 * `npm test`: everything. Sets up what the suites need, builds the pages, runs the fast suites in parallel and then the
 * real ones one by one. The last line is the honest sum of all suites, alone.
 *
 * Words after the command (`npm test -- switcher`) run only the test files whose path contains one of them.
 */
import { buildPages } from '../../server/cli/build-pages.ts';
import { installMissing } from './install.ts';
import { howToGet, type ProgramName } from './programs.ts';
import { countTests, nothing, type Ran, runVitest, sum, type Tally } from './run-vitest.ts';
import { isFastSuite, isRealSuite, type RealSuite, readRealSuite, testSources } from './suites.ts';

const minutes = (n: number): number => n * 60_000;

const realConfig = 'tests/run/real.vitest.config.ts';
const words = process.argv.slice(2);
const files = testSources().filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
const fast = files.filter(isFastSuite);
const real = files.filter(isRealSuite).map(readRealSuite);

type Outcome = { readonly suite: string; readonly tally: Tally; readonly remark?: string; readonly failures?: readonly string[] };

/** A suite that ends in an error of its own is one failure, and the others go on. */
const outcomeOf = async (suite: string, run: () => Promise<Ran>): Promise<Outcome> => {
  try {
    return { suite, ...(await run()) };
  } catch (error) {
    return { suite, tally: { ...nothing, failed: 1 }, remark: error instanceof Error ? error.message : String(error) };
  }
};

const pages = (): Promise<Outcome> =>
  outcomeOf('pages', async () => {
    await buildPages((line) => console.log(line));
    return { tally: nothing, failures: [] };
  });

const fastSuites = (): Promise<Outcome> => {
  const named = words.length === 0 ? [] : fast;
  return outcomeOf(`fast suites (${fast.length} files)`, () => runVitest('fast', 'vitest.config.ts', named, minutes(20)));
};

const realSuite = async (suite: RealSuite, missing: readonly ProgramName[]): Promise<Outcome> => {
  const lacks = suite.needs.filter((name) => missing.includes(name));
  if (suite.problem !== undefined) return { suite: suite.file, tally: { ...nothing, failed: 1 }, remark: suite.problem };
  if (lacks.length > 0) {
    const remark = `needs ${lacks.map((name) => `${name} (${howToGet(name)})`).join(' and ')}`;
    const tests = countTests(realConfig, suite.file);
    return { suite: suite.file, tally: process.env.CI === 'true' ? { ...nothing, failed: tests } : { ...nothing, skipped: tests }, remark };
  }
  console.log(`\n── ${suite.file}`);
  return outcomeOf(suite.file, () => runVitest(suite.file, realConfig, [suite.file], minutes(15)));
};

const missing = installMissing([...new Set(real.flatMap(({ needs }) => needs))]);
const built = await pages();
const outcomes: Outcome[] = built.tally.failed === 0 ? [] : [built];
if (fast.length > 0) outcomes.push(await fastSuites());
for (const suite of real) outcomes.push(await realSuite(suite, missing));
if (outcomes.length === 0)
  outcomes.push({ suite: 'tests', tally: { ...nothing, failed: 1 }, remark: `no test file matches ${words.join(' ')}` });

console.log('');
for (const { suite, tally, remark } of outcomes) {
  const mark = tally.failed > 0 ? '✗' : tally.skipped > 0 && tally.passed === 0 ? '–' : '✓';
  console.log(`${mark} ${suite}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped${remark ? ` — ${remark}` : ''}`);
}
// Last but for the sum: of a log that is cut to its end, this is what is left.
const failures = outcomes.flatMap((outcome) => outcome.failures ?? []);
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
const total = sum(outcomes.map(({ tally }) => tally));
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
