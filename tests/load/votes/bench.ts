/**
 * `npm run bench:votes`: the vote path against the smallest server that can answer and against the obvious way.
 *
 *   npm run bench:votes [-- --readme] [--json <file>] [--quick]
 * Prints a table and one JSON line (../report.ts has the exit codes). `--quick` only shows that it runs: its figures mean nothing.
 * Run it on a machine with nothing else to do: CPU per vote bears some company, p99s do not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atLeast, atMost, endWith, isAsked, mostGeneratorCores, report, rounded, say } from '../report.ts';
import { type Generator, startGenerator } from './children.ts';
import { killUnderLoad } from './crash.ts';
import { startDoor } from './door-under-test.ts';
import { bytesPerReceipt, bytesPerViewer } from './memory.ts';
import { measureReplay } from './replay.ts';
import { costOf, playRound, type Round, ratiosOf, startServers } from './rounds.ts';
import { quick, whole } from './size.ts';
import { takesUnderVotes } from './takes-under-votes.ts';

const size = isAsked('quick') ? quick : whole;

const bounds = [
  atLeast('httpVsObvious', 'HTTP against the obvious way, × less CPU a vote', 10, 15),
  atLeast('wsVsObvious', 'WebSocket frame against the obvious way, × less CPU a vote', 15, 25),
  atMost('wsVsLimit', 'WebSocket frame against the limit server, × its CPU a vote', 2.5, 1.5),
  atLeast('batchVotesPerCoreSecond', 'station batches of 100, votes a core-second', 1_000_000, 2_000_000),
  atMost('ackP99MsAt10k', 'acknowledged at 10,000 a second, p99 ms', 25, 10),
  atMost('bytesPerViewer', 'memory for dedupe, sequence and path, bytes a viewer', 4, 3),
  atMost('replay1150kMs', '1.15 million ballots counted at start, ms', 1000, 200),
  atMost('lost', 'acknowledged votes lost on kill -9', 0),
  atMost('takeP99Ms', 'a take while votes come at 80 % of capacity, p99 ms', 50),
  atMost('countToOutputP99Ms', 'a vote to the outputs at the same time, p99 ms', 300),
];

const describe = (round: number, runs: Round): string =>
  `round ${round}: ${Object.entries(runs)
    .map(
      ([name, run]) =>
        `${name} ${costOf(run, name === 'ourBatch' ? 100 : 1).toFixed(2)} µs (${Math.round((run.acknowledged / run.wallMs) * 1000)}/s, generator ${run.generatorCores.toFixed(2)})`,
    )
    .join(', ')}`;

const compare = async (generator: Generator, dataDir: string) => {
  const door = await startDoor(dataDir);
  const servers = await startServers(dataDir, size.blocks * 10_000, door);
  await door.openPoll('before');
  const blocks = await door.lease(size.blocks);
  const passes = await generator.ask('phones', 'ours', door.process.port, size.voters, true);
  await generator.ask('phones', 'limit', servers.limit.port, size.voters, false);
  const rounds: Round[] = [];
  for (let round = 0; round < size.warming + size.counted; round += 1) {
    const runs = await playRound(generator, servers, { passes, blocks, size }, round);
    say(`${describe(round, runs)}${round < size.warming ? ' (warming up)' : ''}`);
    if (round >= size.warming) rounds.push(runs);
  }
  const poll = await door.openPoll('steady');
  const steady = await generator.ask('steady', 'ours', door.pid(), poll, size.steady, { perSecond: 10_000, inFlight: 5000 });
  await Promise.all(['ours', 'limit'].map((name) => generator.ask('closePhones', name)));
  await Promise.all([servers.limit.kill(), servers.obvious.kill()]);
  await door.close();
  return { rounds, steady };
};

const measureAll = async (generator: Generator, dataDir: string): Promise<number> => {
  const began = performance.now();
  const bytes = bytesPerViewer();
  const { rounds, steady } = await compare(generator, dataDir);
  const { httpVsLimit, ...ratios } = ratiosOf(rounds);
  const generatorCores = Math.max(
    steady.generatorCores,
    ...rounds.flatMap((round) => Object.values(round).map((run) => run.generatorCores)),
  );
  const crash = await killUnderLoad(generator, dataDir, size.kills);
  const replay1150kMs = await measureReplay(size.replayed);
  const { perSecond, ...show } = await takesUnderVotes(generator, costOf(rounds.at(-1)?.ourWs ?? steady), size.takes);
  say(`Receipts take ${bytesPerReceipt} bytes a viewer more. ${crash.acknowledged} votes were acknowledged before ${size.kills} kills.`);
  return report({
    bench: 'votes',
    bounds,
    figures: {
      ...ratios,
      ackP99MsAt10k: steady.p99,
      bytesPerViewer: bytes,
      replay1150kMs,
      lost: crash.lost,
      ...show,
      httpVsLimit,
      votesPerSecondBesideTakes: Math.round(perSecond),
      generatorCores: rounded(generatorCores, 2),
      seconds: Math.round((performance.now() - began) / 1000),
    },
    inconclusive: generatorCores > mostGeneratorCores,
  });
};

const main = async (): Promise<number> => {
  // Every child is ended with the bench: one listener each.
  process.setMaxListeners(50);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-bench-'));
  const generator = startGenerator();
  try {
    return await measureAll(generator, dataDir);
  } finally {
    await generator.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

endWith(main());
