/** Rounds of the three servers, one after another; in each the same voters cast the same votes, and what came of it is checked. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { median } from '../report.ts';
import { type Child, type Generator, startServer } from './children.ts';
import { activationId, type DoorUnderTest, standingInFile, station } from './door-under-test.ts';
import type { Measured, Pace } from './pacer.ts';
import { finalChoice, passOf, rowsInBatch } from './plan.ts';
import type { Size } from './size.ts';

const batchesInFlight = 64;
const obviousPoll = 'evening';
/** Near what a core takes, as the obvious way is asked as fast as it answers. */
const framePace: Pace = { perSecond: 40_000, inFlight: 4000 };
const httpPace: Pace = { perSecond: 20_000, inFlight: 256 };
const asFast = (inFlight: number): Pace => ({ perSecond: null, inFlight });

export type Servers = {
  readonly limit: Child;
  readonly obvious: Child;
  readonly obviousFile: string;
  readonly door: DoorUnderTest;
  readonly dataDir: string;
};

export const startServers = async (dataDir: string, prefilled: number, door: DoorUnderTest): Promise<Servers> => {
  const obviousFile = path.join(dataDir, 'obvious.sqlite');
  const [limit, obvious] = await Promise.all([
    startServer('limit-server.ts'),
    startServer('obvious-server.ts', [obviousFile, obviousPoll, String(prefilled)]),
  ]);
  return { limit, obvious, obviousFile, door, dataDir };
};

export type Round = Readonly<Record<'limitWs' | 'ourWs' | 'limitHttp' | 'ourHttp' | 'obvious' | 'ourBatch', Measured>>;

/** µs of the server's CPU an acknowledged vote. */
export const costOf = (run: Measured, votesEach = 1): number => (run.serverCpuMs * 1000) / (run.acknowledged * votesEach);

const allAnswered = (name: string, run: Measured, code: number): void => {
  const other = Object.entries(run.codes).filter(([given]) => Number(given) !== code);
  if (other.length > 0) throw new Error(`${name}: not every vote was counted: ${JSON.stringify(run.codes)}`);
};

const agree = (name: string, standing: (voter: number) => number | undefined, many: number, round: number): void => {
  for (let voter = 0; voter < many; voter += 1) {
    const [found, wanted] = [standing(voter), finalChoice(voter, many, round)];
    if (found !== wanted) throw new Error(`${name}: voter ${voter} chose ${wanted} last and stands at ${found}.`);
  }
};

const checkObvious = (file: string, obviousVoters: number, round: number): void => {
  const db = new Database(file, { readonly: true });
  const row = db.prepare<[string, string], { choice: number }>('SELECT choice FROM votes WHERE poll = ? AND voter = ?');
  agree('the obvious way', (voter) => row.get(obviousPoll, passOf(round, voter))?.choice, obviousVoters, round);
  db.close();
};

const checkDoor = async (
  servers: Servers,
  pollId: string,
  poll: number,
  round: number,
  passes: readonly number[],
  before: number,
): Promise<void> => {
  const count = await servers.door.counted(pollId, before + passes.length);
  const yea = passes.filter((_, voter) => finalChoice(voter, passes.length, round) === 1).length;
  if (count.yea !== before / 2 + yea) throw new Error(`${pollId}: ${before / 2 + yea} voted yea, the door counts ${count.yea}.`);
  const standing = standingInFile(servers.dataDir, poll);
  agree(pollId, (voter) => standing.get(passes[voter] ?? -1)?.choice, passes.length, round);
};

export type Prepared = { readonly passes: readonly number[]; readonly blocks: readonly number[]; readonly size: Size };

export const playRound = async (
  generator: Generator,
  servers: Servers,
  { passes, blocks, size }: Prepared,
  round: number,
): Promise<Round> => {
  const { limit, obvious, door } = servers;
  const before = blocks.length * 10_000;
  const names = [`ws ${round}`, `ws ${round} again`, `http ${round}`] as const;
  const [wsPoll, wsAgain, httpPoll] = [await door.openPoll(names[0]), await door.openPoll(names[1]), await door.openPoll(names[2])];
  for (const poll of [wsPoll, wsAgain, httpPoll]) await door.prefill(poll, blocks);
  const dialect = { kind: 'door', secret: door.secret, activationId, poll: httpPoll, passes } as const;

  const limitWs = await generator.ask('frames', 'limit', limit.pid, [1, 2], round, framePace);
  const ourWs = await generator.ask('frames', 'ours', door.pid(), [wsPoll, wsAgain], round, framePace);
  const limitHttp = await generator.ask('requests', limit.port, limit.pid, 256, dialect, passes.length, round, httpPace);
  const ourHttp = await generator.ask('requests', door.process.port, door.pid(), 256, dialect, passes.length, round, httpPace);
  const obviousRun = await generator.ask(
    'requests',
    obvious.port,
    obvious.pid,
    64,
    { kind: 'obvious', poll: obviousPoll },
    size.obviousVoters,
    round,
    asFast(64),
  );
  allAnswered('ours over WebSocket', ourWs, 0);
  allAnswered('ours over HTTP', ourHttp, 200);
  allAnswered('the obvious way', obviousRun, 200);
  for (const [place, poll] of [wsPoll, wsAgain, httpPoll].entries())
    await checkDoor(servers, names[place] ?? '', poll, round, passes, before);
  checkObvious(servers.obviousFile, size.obviousVoters, round);

  const rows = { kind: 'batches', key: door.stationKey, station, poll: wsPoll, first: blocks } as const;
  const ourBatch = await generator.ask(
    'requests',
    door.process.port,
    door.pid(),
    batchesInFlight,
    rows,
    size.batches,
    round,
    asFast(batchesInFlight),
  );
  allAnswered('station batches', ourBatch, 200);
  checkBatches(servers, wsPoll, blocks, size.batches);
  return { limitWs, ourWs, limitHttp, ourHttp, obvious: obviousRun, ourBatch };
};

const checkBatches = (servers: Servers, poll: number, blocks: readonly number[], batches: number): void => {
  const standing = standingInFile(servers.dataDir, poll);
  for (let place = 0; place < batches * rowsInBatch; place += 1) {
    const index = (blocks[Math.floor(place / 10_000)] ?? 0) + (place % 10_000);
    const before = 1 + (index % 2);
    const found = standing.get(index);
    if (found?.sequence !== 1 || found.choice !== (place % 5 === 2 ? 3 - before : before)) {
      throw new Error(`Station batches: pass ${index} stands at ${JSON.stringify(found)}.`);
    }
  }
};

export const ratiosOf = (rounds: readonly Round[]) => ({
  httpVsObvious: median(rounds.map((round) => costOf(round.obvious) / costOf(round.ourHttp))),
  wsVsObvious: median(rounds.map((round) => costOf(round.obvious) / costOf(round.ourWs))),
  wsVsLimit: median(rounds.map((round) => costOf(round.ourWs) / costOf(round.limitWs))),
  httpVsLimit: median(rounds.map((round) => costOf(round.ourHttp) / costOf(round.limitHttp))),
  batchVotesPerCoreSecond: median(rounds.map((round) => 1e6 / costOf(round.ourBatch, rowsInBatch))),
});
