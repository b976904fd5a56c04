/**
 * Where to hash and to commit: on the door's main thread, or in the disk's worker. `node --import tsx tests/load/votes/placements.ts`
 *
 * The same commits (250 ballots each, as 50,000 votes a second make them) both ways. What counts is how long the thread that
 * answers votes is busy with each, and how long it stands still at worst: figures of docs/decisions/0012.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ballotSize, packBallots } from '../../../server/audience/ballot-batch.ts';
import { openLogKey, sha256 } from '../../../server/audience/log/log-key.ts';
import { openPhonesDisk } from '../../../server/audience/phones-disk.ts';
import { type BatchRow, openPhonesFile } from '../../../server/audience/phones-file.ts';
import { openClock } from '../../../server/clock.ts';
import { mostInLeaf } from '../../../server/core/log-leaf.ts';
import { filePoll } from '../../audience/file-poll.ts';
import { shortRules } from '../../contracts/phones-door-samples.ts';

const commits = 400;
const inCommit = 250;
const leafBytes = ballotSize * mostInLeaf;

const rowOf = (batch: number, number: number): BatchRow => ({
  batch,
  number,
  receivedAt: Date.now(),
  ballots: packBallots(
    Array.from({ length: inCommit }, (_, place) => ({
      index: batch * inCommit + place,
      choice: place % 3 === 0 ? (1 as const) : (2 as const),
      tier: 0 as const,
      sequence: 0,
      path: 255,
    })),
  ),
});

type Placed = { readonly busyUs: number; readonly worstMs: number };

/** @param commit resolves when it is on disk; busy is what this thread spent meanwhile */
const measure = async (commit: (row: BatchRow) => Promise<unknown>, rows: readonly BatchRow[]): Promise<Placed> => {
  const took: number[] = [];
  const before = performance.eventLoopUtilization();
  for (const row of rows) {
    const asked = performance.now();
    const done = commit(row);
    took.push(performance.now() - asked);
    await done;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const { active } = performance.eventLoopUtilization(before);
  const sorted = took.sort((a, b) => a - b);
  return { busyUs: (active * 1000) / rows.length, worstMs: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
};

const hashingNs = (rows: readonly BatchRow[]): number => {
  const began = performance.now();
  for (const { ballots } of rows)
    for (let at = 0; at < ballots.length; at += leafBytes) sha256(ballots.subarray(at, Math.min(ballots.length, at + leafBytes)));
  return ((performance.now() - began) * 1e6) / (rows.length * inCommit);
};

const inFolder = async <T>(deed: (dataDir: string) => Promise<T>): Promise<T> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-placements-'));
  try {
    return await deed(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const rules = shortRules(Date.now(), 1_800_000);
const rowsFor = (number: number): BatchRow[] => Array.from({ length: commits }, (_, place) => rowOf(place + 1, number));

const onMain = (): Promise<Placed> =>
  inFolder(async (dataDir) => {
    const file = openPhonesFile(path.join(dataDir, 'phones.sqlite'), openLogKey(dataDir));
    const number = filePoll(file, rules.activationId, rules.pollId, Date.now(), rules);
    const placed = await measure(async (row) => file.commit([row], []), rowsFor(number));
    file.close();
    return placed;
  });

const inWorker = (): Promise<Placed> =>
  inFolder(async (dataDir) => {
    const disk = await openPhonesDisk(dataDir, openClock());
    const number = (await disk.ask('addPoll', rules.activationId, rules.pollId, JSON.stringify(rules), Number.MAX_SAFE_INTEGER, 0)) ?? 0;
    const placed = await measure((row) => disk.askPatiently('commit', [row], []), rowsFor(number));
    await disk.close();
    return placed;
  });

const rows = rowsFor(1);
hashingNs(rows);
const figures = { hashingNsAVote: hashingNs(rows), main: await onMain(), worker: await inWorker() };
process.stdout.write(`${JSON.stringify({ ...figures, busyRatio: figures.main.busyUs / figures.worker.busyUs })}\n`);
