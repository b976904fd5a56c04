/** The production house with the hundred stations: its show server may be killed and comes back on the same port. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentOf, type Part, startPart } from '../../../server/cli/rehearse/house.ts';
import { openKeys } from '../../../server/keys.ts';
import { hundred, stations, writtenInto } from './hundred.ts';
import type { Stop } from './lateness.ts';

const demo = path.resolve(import.meta.dirname, '../../../shows/river-and-orchard');

/** The heap was looked through. Bytes that were left, in it and beside it for what is in it. */
export type Look = Stop & { readonly heapUsed: number; readonly external: number };

export type StationHouse = {
  readonly front: string;
  /** `ws://127.0.0.1:4401/ws` */
  readonly phones: string;
  readonly dataDir: string;
  readonly episodesDir: string;
  readonly keyOf: (output: string) => string;
  /** Of the show server; another after a restart. */
  readonly pid: () => number;
  readonly signInLink: () => Promise<string>;
  /** kill -9, and started again at once. */
  readonly restart: () => Promise<void>;
  /** All that nobody holds is given back, soon. */
  readonly collectGarbage: () => void;
  readonly looks: () => readonly Look[];
  readonly troubles: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Carried by the show server: on a signal it looks its whole heap through, and writes down for how long nothing else was done and what is left. */
const collectOnSignal = (file: string): string => `
  import { appendFileSync } from 'node:fs';
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    process.on('SIGUSR2', () => {
      const from = Date.now();
      collect();
      const { heapUsed, external } = process.memoryUsage();
      appendFileSync(${JSON.stringify(file)}, JSON.stringify({ from, until: Date.now(), heapUsed, external }) + '\\n');
    });
  }`;
const carried = (file: string): string => `--import data:text/javascript,${encodeURIComponent(collectOnSignal(file))}`;
const readLooks = (file: string): readonly Look[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Look)
    : [];

const writeShows = (folder: string): string => {
  const shows = path.join(folder, 'shows');
  cpSync(demo, shows, { recursive: true });
  const file = path.join(shows, 'series.yaml');
  writeFileSync(file, writtenInto(readFileSync(file, 'utf8')));
  return file;
};

export const startStationHouse = async (folder: string): Promise<StationHouse> => {
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const seriesFile = writeShows(folder);
  const episodesDir = path.join(path.dirname(seriesFile), 'episodes');
  const env = environmentOf({ dataDir, showsDir: episodesDir, seriesFile, obs: undefined });
  const looks = path.join(folder, 'looks');
  const phones = await startPart('phones.ts', env);
  const withPhones = { ...env, NODE_OPTIONS: carried(looks), CUECART_PHONES_PORT: String(phones.ready.port) };
  let show: Part = await startPart('main.ts', withPhones);
  const { port } = show.ready;
  const front = `http://127.0.0.1:${port}`;
  const keys = await openKeys(dataDir, () => undefined);
  if (stations.length !== hundred) throw new Error(`There are ${stations.length} stations.`);
  return {
    front,
    phones: `ws://127.0.0.1:${phones.ready.port}/ws`,
    dataDir,
    episodesDir,
    keyOf: keys.keyOf,
    pid: () => show.pid,
    // As a browser on this machine asks the front page.
    signInLink: async () => {
      const answer = await fetch(`${front}/front/sign-in-link`, { method: 'POST', headers: { origin: front } });
      return `${front}${((await answer.json()) as { link: string }).link}`;
    },
    restart: async () => {
      await show.kill();
      show = await startPart('main.ts', { ...withPhones, CUECART_PORT: String(port) });
    },
    collectGarbage: () => void process.kill(show.pid, 'SIGUSR2'),
    looks: () => readLooks(looks),
    troubles: () => [show.trouble(), phones.trouble()].flatMap((one) => one ?? []),
    close: async () => {
      await show.stop();
      await phones.stop();
    },
  };
};
