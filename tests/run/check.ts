/**
 * The one gate, `npm run check`: format → lint → types → architecture → unused → docs.
 *
 * Every gate runs, so that one visit shows all there is to mend; the last lines name those that failed.
 * Names after the command (`npm run check -- lint types`) run only those.
 */
import { spawnSync } from 'node:child_process';
import { type Gate, gates } from './gates.ts';

const passes = ({ name, command: [program, ...args] }: Gate): boolean => {
  console.log(`\n── ${name}`);
  const started = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
  if (error) console.error(`${program} could not be run: ${error.message}`);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`── ${name} ${status === 0 ? 'passed' : 'failed'} (${seconds.toFixed(1)} s)`);
  return status === 0;
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}; there are: ${gates.map((gate) => gate.name).join(', ')}.`);
  process.exit(2);
}

const failed = gates.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).filter((gate) => !passes(gate));
console.log('');
for (const { name, remedy } of failed) console.error(`✗ ${name} failed: ${remedy}`);
if (failed.length === 0) console.log('✓ every gate passed');
process.exitCode = failed.length === 0 ? 0 : 1;
