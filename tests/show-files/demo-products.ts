/** What the demo series sells, read from its files as the house reads them. */
import path from 'node:path';
import type { Plan } from '../../server/core/plan.ts';
import { loadEpisode } from '../../server/show-files.ts';
import { demo } from './on-disk.ts';

export const demoEpisodes = ['2026-12-01.yaml', '2026-12-03.yaml'];

/** @throws when the file cannot be read: the show's own check says why */
export const productsOf = async (episode: string): Promise<readonly Plan['products'][string][]> => {
  const reading = await loadEpisode(path.join(demo, 'episodes', episode));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, undefined, 2));
  return Object.values(reading.plan.products);
};
