/**
 * As many phones as this machine allows, then a storm of new ones, with votes going on all the while.
 *
 *   npm run bench:sockets [-- --readme] [--json <file>] [--most 19000] [--quick]
 * The phones live in a process of their own. A vote that was not answered, and a phone shed that the door does not count,
 * end the bench (../report.ts has the exit codes). `--quick` only shows that it runs.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { readSecrets } from '../../../server/audience/secrets.ts';
import { type Child, startChild } from '../fanout/child.ts';
import { atLeast, endWith, isAsked, option, report, rounded } from '../report.ts';
import { memoryOf } from '../votes/cpu.ts';
import type { Held, Stormed } from './crowd.ts';

const stormSize = isAsked('quick') ? 300 : 6000;

/** Sockets that a process may have open, less what it needs for itself. */
const openFiles = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1024) - 300;
const asked = option('most', isAsked('quick') ? 300 : 19_000);
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

const bounds = [atLeast('phonesHeld', 'phones held at once by one door', 5000, 19_000)];

const measureAll = async (children: Child[], dataDir: string): Promise<number> => {
  const start = async (...given: Parameters<typeof startChild>): Promise<Child> => {
    const child = await startChild(...given);
    children.push(child);
    return child;
  };
  const door = await start('server/phones.ts', {
    CUECART_DATA_DIR: dataDir,
    CUECART_HOST: '127.0.0.1',
    CUECART_PHONES_PORT: '0',
    CUECART_PHONES_CROWD: '0',
    CUECART_LOG: 'error',
  });
  const secret = readSecrets(dataDir).link;
  await start('tests/load/sockets/host.ts', { BENCH_DOOR_PORT: String(door.port), BENCH_LINK_SECRET: secret }, false);
  const crowd = await start('tests/load/sockets/crowd.ts', {}, false);
  const stormers = await start('tests/load/sockets/crowd.ts', {}, false);
  const { came, cameIn, kilobytes, atRest, storm, votes, shed } = await run(door, crowd, stormers, secret);
  if (atRest.phones < came.open) throw new Error(`${came.open} phones are held, the door counts ${atRest.phones}.`);
  if (votes.counted !== votes.cast) throw new Error(`Of ${votes.cast} votes in the storm ${votes.counted} were counted.`);
  if (shed !== storm.turnedAway) throw new Error(`${storm.turnedAway} of the storm were turned away, the door counts ${shed}.`);
  if (storm.broken > 0) throw new Error(`${storm.broken} of the storm were neither let in nor turned away.`);
  return report({
    bench: 'sockets',
    bounds,
    figures: {
      phonesHeld: came.open,
      cameInSeconds: rounded(cameIn / 1000),
      kilobytesAPhone: rounded(kilobytes),
      storm: storm.sent,
      stormLetIn: storm.letIn,
      stormTurnedAway: storm.turnedAway,
      votesCountedInTheStorm: votes.counted,
      slowestVoteMs: Math.round(votes.slowestMs),
    },
    inconclusive: false,
  });
};

const main = async (): Promise<number> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-sockets-'));
  const children: Child[] = [];
  try {
    return await measureAll(children, dataDir);
  } finally {
    for (const child of children.reverse()) await child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

endWith(main());
