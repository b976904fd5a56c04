/** Draws which folder imports which, from the imports themselves: the picture in docs/architecture.md. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { house } from './suites.ts';

const Cruise = z.object({
  modules: z.array(
    z.object({
      source: z.string(),
      dependencies: z.array(z.object({ resolved: z.string(), dependencyTypes: z.array(z.string()) })),
    }),
  ),
});

/** `server/core/timing.ts` → `server/core`; files at the top of `server/` stand for themselves. Undefined for what is not ours. */
const folderOf = (path: string): string | undefined => {
  const [top = '', second = ''] = path.split('/');
  if (!['server', 'control-room', 'overlays'].includes(top)) return undefined;
  return top === 'control-room' ? top : `${top}/${second.replace(/\.ts$/, '')}`;
};

type Arrows = Map<string, Map<string, { typesOnly: boolean }>>;

const arrowsOf = (modules: z.output<typeof Cruise>['modules']): Arrows => {
  const arrows: Arrows = new Map();
  for (const { source, dependencies } of modules)
    for (const { resolved, dependencyTypes } of dependencies) {
      const from = folderOf(source);
      const to = folderOf(resolved);
      if (from === undefined || to === undefined || from === to) continue;
      const row = arrows.get(from) ?? new Map<string, { typesOnly: boolean }>();
      const typesOnly = dependencyTypes.includes('type-only') && (row.get(to)?.typesOnly ?? true);
      arrows.set(from, row.set(to, { typesOnly }));
    }
  return arrows;
};

const reaches = (from: string, to: string, arrows: Arrows, seen = new Set<string>()): boolean =>
  [...(arrows.get(from)?.keys() ?? [])].some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, to, arrows, seen);
  });

/** True when another folder on the way already implies this arrow. */
const isImplied = (from: string, to: string, arrows: Arrows): boolean =>
  [...(arrows.get(from)?.keys() ?? [])].some((next) => next !== to && reaches(next, to, arrows));

const mermaid = (arrows: Arrows): string => {
  const folders = [...new Set([...arrows].flatMap(([from, row]) => [from, ...row.keys()]))].sort();
  const id = (folder: string): string => folder.replaceAll(/[/.-]/g, '_');
  const lines = [...arrows].flatMap(([from, row]) =>
    [...row]
      .filter(([to]) => !isImplied(from, to, arrows))
      .map(([to, { typesOnly }]) => `  ${id(from)} ${typesOnly ? '-.->' : '-->'} ${id(to)}`),
  );
  const box = (folder: string): string => `  ${id(folder)}["${folder}"]`;
  return ['```mermaid', 'flowchart TD', ...folders.map(box), ...lines.sort(), '```'].join('\n');
};

export const folderPicture = (): string => {
  const depcruise = join(house, 'node_modules/.bin/depcruise');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'server', 'control-room', 'overlays'];
  const { stdout, error } = spawnSync(depcruise, args, { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error) throw error;
  return mermaid(arrowsOf(Cruise.parse(JSON.parse(stdout)).modules));
};
