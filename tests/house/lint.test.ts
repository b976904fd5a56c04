/** The linter keeps clocks, chance and the outside out of where decisions are made: each, planted in a copy, is found. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { house } from '../run/suites.ts';

const outside = {
  now: 'Date.now()',
  date: 'new Date()',
  sinceStart: 'performance.now()',
  later: 'setTimeout(String, 1)',
  often: 'setInterval(String, 1)',
  soon: 'setImmediate(String)',
  web: "fetch('x')",
  environment: 'process.pid',
  print: 'console.log(1)',
  id: 'crypto.randomUUID()',
  roundabout: 'globalThis.Date',
  chance: 'Math.random()',
};
const planted = Object.entries(outside).flatMap(([name, code]) =>
  ['core', 'contract', 'playout'].map((folder) => ({ folder, code, file: `server/${folder}/${name}.ts` })),
);

let copy: string;
let said: string[];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cuecart-lint-'));
  for (const name of ['biome.json', 'package.json', '.gitignore']) cpSync(join(house, name), join(copy, name));
  for (const { file, folder, code } of planted) {
    mkdirSync(join(copy, 'server', folder), { recursive: true });
    writeFileSync(join(copy, file), `export const planted = ${code};\n`);
  }
  const args = [
    'lint',
    '--only=style/noRestrictedGlobals',
    '--only=nursery/noJsRestrictedProperties',
    '--reporter=github',
    '--max-diagnostics=none',
    '.',
  ];
  said = spawnSync(join(house, 'node_modules/.bin/biome'), args, { cwd: copy, encoding: 'utf8' }).stdout.split('\n');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it.each(planted.filter(({ folder }) => folder !== 'playout'))('[H3] $folder may not say $code', ({ file }) => {
  expect(said.filter((line) => line.includes(file))).not.toEqual([]);
});

it('[H3] playout may: it is where the clock is handed in', () => {
  expect(said.filter((line) => line.includes('server/playout/'))).toEqual([]);
});
