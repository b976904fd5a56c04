/** One side of the comparison: its servers, its readers, and a window of time in which counts are pushed to all of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { readSecrets } from '../../../server/audience/secrets.ts';
import { cpuOf } from '../votes/cpu.ts';
import { type Child, startChild } from './child.ts';
import type { LoopBlocks } from './loop-watch.ts';
import type { Heard } from './watcher.ts';

export type Side = {
  readonly name: string;
  readonly servers: readonly Child[];
  readonly phones: Child;
  readonly partners: Child;
  /** @returns how many yea there are in all now */
  vote(count: number): Promise<number>;
  stop(): Promise<void>;
};

const here = 'tests/load/fanout';

export const openOurs = async (phones: number): Promise<Side> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-fanout-'));
  const env = {
    CUECART_DATA_DIR: dataDir,
    CUECART_HOST: '127.0.0.1',
    CUECART_PHONES_PORT: '0',
    CUECART_PHONES_CROWD: '0',
    CUECART_LOG: 'error',
  };
  const door = await startChild('server/phones.ts', env);
  const show = await startChild(`${here}/show-side.ts`, {
    BENCH_DOOR_PORT: String(door.port),
    BENCH_LINK_SECRET: readSecrets(dataDir).link,
  });
  await show.ask('openPoll');
  const [phoneReaders, partners] = await Promise.all(
    ['phones-generator', 'partners-generator'].map((file) => startChild(`${here}/${file}.ts`, {}, false)),
  );
  if (!phoneReaders || !partners) throw new Error('A generator did not start.');
  await phoneReaders.ask('connect', { url: `http://127.0.0.1:${door.port}`, kind: 'door', count: phones });
  await partners.ask('connect', { url: `http://127.0.0.1:${show.port}`, isOurs: true });
  return {
    name: 'ours',
    servers: [door, show],
    phones: phoneReaders,
    partners,
    vote: (count) => phoneReaders.ask('vote', count),
    async stop() {
      for (const child of [phoneReaders, partners, show, door]) await child.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export const openPlain = async (phones: number): Promise<Side> => {
  const server = await startChild(`${here}/plain-server.ts`);
  const [phoneReaders, partners] = await Promise.all(
    ['phones-generator', 'partners-generator'].map((file) => startChild(`${here}/${file}.ts`, {}, false)),
  );
  if (!phoneReaders || !partners) throw new Error('A generator did not start.');
  const url = `http://127.0.0.1:${server.port}`;
  await phoneReaders.ask('connect', { url, kind: 'socket.io', count: phones });
  await partners.ask('connect', { url, isOurs: false });
  return {
    name: 'socket.io emit',
    servers: [server],
    phones: phoneReaders,
    partners,
    vote: (count) => server.ask('vote', count),
    async stop() {
      for (const child of [phoneReaders, partners, server]) await child.stop();
    },
  };
};

export type Measured = {
  readonly delivered: number;
  readonly toPhones: number;
  /** Server CPU, all processes and threads, microseconds a delivered message. */
  readonly cpuEach: number;
  /** The same of each server, for the messages of all. */
  readonly cpuOfEach: readonly number[];
  /** Cores that the busiest generator used. */
  readonly generatorCores: number;
  readonly backwards: number;
  /** Readers that did not have the newest count in the end. */
  readonly missing: number;
};

const voteEvery = 200;
const settleWithin = 6000;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** Resolves how many still lack the newest when they all have it, or when they had time enough. */
const untilHeard = async (side: Side, yea: number): Promise<number> => {
  for (const giveUpAt = performance.now() + settleWithin; ; await pause(100)) {
    const missing = (await side.phones.ask<number>('without', yea)) + (await side.partners.ask<number>('without', yea));
    if (missing === 0 || performance.now() > giveUpAt) return missing;
  }
};

export const measure = async (side: Side, seconds: number): Promise<Measured> => {
  const generators = [side.phones, side.partners];
  for (const generator of generators) await generator.ask('newWindow');
  const [startedAt, before, generatorsBefore] = [
    performance.now(),
    side.servers.map(({ pid }) => cpuOf(pid)),
    generators.map(({ pid }) => cpuOf(pid)),
  ];
  let yea = 0;
  const until = startedAt + seconds * 1000;
  while (performance.now() < until) {
    // Five times a second somebody votes, so that every push has something new to say.
    yea = await side.vote(1);
    await pause(voteEvery);
  }
  const missing = await untilHeard(side, yea);
  const wall = performance.now() - startedAt;
  const spent = side.servers.map(({ pid }, place) => cpuOf(pid) - (before[place] ?? 0));
  const generatorCores = Math.max(...generators.map(({ pid }, place) => (cpuOf(pid) - (generatorsBefore[place] ?? 0)) / wall));
  const [toPhones, toPartners] = [await side.phones.ask<Heard>('heard'), await side.partners.ask<Heard>('heard')];
  const delivered = toPhones.delivered + toPartners.delivered;
  return {
    delivered,
    toPhones: toPhones.delivered,
    cpuEach: (sum(spent) * 1000) / delivered,
    cpuOfEach: spent.map((one) => (one * 1000) / delivered),
    generatorCores,
    backwards: toPhones.backwards + toPartners.backwards,
    missing,
  };
};

/** The same window with the loops watched, each server's by itself; watching costs CPU, so nothing else is measured then. */
export const watchLoops = async (side: Side, seconds: number): Promise<readonly LoopBlocks[]> => {
  for (const server of side.servers) await server.ask('watchLoop');
  await measure(side, seconds);
  return Promise.all(side.servers.map((server) => server.ask<LoopBlocks>('loopBlocks')));
};
