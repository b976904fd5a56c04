/**
 * The one gate, `npm run check`: format → lint → types → architecture → unused → docs.
 *
 * Every gate runs, so that one visit shows all there is to mend; the last lines name those that failed.
 * Names after the command (`npm run check -- lint types`) run only those.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const code = ['server', 'control-room', 'overlays', 'shows', 'tests'].filter((folder) => existsSync(folder));

const gates: readonly { name: string; command: readonly string[]; remedy: string }[] = [
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
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...code],
    remedy: 'docs/architecture.md says who may import whom',
  },
  { name: 'unused', command: ['knip', '--cache'], remedy: 'remove what nobody uses, or name its user in knip.json' },
  { name: 'docs', command: ['node', '--import', 'tsx', 'tests/run/docs.ts', '--check'], remedy: 'npm run docs writes what is generated' },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}; there are: ${gates.map((gate) => gate.name).join(', ')}.`);
  process.exit(2);
}

const failed: string[] = [];
for (const gate of gates.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${gate.name}`);
  const started = process.hrtime.bigint();
  const [program = '', ...args] = gate.command;
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
  if (error) console.error(`${program} could not be run: ${error.message}`);
  const took = Number(process.hrtime.bigint() - started) / 1e9;
  if (status === 0) console.log(`── ${gate.name} is right (${took.toFixed(1)} s)`);
  else failed.push(`${gate.name} failed: ${gate.remedy}`);
}

console.log('');
for (const line of failed) console.error(`✗ ${line}`);
if (failed.length === 0) console.log('✓ every gate passed');
process.exitCode = failed.length === 0 ? 0 : 1;
