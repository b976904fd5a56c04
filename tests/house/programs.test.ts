/** The list of programs is whole: what a suite starts, it says, and the table names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { undeclaredPrograms } from '../run/program-uses.ts';
import { house, isRealSuite, readRealSuite, testSources } from '../run/suites.ts';

it('[H4] every program that a suite starts is named by its header and by the table', () => {
  const sources = new Map(testSources().map((file) => [file, readFileSync(join(house, file), 'utf8')]));
  expect(undeclaredPrograms(sources)).toEqual([]);
});

it('[H4] every suite with real programs says which', () => {
  const problems = testSources()
    .filter(isRealSuite)
    .map(readRealSuite)
    .filter(({ problem }) => problem !== undefined);
  expect(problems).toEqual([]);
});

describe('a program that was forgotten is found', () => {
  const harness = `
    import { spawn } from 'node:child_process';
    const launch = (command: string) => spawn('setpriv', ['--pdeathsig', 'KILL', command]);
    export const startChild = (command: string, args: string[]) => launch(command);`;
  const problemsOf = (files: Record<string, string>) => undeclaredPrograms(new Map(Object.entries(files)));

  it('[H4] when a suite starts what the table does not name', () => {
    const found = problemsOf({
      'tests/a.real.test.ts': `// needs: obs\nimport { execFileSync } from 'node:child_process';\nexecFileSync('sox', []);`,
    });
    expect(found).toEqual(['tests/a.real.test.ts starts sox, which tests/run/programs.ts does not name']);
  });

  it('[H4] when its harness starts what its header does not name', () => {
    const suite = `// needs: obs\nimport { screen } from './screen.ts';\nscreen();`;
    const screen = `import { startChild } from './child.ts';\nexport const screen = () => startChild('Xvfb', []);`;
    const found = problemsOf({ 'tests/a.real.test.ts': suite, 'tests/screen.ts': screen, 'tests/child.ts': harness });
    expect(found).toEqual(['tests/a.real.test.ts starts xvfb (in tests/screen.ts), but its "// needs:" line does not name it']);
  });

  it('[H4] when a fast suite starts a browser', () => {
    const fast = `const executablePath = '/usr/bin/chromium';\nawait chromium.launch({ executablePath: executablePath });`;
    expect(problemsOf({ 'tests/a.test.ts': fast })).toEqual([
      'tests/a.test.ts starts chromium (in tests/a.test.ts): name the suite *.real.test.ts',
    ]);
  });

  it('[H4] and a suite that says all is left in peace', () => {
    const suite = `// needs: ffmpeg, obs\nimport { startChild } from './child.ts';\nstartChild('ffmpeg', []);\nstartChild(programPath('obs'), []);
      const check = (file: string) => spawn(process.execPath, ['check.ts', file]);\ncheck('series.yaml');`;
    expect(problemsOf({ 'tests/a.real.test.ts': suite, 'tests/child.ts': harness })).toEqual([]);
  });
});
