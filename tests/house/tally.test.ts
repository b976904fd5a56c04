/** The last line of `npm test` is honest: nothing that went wrong is left out of the sum. */
import { expect, it } from 'vitest';
import { failuresOf, sum, tally } from '../run/run-vitest.ts';

const file = (status: 'passed' | 'failed', ...tests: string[]) => ({
  name: 'tests/some.test.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

it('[H5] counts every test once', () => {
  const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'pending', 'todo')] };
  expect(tally(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

it('[H5] counts a file that crashed or collected nothing as a failure', () => {
  expect(tally({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(tally({ testResults: [file('passed')] }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('[H5] counts an error outside every test as a failure', () => {
  expect(tally({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(tally({ testResults: [file('failed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(tally({ testResults: [] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('[H5] counts a status it does not know as a failure', () => {
  expect(tally({ testResults: [file('passed', 'puzzled')] }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('[H5] sums over suites', () => {
  expect(
    sum([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ]),
  ).toEqual({ passed: 5, failed: 1, skipped: 1 });
});

const failing = (fullName: string, why: string) => ({ status: 'failed', fullName, failureMessages: [why] });
const failuresIn = (...assertionResults: readonly unknown[]) =>
  failuresOf({ testResults: [{ name: 'tests/show.test.ts', status: 'failed', assertionResults }] });

it('[H5] names what failed, and why, in a few lines, without those of the packages between', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `at line ${at}`);
  const why = ['\u001b[31mexpected live to be off\u001b[39m', 'at node_modules/a/b.js', ...lines].join('\n');
  const [told, ...more] = failuresIn(failing('the show goes on', why), { status: 'passed' });
  expect(told).toContain('tests/show.test.ts > the show goes on\n    expected live to be off\n    at line 0');
  expect(told?.split('\n')).toHaveLength(13);
  expect(more).toEqual([]);
});

it('[H5] tells a reason once, and how many failed for it', () => {
  const cascade = ['b', 'c', 'd'].map((name) => failing(name, 'failed before this one\nat line 1'));
  expect(failuresIn(failing('a', 'it was late\nat line 9'), ...cascade)).toEqual([
    'tests/show.test.ts > a\n    it was late\n    at line 9',
    'tests/show.test.ts > b\n    failed before this one\n    at line 1\n    and for the same reason 2 more',
  ]);
});
