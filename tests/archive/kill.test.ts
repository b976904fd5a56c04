import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../server/archive/open-archive.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import { dataFolder } from './show-disk.ts';

const startAppending = (folder: string): ChildProcess => {
  const script = fileURLToPath(new URL('./appending-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

/** Kills it once it has said that many numbers; resolves the last number that it said in full. */
const killAfter = async (child: ChildProcess, many: number): Promise<number> => {
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (said.split('\n').length > many) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return Math.max(...said.split('\n').slice(0, -1).map(Number));
};

it.each([3, 40, 400])('[A1] has everything that was acknowledged when the server is killed after %i facts', async (many) => {
  const folder = dataFolder();
  const lastAcknowledged = await killAfter(startAppending(folder), many);
  const archive = await openArchive({ dataDir: folder, clock: trueClock, log: quiet });
  const facts = await archive.facts('evening');
  expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, i) => i + 1));
  expect(facts.length).toBeGreaterThanOrEqual(lastAcknowledged);
  await archive.close();
});
