/** Which test files there are, and which programs the real ones say they need. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isProgram, type ProgramName } from './programs.ts';

export const house = fileURLToPath(new URL('../..', import.meta.url));

export type RealSuite = { readonly file: string; readonly needs: readonly ProgramName[]; readonly problem?: string };

/** Files under tests/, as paths from the house, sorted. */
export const testSources = (): readonly string[] =>
  readdirSync(join(house, 'tests'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(house, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(join('tests', 'output')))
    .sort();

export const isRealSuite = (file: string): boolean => file.endsWith('.real.test.ts');
export const isFastSuite = (file: string): boolean => /\.test\.tsx?$/.test(file) && !isRealSuite(file);

/** The words of a `// needs: chromium, obs` line; undefined without one. */
export const needsLine = (source: string): readonly string[] | undefined =>
  /^\/\/ needs:(.*)$/m
    .exec(source)?.[1]
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

export const readRealSuite = (file: string): RealSuite => {
  const words = needsLine(readFileSync(join(house, file), 'utf8'));
  if (words === undefined)
    return { file, needs: [], problem: 'says nothing of what it needs: add a line such as "// needs: chromium, obs"' };
  const unknown = words.filter((word) => !isProgram(word));
  const needs = words.filter(isProgram);
  return unknown.length === 0
    ? { file, needs }
    : { file, needs, problem: `needs ${unknown.join(', ')}, which tests/run/programs.ts does not name` };
};
