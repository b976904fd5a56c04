/**
 * `npm run bench:votes`: the vote path against the smallest server that can answer and against the obvious way.
 *
 * Prints a table, one JSON line, and its verdict in the exit code: 0 met, 1 a figure missed or a check failed,
 * 2 inconclusive, because the generator itself was the bottleneck. `--readme` writes the table into README.md.
 * Run it on a machine with nothing else to do: CPU per vote bears some company, p99s do not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Generator, startGenerator } from './children.ts';
import { killUnderLoad } from './crash.ts';
import { startDoor } from './door-under-test.ts';
import { type Figures, misses, tableOf, writeReadme } from './figures.ts';
import { bytesPerReceipt, bytesPerViewer } from './memory.ts';
import { measureReplay } from './replay.ts';
import { costOf, playRound, type Round, ratiosOf, startServers, voters } from './rounds.ts';
import { takesUnderVotes } from './takes-under-votes.ts';

const counted = 5;
/** Rounds before them that warm everything up: an unwarmed server costs three times as much a vote, whichever it is. */
const warming = 2;
const blocks = 50;
const mostGeneratorCores = 0.9;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const describe = (round: number, runs: Round): string =>
  `round ${round}: ${Object.entries(runs)
    .map(
      ([name, run]) =>
        `${name} ${costOf(run, name === 'ourBatch' ? 100 : 1).toFixed(2)} µs (${Math.round((run.acknowledged / run.wallMs) * 1000)}/s, generator ${run.generatorCores.toFixed(2)})`,
    )
    .join(', ')}`;

const compare = async (generator: Generator, dataDir: string) => {
  const door = await startDoor(dataDir);
  const servers = await startServers(dataDir, blocks * 10_000, door);
  await door.openPoll('before');
  const leased = await door.lease(blocks);
  const passes = await generator.ask('phones', 'ours', door.process.port, voters, true);
  await generator.ask('phones', 'limit', servers.limit.port, voters, false);
  const rounds: Round[] = [];
  for (let round = 0; round < warming + counted; round += 1) {
    const runs = await playRound(generator, servers, { passes, blocks: leased }, round);
    say(`${describe(round, runs)}${round < warming ? ' (warming up)' : ''}`);
    if (round >= warming) rounds.push(runs);
  }
  const poll = await door.openPoll('steady');
  const steady = await generator.ask('steady', 'ours', door.pid(), poll, 40_000, { perSecond: 10_000, inFlight: 5000 });
  await Promise.all(['ours', 'limit'].map((name) => generator.ask('closePhones', name)));
  await Promise.all([servers.limit.kill(), servers.obvious.kill()]);
  await door.close();
  return { rounds, steady };
};

const main = async (): Promise<number> => {
  // Every child is ended with the bench: one listener each.
  process.setMaxListeners(50);
  const began = performance.now();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-bench-'));
  const generator = startGenerator();
  try {
    const bytes = bytesPerViewer();
    const { rounds, steady } = await compare(generator, dataDir);
    const { httpVsLimit, ...ratios } = ratiosOf(rounds);
    const busiest = Math.max(steady.generatorCores, ...rounds.flatMap((round) => Object.values(round).map((run) => run.generatorCores)));
    const crash = await killUnderLoad(generator, dataDir);
    const replay1150kMs = await measureReplay();
    const { perSecond, ...show } = await takesUnderVotes(generator, costOf(rounds.at(-1)?.ourWs ?? steady));
    const figures: Figures = {
      ...ratios,
      ackP99MsAt10k: steady.p99,
      bytesPerViewer: bytes,
      replay1150kMs,
      lost: crash.lost,
      ...show,
    };
    const table = tableOf(figures);
    const seconds = Math.round((performance.now() - began) / 1000);
    say(
      `\n${table}\n\nReceipts take ${bytesPerReceipt} bytes a viewer more. HTTP costs ${httpVsLimit.toFixed(2)} × plain node:http that stores nothing.`,
    );
    say(
      `${crash.acknowledged} votes were acknowledged before three kills. The show ran while ${Math.round(perSecond)} votes a second came. The generator took ${busiest.toFixed(2)} of a core at most. ${seconds} s.\n`,
    );
    const isInconclusive = busiest > mostGeneratorCores;
    say(JSON.stringify({ bench: 'votes', ...figures, generatorCores: busiest, inconclusive: isInconclusive, seconds }));
    if (isInconclusive) {
      say('Inconclusive: the generator was the bottleneck.');
      return 2;
    }
    if (process.argv.includes('--readme')) writeReadme(path.resolve(import.meta.dirname, '../../../README.md'), table);
    const missed = misses(figures);
    if (missed.length > 0) say(`Missed: ${missed.join(', ')}.`);
    return missed.length > 0 ? 1 : 0;
  } finally {
    await generator.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

process.exit(await main());
