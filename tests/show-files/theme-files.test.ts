/** A logo that is there and cannot be read is another mistake than one that is not there. */
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSeries } from '../../server/show-files.ts';
import { demoText, type Folder, openFolder } from './on-disk.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await openFolder();
});
afterEach(() => folder.remove());

it('[G43] says of a logo that cannot be read why, and what to do', async () => {
  const series = await folder.write('series.yaml', await demoText('series.yaml', '# A path is', 'theme: { logo: logo.svg }\n# A path is'));
  await symlink('logo.svg', path.join(folder.path, 'logo.svg'));
  const reading = await loadSeries(series);
  const ofLogo = reading.ok ? [] : reading.problems.filter(({ field }) => field === 'theme.logo');
  expect(ofLogo.map(({ message, fix }) => `${message}. ${fix}`)).toEqual([
    expect.stringMatching(/^"logo.svg" cannot be read \(ELOOP.*\)\. Make the file readable for Cuecart, or leave logo out\.$/),
  ]);
});
