/** The gates of `npm run check`, in order: what each runs and what to do when it fails. */

export type Gate = { readonly name: string; readonly command: readonly [string, ...string[]]; readonly remedy: string };

export const gates: readonly Gate[] = [
  { name: 'format', command: ['biome', 'format', '.'], remedy: 'npx biome check --write .' },
  {
    name: 'lint',
    command: ['biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '.'],
    remedy: 'npx biome check --write . mends what is safe to mend',
  },
  {
    name: 'types',
    command: ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/cuecart/types.tsbuildinfo'],
    remedy: 'the lines above say where',
  },
  {
    name: 'architecture',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'server', 'control-room', 'overlays', 'tests'],
    remedy: 'docs/architecture.md says who may import whom',
  },
  { name: 'unused', command: ['knip', '--cache'], remedy: 'remove what nobody uses, or name its user in knip.json' },
  {
    name: 'docs',
    command: ['node', '--import', 'tsx', 'tests/run/docs.ts', '--check'],
    remedy: 'npm run docs writes what is generated; the rest is said above',
  },
];
