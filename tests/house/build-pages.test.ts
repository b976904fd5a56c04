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

const config = (page: string, root: string): string =>
  `export default { root: '${root}', build: { outDir: '../dist/${page}', emptyOutDir: true } };`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuecart-pages-'));
  symlinkSync(join(house, 'node_modules'), join(folder, 'node_modules'));
  write('package.json', '{ "type": "module" }');
  for (const root of ['overlays', 'control-room']) {
    mkdirSync(join(folder, root));
    write(`${root}/index.html`, '<title>Vote</title>');
  }
  write('vite.config.phone.ts', config('phone', 'overlays'));
  write('vite.config.embed.ts', config('embed', 'overlays'));
  write('vite.config.overlays.ts', config('overlays', 'overlays'));
  write('vite.config.ograf.ts', config('ograf', 'overlays'));
  write('vite.config.control-room.ts', config('control-room', 'control-room'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('[H8] builds once, and again what a source or a setting has changed, and everything when the built pages are gone', async () => {
  expect(await build()).toEqual(['phone', 'embed', 'overlays', 'ograf', 'control-room']);
  expect(existsSync(join(folder, 'dist/phone/index.html'))).toBe(true);
  expect(await build()).toEqual([]);
  write('overlays/index.html', '<title>Vote now</title>');
  expect(await build()).toEqual(['phone', 'embed', 'overlays', 'ograf']);
  write('vite.config.phone.ts', `${config('phone', 'overlays')} // changed`);
  expect(await build()).toEqual(['phone']);
  rmSync(join(folder, 'dist'), { recursive: true });
  expect(await build()).toEqual(['phone', 'embed', 'overlays', 'ograf', 'control-room']);
});

it('[H8] says which pages could not be built, and tries again next time', async () => {
  write('overlays/index.html', '<script type="module" src="./gone.ts"></script>');
  await expect(build()).rejects.toThrow('The phone pages could not be built (vite.config.phone.ts).');
  write('overlays/index.html', '<title>Vote</title>');
  expect(await build()).toEqual(['phone', 'embed', 'overlays', 'ograf', 'control-room']);
});
