/** The production house with a hundred stations, as a director meets it: started, made ready, on air. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentOf, type Part, startPart } from '../../../server/cli/rehearse/house.ts';
import { type OperatorLine, openOperatorLine, signIn } from '../../../server/cli/rehearse/operator-line.ts';
import { load, makeReady } from '../../../server/cli/rehearse/play.ts';
import { openKeys } from '../../../server/keys.ts';

const demo = path.resolve(import.meta.dirname, '../../../shows/river-and-orchard');
const episode = '2026-12-01.yaml';

export type HouseUnderTest = {
  readonly front: string;
  readonly phonesPort: number;
  readonly show: Part;
  readonly stationKeys: readonly string[];
  readonly programKey: string;
  /** Another control room, signed in by a link of its own. */
  signIn(): Promise<{ readonly origin: string; readonly cookie: string }>;
  signInLink(): Promise<string>;
  close(): Promise<void>;
};

const stationId = (place: number): string => `bench-${place}`;

/** The demo series with so many stations more. */
const writeShows = (folder: string, stations: number): string => {
  const shows = path.join(folder, 'shows');
  cpSync(demo, shows, { recursive: true });
  const file = path.join(shows, 'series.yaml');
  const more = Array.from({ length: stations }, (_, place) => `  - { id: ${stationId(place)}, name: Bench ${place}, path: satellite }\n`);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('\nstations:\n', (mark) => `${mark}${more.join('')}`),
  );
  return file;
};

export const startHouseUnderTest = async (folder: string, stations: number): Promise<HouseUnderTest> => {
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const seriesFile = writeShows(folder, stations);
  const env = environmentOf({ dataDir, showsDir: path.join(path.dirname(seriesFile), 'episodes'), seriesFile, obs: undefined });
  const phones = await startPart('phones.ts', env);
  const show = await startPart('main.ts', { ...env, CUECART_PHONES_PORT: String(phones.ready.port) });
  const front = `http://127.0.0.1:${show.ready.port}`;
  const keys = await openKeys(dataDir, () => undefined);
  // As a browser on this machine asks the front page.
  const signInLink = async (): Promise<string> => {
    const answer = await fetch(`${front}/front/sign-in-link`, { method: 'POST', headers: { origin: front } });
    return `${front}${((await answer.json()) as { link: string }).link}`;
  };
  return {
    front,
    phonesPort: phones.ready.port,
    show,
    stationKeys: Array.from({ length: stations }, (_, place) => keys.keyOf(stationId(place))),
    programKey: keys.keyOf('program'),
    signInLink,
    signIn: async () => signIn(await signInLink()),
    async close() {
      await show.stop();
      await phones.stop();
    },
  };
};

/** A director whose episode is on air, simulated, with its first vote open for the whole bench. */
export const goOnAir = async (house: HouseUnderTest, window: number): Promise<OperatorLine> => {
  const line = await openOperatorLine(await house.signInLink());
  await load(line, { file: episode, kind: 'simulated', compress: 1 }, false);
  await makeReady(line);
  const taken = await line.ask({ type: 'segment.take', believesOnAir: null });
  const opened = await line.ask({ type: 'poll.open', pollId: line.view().polls[0]?.id ?? '', window });
  for (const reply of [taken, opened]) if (!reply.ok) throw new Error(reply.refusal.message);
  return line;
};
