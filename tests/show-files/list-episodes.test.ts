/** The list of episodes: broken ones stay on it, so that someone mends them before the evening. */
import { mkdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listEpisodes } from '../../server/show-files.ts';
import { demoText, type Folder, openFolder } from './on-disk.ts';

describe('a folder of shows', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await openFolder();
    await mkdir(`${folder.path}/river/episodes`, { recursive: true });
    await folder.write('river/series.yaml', await demoText('series.yaml'));
  });
  afterEach(() => folder.remove());

  it('lists a broken episode with its title and the number of its problems', async () => {
    const text = await demoText('episodes/2026-12-01.yaml', 'closingClip: clip-closing', 'closingClip: clip-clsoing');
    await folder.write('river/episodes/first.yaml', text);
    expect(await listEpisodes(folder.path)).toEqual([
      {
        file: 'river/episodes/first.yaml',
        date: '2026-12-01',
        title: { zh: '开市：秋收进城', en: 'Opening night: the harvest comes to town' },
        problems: 1,
      },
    ]);
  });

  it('lists one that is no YAML by its name', async () => {
    await folder.write('river/episodes/second.yaml', 'title: "no end');
    const [listed] = await listEpisodes(folder.path);
    expect(listed).toMatchObject({ file: 'river/episodes/second.yaml', title: 'second.yaml', date: '' });
    expect(listed?.problems).toBeGreaterThan(0);
  });

  it('leaves out what is no episode', async () => {
    await folder.write('river/episodes/notes.txt', 'buy apples');
    await folder.write('river/other.yaml', 'title: elsewhere');
    expect(await listEpisodes(folder.path)).toEqual([]);
  });

  it('cannot be listed when it is not there', async () => {
    await expect(listEpisodes(`${folder.path}/nowhere`)).rejects.toThrow('ENOENT');
  });
});
