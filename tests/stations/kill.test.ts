/** The server killed with -9 while stations listen: who returns goes on where it was, on the same server or on one that has its record. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '../archive/show-disk.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo, type Reader } from './reader.ts';

type Life = { readonly port: number; readonly kill: () => Promise<void> };

const begin = async (folder: string, epoch: string): Promise<Life> => {
  const script = fileURLToPath(new URL('./feeding-child.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, folder, epoch], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const kill = async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { port: Number(said.toString()), kill };
};

/** Listens until it has heard so many changes more. @returns the structural events and the revisions of figures, as they came */
const hear = async (life: Life, many: number, lastId?: string) => {
  const reader: Reader = await listenTo(life.port, 'key', lastId);
  const changes = () => reader.events.filter(({ type }) => type !== 'figures');
  await eventually(() => expect(changes().length).toBeGreaterThan(many));
  return {
    changes,
    figures: () => reader.events.flatMap(({ type, data }) => (type === 'figures' ? [(data as { revision: number }).revision] : [])),
  };
};

/** Each change of the child brings another label: what was heard tells which changes, in which order. */
const labels = (events: readonly { readonly type: string; readonly data: unknown }[]): readonly number[] =>
  events.map(({ type, data }) => {
    const graphics = (type === 'snapshot' ? (data as { graphics: unknown }).graphics : data) as readonly { id: string }[];
    return Number(graphics[0]?.id.slice('label-'.length));
  });

it('[F33, F35] misses nothing and hears nothing twice over kill -9 and a move to a backup, and no figure’s revision falls', async () => {
  const [folder, backup] = [dataFolder(), dataFolder()];
  const first = await begin(folder, 'first');
  const one = await hear(first, 20);
  await first.kill();
  cpSync(folder, backup, { recursive: true });
  const second = await begin(backup, 'second');
  const two = await hear(second, 20, one.changes().at(-1)?.id);
  await second.kill();

  const all = [...one.changes(), ...two.changes()];
  const heard = all.slice(all.findIndex(({ type }) => type !== 'snapshot'));
  expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length);
  expect(heard.every(({ type }) => type !== 'snapshot')).toBe(true);
  const changes = labels(heard);
  expect(changes).toEqual([...changes].sort((a, b) => a - b));
  const byLife = new Map<string, number[]>();
  for (const { id } of heard) {
    const [epoch = '', sequence = ''] = id.split('-');
    byLife.set(epoch, [...(byLife.get(epoch) ?? []), Number(sequence)]);
  }
  for (const [epoch, sequences] of byLife) {
    const start = epoch === 'first' ? (sequences[0] ?? 0) : 1;
    expect(sequences).toEqual(sequences.map((_, index) => start + index));
  }
  const revisions = [...one.figures(), ...two.figures()];
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  expect(revisions.length).toBeGreaterThan(0);
});
