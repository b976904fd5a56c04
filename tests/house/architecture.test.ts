/** The import rules bite: each planted import, in a copy of the house, fails the gate under its rule's name. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gates } from '../run/gates.ts';

const house = new URL('../..', import.meta.url).pathname;
const copied = ['server', 'control-room', 'overlays', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'];

const planted = [
  ['control-room-imports-contract-only', 'control-room/planted.ts', `export { a } from '../server/core/new-core.ts';`],
  [
    'overlays-import-contract-only',
    'overlays/phone/planted-core.ts',
    `import type { A } from '../../server/core/new-core.ts'; export type B = A;`,
  ],
  ['overlays-import-types-only', 'overlays/phone/planted.ts', `export { seconds } from '../../server/contract/units.ts';`],
  ['overlays-import-contract-only', 'overlays/program/planted.ts', `export { a } from '../../control-room/planted.ts';`],
  ['edges-never-meet', 'server/switcher/planted.ts', `import type { A } from '../audience/planted.ts'; export type B = A;`],
  ['edges-look-inwards', 'server/audience/planted.ts', `export type A = 1; export { b } from '../cli/planted.ts';`],
  ['nobody-imports-the-top', 'server/shops/planted.ts', `export { b } from '../cli/planted.ts';`],
  ['playout-knows-no-edge', 'server/playout/planted.ts', `import type { A } from '../audience/planted.ts'; export type B = A;`],
  ['ports-use-types-of-core', 'server/ports/planted.ts', `export { a } from '../core/new-core.ts';`],
  ['ports-say-what-is-needed', 'server/ports/planted-fs.ts', `export { readFileSync } from 'node:fs';`],
  ['core-imports-contract-only', 'server/core/new-core.ts', `export { randomUUID as a } from 'node:crypto'; export type A = 1;`],
  ['core-imports-contract-only', 'server/core/new-zone.ts', `export { DateTime } from 'luxon';`],
  ['contract-imports-zod-only', 'server/contract/planted.ts', `import type { A } from '../core/new-core.ts'; export type B = A;`],
  ['no-cycle', 'server/core/new-one.ts', `import type { Two } from './new-two.ts'; export type One = Two | 1;`],
  ['folder-has-a-place', 'server/utils/planted.ts', `export { seconds } from '../contract/units.ts';`],
  ['no-orphan', 'server/stations/planted.ts', `export const b = 1;`],
  ['no-dev-package-at-run-time', 'server/stations/planted-dev.ts', `export { assert } from 'fast-check';`],
  ['no-unresolved', 'server/stations/planted-typo.ts', `export { b } from './plantde.ts';`],
  ['server-has-no-pages', 'server/cli/planted-page.ts', `export { a } from '../../control-room/planted.ts';`],
  ['pages-run-in-a-browser', 'control-room/planted-fs.ts', `export { readFileSync } from 'node:fs';`],
] as const;

/** What the planted imports lean on. */
const around = [
  ['server/core/new-two.ts', `import type { One } from './new-one.ts'; export type Two = One | 2;`],
  ['server/cli/planted.ts', `export const b = 1;`],
] as const;

let copy: string;
let said: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cuecart-house-'));
  for (const name of copied) cpSync(join(house, name), join(copy, name), { recursive: true });
  symlinkSync(join(house, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'tests'));
  for (const [file, code] of [...planted.map(([, file, code]) => [file, code] as const), ...around]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${code}\n`);
  }
  const [program, ...args] = gates.find(({ name }) => name === 'architecture')?.command ?? ['false'];
  const { stdout, stderr } = spawnSync(join(copy, 'node_modules/.bin', program), args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  said = stdout + stderr;
  // All of the house is read: on a slow machine that is most of a minute.
}, 180_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

it.each(planted)('[H2] %s fails the check for %s', (rule, file) => {
  const lines = said.split('\n').filter((line) => line.includes(`error ${rule}: `));
  expect(lines.join('\n'), said).toContain(file);
});
