/**
 * The log of ballots: group commit, and nothing acknowledged before it.
 *
 * Ballots go to disk together, one packed row a poll, one commit for all, and no commit begins sooner than 5 ms after
 * the one before it (10 ms in a rush): a commit costs as much for one ballot as for hundreds (docs/decisions/0012).
 * `settle` is called once a ballot: after the commit that carries it, or when it was not recorded. A commit that is
 * overdue settles its ballots as not recorded; should it succeed after all, `onCommitted` still hears of them, because the log is the truth and the phone's retry finds its ballot there.
 * While the disk refuses, ballots are refused at once.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Ballot } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import { ballotSize, unpackBallot } from './ballot-batch.ts';
import { type Binding, createWaiting, type Group, packBindings, type Taken, type TakenRows, type Voter } from './ballot-groups.ts';
import { createDiskWatch, type DiskWatch, type Refusing } from './disk-watch.ts';
import type { DoorLog } from './door-log.ts';
import { createMilestones } from './milestones.ts';
import type { Standing } from './pass-standings.ts';
import { type PhonesDisk, within } from './phones-disk.ts';
import type { BatchRow, BindingRow } from './phones-file.ts';

export type BallotLog = {
  /** False when it cannot be recorded now; its voter is then not told. */
  append(taken: Taken): boolean;
  appendRows(rows: TakenRows): boolean;
  bind(activation: string, index: number, standing: Standing): void;
  /** Resolves once every ballot appended so far is on disk or surely not. */
  drained(): Promise<void>;
  refusing(): Refusing;
  close(): Promise<void>;
};

type Options = {
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly nextBatch: number;
  /** A batch that is on disk, in the order of the log, before its voters are told. */
  onCommitted(number: number, batch: number, ballots: Uint8Array): void;
  /** Tells one voter what became of their ballot: on disk or not. */
  settle(taken: Settled): void;
  onRefusing(refusing: Refusing): void;
};
export type Settled = {
  readonly number: number;
  readonly voter: Voter;
  readonly tag: number;
  readonly ballot: Ballot;
  readonly isRecorded: boolean;
};

/** From the beginning of one commit to the next; longer when so many ballots come a ms, so that a rush costs fewer commits. */
const groupFor: Ms = 5;
const groupForInRush: Ms = 10;
const rush = 15;
const commitWithin: Ms = 2000;
const mostWaiting = 200_000;

type Batch = { readonly group: Group; readonly row: BatchRow };

const settleBatch = ({ settle }: Options, group: Group, ballots: Uint8Array, isRecorded: boolean): void => {
  const { number, voters, tags } = group;
  let from = 0;
  for (let turn = 0; turn < voters.length; turn += 1) {
    const [voter, tag] = [voters[turn], tags[turn]];
    if (!voter || tag === undefined) continue;
    if (typeof tag === 'number') {
      settle({ number, voter, tag, ballot: unpackBallot(ballots, from * ballotSize), isRecorded });
      from += 1;
    } else {
      voter.settle?.({ ballots, tags: tag, from, isRecorded });
      from += tag.length;
    }
  }
  group.clear();
};

/** Batches are numbered in the order of their commits. */
const createNumbering = (first: number) => {
  let next = first;
  return (group: Group): Batch => {
    next += 1;
    return { group, row: { batch: next - 1, number: group.number, receivedAt: group.receivedAt, ballots: group.packed() } };
  };
};

/** One commit, settled on time; resolves when its outcome is known, which may be later. Never rejects. */
const createCommit = (options: Options, watch: DiskWatch, dropWaiting: () => void) => {
  const { disk, clock, onCommitted } = options;
  return async (batches: readonly Batch[], bound: readonly BindingRow[]): Promise<void> => {
    let isOverdue = false;
    const notRecorded = (message: string): void => {
      watch.refuse(message);
      if (!isOverdue) for (const { group, row } of batches) settleBatch(options, group, row.ballots, false);
      dropWaiting();
    };
    const cancel = clock.wakeAt(clock.now() + commitWithin, () => {
      notRecorded(`The disk has not answered for ${commitWithin} ms.`);
      isOverdue = true;
    });
    const rows = batches.map((batch) => batch.row);
    const failure = await disk.askPatiently('commit', rows, bound).then(
      () => undefined,
      (error: Error) => error.message,
    );
    cancel();
    if (failure !== undefined) return notRecorded(failure);
    for (const { group, row } of batches) {
      onCommitted(row.number, row.batch, row.ballots);
      if (!isOverdue) settleBatch(options, group, row.ballots, true);
    }
    watch.accept();
  };
};

/** When the next commit may begin. */
const createPace = () => {
  let began: EpochMs = 0;
  let notBefore: EpochMs = 0;
  return {
    notBefore: () => notBefore,
    /** One of so many ballots begins. */
    begin(ballots: number, now: EpochMs): void {
      notBefore = now + (ballots > rush * (now - began) ? groupForInRush : groupFor);
      began = now;
    },
  };
};

export const openBallotLog = (options: Options): BallotLog => {
  const { clock } = options;
  const waiting = createWaiting();
  let bindings: Binding[] = [];
  const numbered = createNumbering(options.nextBatch);
  let appended = 0;
  let isWriting = false;
  let isClosing = false;
  const pace = createPace();
  let cancelFlush: (() => void) | undefined;
  const milestones = createMilestones();
  const watch = createDiskWatch(options, () => isWriting);
  const commit = createCommit(options, watch, () => {
    for (const group of waiting.takeAll()) settleBatch(options, group, group.packed(), false);
    bindings = [];
  });

  const writeAll = async (): Promise<void> => {
    cancelFlush?.();
    cancelFlush = undefined;
    if (isWriting) return;
    isWriting = true;
    while (waiting.size() + bindings.length > 0) {
      if (clock.now() < pace.notBefore() && !isClosing) {
        isWriting = false;
        writeAt(pace.notBefore());
        return;
      }
      pace.begin(waiting.size(), clock.now());
      const upTo = appended;
      const batches = waiting.takeAll().map(numbered);
      const bound = packBindings(bindings, clock.now());
      bindings = [];
      await commit(batches, bound);
      milestones.reach(upTo);
    }
    isWriting = false;
    milestones.reach(appended);
  };
  const writeAt = (at: EpochMs): void => {
    cancelFlush ??= clock.wakeAt(at, () => void writeAll());
  };
  const hasRoom = (): boolean => !watch.state().refusing && waiting.size() < mostWaiting;
  const writeSoon = (many = 1): void => {
    appended += many;
    if (!isWriting && !cancelFlush) writeAt(clock.now() + groupFor);
  };

  return {
    append(taken) {
      if (!hasRoom()) return false;
      waiting.add(taken);
      writeSoon();
      return true;
    },
    appendRows(rows) {
      if (!hasRoom()) return false;
      waiting.addRows(rows);
      writeSoon(rows.tags.length);
      return true;
    },
    bind(activation, index, standing) {
      if (watch.state().refusing || bindings.length >= mostWaiting) return;
      bindings.push({ activation, index, ...standing });
      writeSoon();
    },
    drained: () => milestones.reached(appended),
    refusing: watch.state,
    async close() {
      isClosing = true;
      await writeAll();
      await within(clock, commitWithin, 'Writing the last ballots', milestones.reached(appended)).finally(watch.stop);
    },
  };
};
