/**
 * `npm run rehearse`: plays a whole episode by itself, in minutes, through the real doors, and tells what was missing.
 *
 * Starts a show server and a phones' door of its own on a throw-away data folder; with CUECART_CREW_LINK set
 * it comes as the crew into the house that runs already. Ends with 0 when everything planned happened,
 * 1 when something is missing or refused, 2 when asked wrongly.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findEpisode, planOf, UnfitEpisode } from './rehearse/episode-file.ts';
import { HouseTrouble, makeThrowAwayFolder, removeThrowAwayFolder, runningHouse, startHouse } from './rehearse/house.ts';
import type { OperatorLine } from './rehearse/operator-line.ts';
import { type Options, readOptions, usage } from './rehearse/options.ts';
import { Refused } from './rehearse/play.ts';
import { openProgress, type Progress } from './rehearse/progress.ts';
import type { Reckoning } from './rehearse/reckoning.ts';
import { type Rehearsal, rehearse } from './rehearse/rehearsal.ts';
import { tell } from './rehearse/told.ts';

const askedWrongly = 2;
const interrupted = 130;
const demoSeries = path.resolve(import.meta.dirname, '../../shows/river-and-orchard/series.yaml');

type Going = { readonly options: Options; readonly progress: Progress; readonly signal: AbortSignal };

/** Rejects when we are told to stop: nothing that is under way is waited for then. */
const interruption = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Interrupted.')), { once: true });
  });

/** In a house of our own, gone when it is over. */
const inThrowAwayHouse = async ({ options, progress, signal }: Going): Promise<Reckoning> => {
  const folder = await makeThrowAwayFolder();
  try {
    const { plan, name, seriesFile, showsDir } = await findEpisode(options.episode ?? '', folder);
    const house = await startHouse({ dataDir: path.join(folder, 'data'), showsDir, seriesFile, obs: options.obs });
    try {
      const playing = rehearse({ house, choose: async () => ({ name, plan }), kind: 'simulated', options, progress, signal });
      return await Promise.race([playing, interruption(signal)]);
    } finally {
      await house.close();
    }
  } finally {
    await removeThrowAwayFolder(folder);
  }
};

/** In the house that asked for us: the episode it names last, unless one was asked for. */
const chooseNewest =
  (asked: string | undefined): Rehearsal['choose'] =>
  async (line: OperatorLine) => {
    const showsDir = process.env.CUECART_SHOWS_DIR ?? path.dirname(process.env.CUECART_SERIES ?? demoSeries);
    const name = asked ?? line.view().episodes.at(-1)?.file;
    if (name === undefined) throw new UnfitEpisode('This house has no episode to rehearse.');
    return { name, plan: await planOf(path.join(showsDir, name)) };
  };

const isForAPerson = (error: unknown): error is Error =>
  error instanceof Refused || error instanceof HouseTrouble || error instanceof UnfitEpisode;

const goOn = async (going: Going): Promise<number> => {
  const startedAt = performance.now();
  const { options, progress } = going;
  const house = runningHouse(process.env);
  const reckoning = await (house
    ? rehearse({ ...going, house, choose: chooseNewest(options.episode), kind: 'rehearsal' })
    : inThrowAwayHouse(going));
  progress.stop();
  console.log(`\n${tell(reckoning, (performance.now() - startedAt) / 1000)}`);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(reckoning, null, 2)}\n`);
  return reckoning.ok ? 0 : 1;
};

const run = async (args: readonly string[]): Promise<number> => {
  const asked = readOptions(args, process.env, process.env.CUECART_CREW_LINK !== undefined);
  if (asked.ask === 'help') {
    console.log(usage);
    return 0;
  }
  if (asked.ask === 'nonsense') {
    console.error(`${asked.why}\n\n${usage}`);
    return askedWrongly;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const progress = openProgress(process.stdout);
  try {
    return await goOn({ options: asked.options, progress, signal: stop.signal });
  } catch (error) {
    progress.stop();
    if (stop.signal.aborted) return interrupted;
    if (!isForAPerson(error)) throw error;
    console.error(error.message);
    return 1;
  }
};

// What was interrupted may still wait for an answer that nobody gives any more.
process.exit(await run(process.argv.slice(2)));
