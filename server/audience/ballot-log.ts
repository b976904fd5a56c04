/**
 * The log of ballots: group commit, and nothing acknowledged before it.
 *
 * Ballots wait at most 5 ms, then go to disk together: one packed row a poll, one commit for all.
 * `settle` is called once a ballot: with its receipt after the commit that carries it, or with none when it
 * was not recorded. A commit that is overdue settles its ballots as not recorded; should it succeed after all,
 * `onCommitted` still hears of them, because the log is the truth and the phone's retry finds its ballot there.
 * While the disk refuses, ballots are refused at once.
 */
import type { Ms } from '../contract/units.ts';
import type { Ballot } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import { type Binding, type Group, groupBallots, packBindings, type Taken } from './ballot-groups.ts';
import { createDiskWatch, type DiskWatch, type Refusing } from './disk-watch.ts';
import type { DoorLog } from './door-log.ts';
import type { Receipt } from './frames.ts';
import { createMilestones } from './milestones.ts';
import { type PhonesDisk, within } from './phones-disk.ts';
import type { BindingRow } from './phones-file.ts';

export type BallotLog = {
  /** False when it cannot be recorded now; `settle` is then not called. */
  append(taken: Taken): boolean;
  bind(activation: string, index: number, path: number): void;
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
  /** Every ballot that is on disk, in the order of the log, before its `settle`. */
  onCommitted(number: number, ballot: Ballot, receipt: Receipt): void;
  onRefusing(refusing: Refusing): void;
};

const groupFor: Ms = 5;
const commitWithin: Ms = 2000;
const mostWaiting = 200_000;

const settleAll = (taken: readonly Taken[]): void => {
  for (const one of taken) one.settle(undefined);
};

/** One commit, settled on time; resolves when its outcome is known, which may be later. Never rejects. */
const createCommit = ({ disk, clock, onCommitted }: Options, watch: DiskWatch, dropWaiting: () => void) => {
  const committed = ({ row, taken }: Group, isOverdue: boolean): void => {
    taken.forEach((one, offset) => {
      const receipt = { batch: row.batch, offset };
      onCommitted(row.number, one.ballot, receipt);
      if (!isOverdue) one.settle(receipt);
    });
  };
  return async (groups: readonly Group[], bound: readonly BindingRow[]): Promise<void> => {
    let isOverdue = false;
    const notRecorded = (message: string): void => {
      watch.refuse(message);
      if (!isOverdue) for (const group of groups) settleAll(group.taken);
      dropWaiting();
    };
    const cancel = clock.wakeAt(clock.now() + commitWithin, () => {
      notRecorded(`The disk has not answered for ${commitWithin} ms.`);
      isOverdue = true;
    });
    const rows = groups.map((group) => group.row);
    const failure = await disk.askPatiently('commit', rows, bound).then(
      () => undefined,
      (error: Error) => error.message,
    );
    cancel();
    if (failure !== undefined) return notRecorded(failure);
    for (const group of groups) committed(group, isOverdue);
    watch.accept();
  };
};

export const openBallotLog = (options: Options): BallotLog => {
  const { clock } = options;
  let waiting: Taken[] = [];
  let bindings: Binding[] = [];
  let nextBatch = options.nextBatch;
  let appended = 0;
  let isWriting = false;
  let cancelFlush: (() => void) | undefined;
  const milestones = createMilestones();
  const watch = createDiskWatch(options, () => isWriting);
  const commit = createCommit(options, watch, () => {
    settleAll(waiting);
    waiting = [];
    bindings = [];
  });

  const writeAll = async (): Promise<void> => {
    cancelFlush?.();
    cancelFlush = undefined;
    if (isWriting) return;
    isWriting = true;
    while (waiting.length + bindings.length > 0) {
      const upTo = appended;
      const groups = groupBallots(waiting, nextBatch);
      const bound = packBindings(bindings, clock.now());
      nextBatch += groups.length;
      waiting = [];
      bindings = [];
      await commit(groups, bound);
      milestones.reach(upTo);
    }
    isWriting = false;
    milestones.reach(appended);
  };
  const writeSoon = (): void => {
    appended += 1;
    if (!isWriting) cancelFlush ??= clock.wakeAt(clock.now() + groupFor, () => void writeAll());
  };

  return {
    append(taken) {
      if (watch.state().refusing || waiting.length >= mostWaiting) return false;
      waiting.push(taken);
      writeSoon();
      return true;
    },
    bind(activation, index, path) {
      if (watch.state().refusing || bindings.length >= mostWaiting) return;
      bindings.push({ activation, index, path });
      writeSoon();
    },
    drained: () => milestones.reached(appended),
    refusing: watch.state,
    async close() {
      await writeAll();
      try {
        await within(clock, commitWithin, 'Writing the last ballots', milestones.reached(appended));
      } finally {
        watch.stop();
      }
    },
  };
};
