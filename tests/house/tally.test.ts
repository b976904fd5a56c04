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

it('[H5] names what failed, and why, in a few lines', () => {
  const failed = { status: 'failed', fullName: 'the show goes on', failureMessages: ['expected live to be off\nat line 1\n2\n3\n4\n5\n6'] };
  const report = { testResults: [{ name: 'tests/show.test.ts', status: 'failed', assertionResults: [failed, { status: 'passed' }] }] };
  const [told, ...more] = failuresOf(report);
  expect(told).toContain('tests/show.test.ts > the show goes on\n    expected live to be off\n    at line 1');
  expect(told?.split('\n')).toHaveLength(7);
  expect(more).toEqual([]);
});
