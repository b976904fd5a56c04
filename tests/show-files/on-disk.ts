/** Show files of a test, on a disk of their own: the demo series, or texts changed from it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const demo = fileURLToPath(new URL('../../shows/river-and-orchard/', import.meta.url));
export const demoEpisode = path.join(demo, 'episodes/2026-12-03.yaml');

export type Folder = { readonly path: string; write(name: string, content: string | Uint8Array): Promise<string>; remove(): Promise<void> };

export const openFolder = async (): Promise<Folder> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'cuecart-shows-'));
  return {
    path: folder,
    write: async (name, content) => {
      const file = path.join(folder, name);
      await writeFile(file, content);
      return file;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

/** The text of a demo file with one passage replaced; throws when the passage is not there. */
export const demoText = async (name: string, passage = '', replacement = ''): Promise<string> => {
  const text = await readFile(path.join(demo, name), 'utf8');
  if (!text.includes(passage)) throw new Error(`${name} has no ${passage}`);
  return text.replace(passage, () => replacement);
};
