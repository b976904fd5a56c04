/**
 * The one gate, `npm run check`: format → lint → types → architecture → unused → docs.
 *
 * All gates run at once, so that one visit shows all there is to mend; each tells its whole story in turn, and the last
 * lines name those that failed. Names after the command (`npm run check -- lint types`) run only those.
 */
import { spawn } from 'node:child_process';
import { type Gate, gates } from './gates.ts';

type Verdict = { readonly gate: Gate; readonly passed: boolean; readonly said: string };

const run = (gate: Gate): Promise<Verdict> =>
  new Promise((told) => {
    const [program, ...args] = gate.command;
    const started = process.hrtime.bigint();
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.on('error', (error) => told({ gate, passed: false, said: `${program} could not be run: ${error.message}\n` }));
    child.on('close', (code) => {
      const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1);
      const passed = code === 0;
      told({ gate, passed, said: `${Buffer.concat(parts).toString()}── ${gate.name} ${passed ? 'passed' : 'failed'} (${seconds} s)\n` });
    });
  });

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}; there are: ${gates.map((gate) => gate.name).join(', ')}.`);
  process.exit(2);
}

const running = gates.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map(run);
const failed: Gate[] = [];
for (const pending of running) {
  const { gate, passed, said } = await pending;
  console.log(`\n── ${gate.name}\n${said.trimEnd()}`);
  if (!passed) failed.push(gate);
}
console.log('');
for (const { name, remedy } of failed) console.log(`✗ ${name} failed: ${remedy}`);
if (failed.length === 0) console.log('✓ every gate passed');
process.exitCode = failed.length === 0 ? 0 : 1;
