/**
 * As many phones as this machine allows, then a storm of new ones, with votes going on all the while.
 *
 *   node --import tsx tests/load/sockets/bench.ts [--most=19000]
 * The phones live in a process of their own. Prints a table and one JSON line; ends with 1 under 5,000 phones held, when a
 * vote was not answered, or when what was shed is not what the door's own counters say.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { readSecrets } from '../../../server/audience/secrets.ts';
import { type Child, startChild } from '../fanout/child.ts';
import { memoryOf } from '../votes/cpu.ts';
import type { Held, Stormed } from './crowd.ts';

const least = 5000;
const stormSize = 6000;

/** Sockets that a process may have open, less what it needs for itself. */
const openFiles = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1024) - 300;
const asked = Number(process.argv.find((given) => given.startsWith('--most='))?.split('=')[1] ?? 19_000);
const held = Math.min(asked, openFiles);

type Health = {
  readonly phones: number;
  readonly figures: { readonly phonesCame: number; readonly shed: Readonly<Record<string, number>> };
};

const healthOf = async (port: number, secret: string): Promise<Health> => {
  const answer = await fetch(`http://127.0.0.1:${port}/health`, { headers: { authorization: `Bearer ${secret}` } });
  return (await answer.json()) as Health;
};

const run = async (door: Child, crowd: Child, stormers: Child, secret: string) => {
  const url = `ws://127.0.0.1:${door.port}`;
  const before = memoryOf(door.pid);
  const startedAt = performance.now();
  // Room is kept for the storm, so that the machine's limit is not what sheds it.
  const came = await crowd.ask<Held>('hold', { url, count: held });
  const cameIn = performance.now() - startedAt;
  const kilobytes = (memoryOf(door.pid) - before) / 1024 / Math.max(1, came.open);
  const atRest = await healthOf(door.port, secret);
  // Half of the crowd goes before the storm: the door has as many places as a process may have files.
  await crowd.ask('leave', Math.max(0, came.open - (openFiles - stormSize)));
  const shedBefore = (await healthOf(door.port, secret)).figures.shed['phone-storm'] ?? 0;
  const [storm, votes] = await Promise.all([
    stormers.ask<Stormed>('storm', { url, count: stormSize }),
    crowd.ask<{ cast: number; counted: number; slowestMs: number }>('vote', 200),
  ]);
  const after = await healthOf(door.port, secret);
  return { came, cameIn, kilobytes, atRest, storm, votes, shed: (after.figures.shed['phone-storm'] ?? 0) - shedBefore };
};

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-sockets-'));
const env = {
  CUECART_DATA_DIR: dataDir,
  CUECART_HOST: '127.0.0.1',
  CUECART_PHONES_PORT: '0',
  CUECART_PHONES_CROWD: '0',
  CUECART_LOG: 'error',
};
const door = await startChild('server/phones.ts', env);
const secret = readSecrets(dataDir).link;
const host = await startChild('tests/load/sockets/host.ts', { BENCH_DOOR_PORT: String(door.port), BENCH_LINK_SECRET: secret }, false);
const [crowd, stormers] = [
  await startChild('tests/load/sockets/crowd.ts', {}, false),
  await startChild('tests/load/sockets/crowd.ts', {}, false),
];
try {
  const { came, cameIn, kilobytes, atRest, storm, votes, shed } = await run(door, crowd, stormers, secret);
  const figures = {
    bench: 'sockets',
    phonesHeld: came.open,
    phonesTheDoorCounts: atRest.phones,
    cameInSeconds: Number((cameIn / 1000).toFixed(1)),
    kilobytesAPhone: Number(kilobytes.toFixed(1)),
    storm: storm.sent,
    stormLetIn: storm.letIn,
    stormTurnedAway: storm.turnedAway,
    stormBroken: storm.broken,
    shedByTheDoor: shed,
    votesDuringTheStorm: votes.cast,
    votesCounted: votes.counted,
    slowestVoteMs: Math.round(votes.slowestMs),
  };
  const isMet =
    came.open >= least && atRest.phones >= came.open && votes.counted === votes.cast && shed === storm.turnedAway && storm.broken === 0;
  const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    row('sockets at the door', ''),
    row('---', '---:'),
    row('phones held at once (must 5,000)', figures.phonesHeld),
    row('memory a phone, kB', figures.kilobytesAPhone),
    row(`of a storm of ${figures.storm}: let in / turned away`, `${figures.stormLetIn} / ${figures.stormTurnedAway}`),
    row('votes answered in the storm', `${figures.votesCounted} of ${figures.votesDuringTheStorm}`),
  ].join('\n');
  process.stdout.write(`${table}\n${JSON.stringify({ ...figures, met: isMet })}\n`);
  process.exitCode = isMet ? 0 : 1;
} finally {
  for (const child of [crowd, stormers, host, door]) await child.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
