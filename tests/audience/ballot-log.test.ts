/** The log of ballots on a disk that is slow, late or refuses: what is settled, and when. */
import { describe, expect, it } from 'vitest';
import { packBallots, unpackBallots } from '../../server/audience/ballot-batch.ts';
import { openBallotLog } from '../../server/audience/ballot-log.ts';
import { DiskFailed, type PhonesDisk } from '../../server/audience/phones-disk.ts';
import type { BatchRow } from '../../server/audience/phones-file.ts';
import type { Ballot } from '../../server/core/vote-count.ts';
import type { Clock } from '../../server/ports/clock.ts';
import { quietLog } from './quiet-log.ts';

/** Time that passes only when told. */
const createHeldClock = () => {
  let now = 1_796_000_000_000;
  let alarms: { at: number; ring: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    wakeAt(at, ring) {
      const alarm = { at, ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((one) => one !== alarm);
      };
    },
    every: () => () => undefined,
  };
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    const due = alarms.filter((one) => one.at <= now);
    alarms = alarms.filter((one) => one.at > now);
    for (const one of due) one.ring();
    await new Promise(setImmediate);
  };
  return { clock, pass };
};

/** A disk whose every commit waits for the test to say what became of it. */
const createHeldDisk = () => {
  const commits: { rows: readonly BatchRow[]; succeed(): Promise<void>; fail(): Promise<void> }[] = [];
  let takesProbes = false;
  const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const askPatiently = (name: string, ...given: readonly unknown[]): Promise<unknown> => {
    if (name === 'probe') return takesProbes ? Promise.resolve() : Promise.reject(new DiskFailed('full'));
    return new Promise((resolve, reject) => {
      commits.push({
        rows: given[0] as readonly BatchRow[],
        async succeed() {
          resolve(undefined);
          await settled();
        },
        async fail() {
          reject(new DiskFailed('full'));
          await settled();
        },
      });
    });
  };
  const takeProbes = (): void => {
    takesProbes = true;
  };
  const disk = { ask: askPatiently, askPatiently, onDeath: () => undefined, close: async () => undefined } as PhonesDisk;
  return { disk, commits, takeProbes };
};

const opened = () => {
  const { clock, pass } = createHeldClock();
  const { disk, commits, takeProbes } = createHeldDisk();
  const committed: string[] = [];
  const told: string[] = [];
  const receipts = new Map<number, string>();
  const log = openBallotLog({
    disk,
    clock,
    log: quietLog,
    nextBatch: 7,
    onCommitted: (number, batch, ballots) =>
      unpackBallots(ballots, (ballot, offset) => {
        committed.push(`${number}:${ballot.index}@${batch}.${offset}`);
        receipts.set(ballot.index, `${batch}.${offset}`);
      }),
    settle: ({ ballot, isRecorded }) => told.push(`${ballot.index}:${isRecorded ? receipts.get(ballot.index) : 'not'}`),
    onRefusing: () => undefined,
  });
  const voter = { hear: () => undefined };
  const append = (number: number, index: number): boolean =>
    log.append({
      number,
      ballot: { index, choice: 1, tier: 0, sequence: 0, path: 255 },
      receivedAt: clock.now(),
      voter,
      tag: 0,
    });
  return { log, pass, commits, takeProbes, committed, told, append };
};

describe('the log of ballots', () => {
  it('[V1] answers nobody before the commit that carries the ballot', async () => {
    const { pass, commits, told, committed, append } = opened();
    append(1, 10);
    append(2, 20);
    append(1, 11);
    await pass(5);
    expect(commits).toHaveLength(1);
    expect(commits[0]?.rows.map((row) => [row.batch, row.number])).toEqual([
      [7, 1],
      [8, 2],
    ]);
    append(1, 12);
    await pass(50);
    expect(commits).toHaveLength(1);
    expect(told).toEqual([]);
    await commits[0]?.succeed();
    expect(told).toEqual(['10:7.0', '11:7.1', '20:8.0']);
    expect(committed).toEqual(['1:10@7.0', '1:11@7.1', '2:20@8.0']);
    expect(commits[1]?.rows[0]).toMatchObject({ batch: 9, number: 1 });
  });

  it('[V9] on a disk that refuses says not recorded to all who wait, refuses at once after that, and comes back by itself', async () => {
    const { log, pass, commits, takeProbes, told, committed, append } = opened();
    append(1, 10);
    await pass(5);
    append(1, 11);
    await commits[0]?.fail();
    expect(told).toEqual(['10:not', '11:not']);
    expect(log.refusing()).toMatchObject({ refusing: true, message: 'full' });
    expect(append(1, 12)).toBe(false);
    await log.drained();
    await pass(500);
    expect(log.refusing().refusing).toBe(true);
    takeProbes();
    await pass(500);
    expect(log.refusing().refusing).toBe(false);
    expect(append(1, 13)).toBe(true);
    await pass(5);
    await commits[1]?.succeed();
    expect(committed).toEqual(['1:13@8.0']);
  });

  it('[V1] [V9] settles an overdue commit as not recorded, and counts it all the same when it succeeds after all', async () => {
    const { log, pass, commits, told, committed, append } = opened();
    append(1, 10);
    await pass(5);
    append(1, 11);
    await pass(2000);
    expect(told).toEqual(['10:not', '11:not']);
    expect(append(1, 12)).toBe(false);
    let isDrained = false;
    const drained = log.drained().then(() => {
      isDrained = true;
    });
    await pass(1000);
    expect(isDrained).toBe(false);
    await commits[0]?.succeed();
    await drained;
    expect(committed).toEqual(['1:10@7.0']);
    expect(told).toEqual(['10:not', '11:not']);
    expect(log.refusing().refusing).toBe(false);
  });

  it('[V1] packs eight bytes a ballot and reads them back; a damaged batch is not guessed at', () => {
    const ballots: Ballot[] = [
      { index: 0xffff_ffff, choice: 2, tier: 2, sequence: 255, path: 254 },
      { index: 0, choice: 1, tier: 0, sequence: 0, path: 255 },
    ];
    const packed = packBallots(ballots);
    const found: Ballot[] = [];
    unpackBallots(new Uint8Array(packed), (ballot) => found.push(ballot));
    expect(packed).toHaveLength(16);
    expect(found).toEqual(ballots);
    expect(() => unpackBallots(packed.subarray(0, 9), () => undefined)).toThrow(/cut short/);
    expect(() => unpackBallots(Buffer.alloc(8), () => undefined)).toThrow(/without a choice/);
  });
});
