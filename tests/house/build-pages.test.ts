/** Pages are built when something that goes into them has changed, and only then. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildPages } from '../../server/cli/build-pages.ts';
import { house } from '../run/suites.ts';

let folder: string;
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
const build = (): Promise<readonly string[]> => buildPages(() => undefined, folder);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuecart-pages-'));
  symlinkSync(join(house, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'overlays'));
  write('package.json', '{ "type": "module" }');
  write('vite.config.phone.ts', `export default { root: 'overlays', build: { outDir: '../dist/phone', emptyOutDir: true } };`);
  write('overlays/index.html', '<title>Vote</title>');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('[H8] builds once, and again when a source or a setting changes or the built pages are gone', async () => {
  expect(await build()).toEqual(['phone']);
  expect(existsSync(join(folder, 'dist/phone/index.html'))).toBe(true);
  expect(await build()).toEqual([]);
  write('overlays/index.html', '<title>Vote now</title>');
  expect(await build()).toEqual(['phone']);
  write('vite.config.phone.ts', `export default { root: 'overlays', build: { outDir: '../dist/phone' } };`);
  expect(await build()).toEqual(['phone']);
  rmSync(join(folder, 'dist'), { recursive: true });
  expect(await build()).toEqual(['phone']);
});

it('[H8] says which pages could not be built, and tries again next time', async () => {
  write('overlays/index.html', '<script type="module" src="./gone.ts"></script>');
  await expect(build()).rejects.toThrow('The phone pages could not be built (vite.config.phone.ts).');
  write('overlays/index.html', '<title>Vote</title>');
  expect(await build()).toEqual(['phone']);
});
