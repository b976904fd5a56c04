/** What waits for the next commit, sorted into rows: one batch a poll, one row of bindings an activation. */
import type { EpochMs } from '../contract/units.ts';
import { mostBatchSpan } from '../core/log-leaf.ts';
import type { Ballot } from '../core/vote-count.ts';
import type { Place } from './address-prefix.ts';
import { ballotSize, mostInBatch, packBallot } from './ballot-batch.ts';
import { packStandings, type Standing } from './pass-standings.ts';
import type { BindingRow } from './phones-file.ts';
import type { VoteAnswer } from './poll.ts';

/** Who cast a vote and hears of it once. One may wait for several: `tag` says which. */
export type Voter = {
  hear(answer: VoteAnswer, poll: number, tag: number): void;
  /** Where it calls from, and when it was given its pass, if that was on this line: for what looks wrong, and kept nowhere. */
  readonly place?: Place;
  readonly seatedAt?: EpochMs | undefined;
  /** Whoever sent many at once hears of them together, instead of `hear` for each. */
  settle?(rows: SettledRows): void;
};

/** Ballots of one voter, one after another in a batch: as many as there are tags, from place `from` on. */
export type SettledRows = {
  readonly ballots: Uint8Array;
  readonly tags: Uint16Array;
  readonly from: number;
  readonly isRecorded: boolean;
};

/** Many ballots of one voter on their way to the disk, packed. */
export type TakenRows = {
  readonly number: number;
  readonly receivedAt: EpochMs;
  readonly voter: Voter;
  readonly packed: Uint8Array;
  readonly tags: Uint16Array;
};

/** A ballot on its way to the disk. */
export type Taken = {
  readonly number: number;
  readonly ballot: Ballot;
  readonly receivedAt: EpochMs;
  readonly voter: Voter;
  readonly tag: number;
};

/** Ballots of one poll for one commit, packed as they come; the voters beside them, in the same order: once for one ballot, once for all rows of a request. */
export type Group = {
  readonly number: number;
  readonly receivedAt: EpochMs;
  readonly voters: readonly Voter[];
  /** One for each voter: the tag of its ballot, or those of its rows. */
  readonly tags: readonly (number | Uint16Array)[];
  /** How many ballots. */
  size(): number;
  add(taken: Taken): void;
  addRows(rows: TakenRows): void;
  /** A copy, so that a row can go to the worker whole. */
  packed(): Uint8Array;
  /** Lets go of the voters, who have heard: what is old itself would else keep them until the whole heap is collected. */
  clear(): void;
};

const leastRoom = 256 * ballotSize;

const openGroup = (number: number, receivedAt: EpochMs, room: number): Group => {
  const voters: Voter[] = [];
  const tags: (number | Uint16Array)[] = [];
  let size = 0;
  let bytes = new Uint8Array(room);
  const makeRoom = (needed: number): void => {
    if (needed <= bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, bytes.length * 2));
    grown.set(bytes);
    bytes = grown;
  };
  return {
    number,
    receivedAt,
    voters,
    tags,
    size: () => size,
    add({ ballot, voter, tag }) {
      const at = size * ballotSize;
      makeRoom(at + ballotSize);
      packBallot(bytes, at, ballot);
      size += 1;
      voters.push(voter);
      tags.push(tag);
    },
    addRows({ voter, packed, tags: rows }) {
      const at = size * ballotSize;
      makeRoom(at + packed.length);
      bytes.set(packed, at);
      size += rows.length;
      voters.push(voter);
      tags.push(rows);
    },
    packed: () => bytes.slice(0, size * ballotSize),
    clear() {
      voters.length = 0;
      tags.length = 0;
    },
  };
};

/** What waits for the next commit: one group a poll, another when that is full or its first ballot came too long ago for the log. */
export const createWaiting = () => {
  let groups: Group[] = [];
  const open = new Map<number, Group>();
  let size = 0;
  /** As much as all that went to the last commit: what grows by doubling leaves as much behind again. */
  let room = leastRoom;
  const groupFor = (number: number, receivedAt: EpochMs, many: number): Group => {
    const last = open.get(number);
    if (last && last.size() + many <= mostInBatch && receivedAt - last.receivedAt <= mostBatchSpan) return last;
    const group = openGroup(number, receivedAt, room);
    groups.push(group);
    open.set(number, group);
    return group;
  };
  return {
    size: (): number => size,
    add(taken: Taken): void {
      groupFor(taken.number, taken.receivedAt, 1).add(taken);
      size += 1;
    },
    addRows(rows: TakenRows): void {
      groupFor(rows.number, rows.receivedAt, rows.tags.length).addRows(rows);
      size += rows.tags.length;
    },
    takeAll(): readonly Group[] {
      const all = groups;
      groups = [];
      open.clear();
      room = Math.max(leastRoom, Math.min(size, mostInBatch) * ballotSize);
      size = 0;
      return all;
    },
  };
};

export type Binding = Standing & { readonly activation: string; readonly index: number };

/** The values in runs of one key each, first seen first. */
const byKey = <K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> => {
  const runs = new Map<K, V[]>();
  for (const value of values) {
    const run = runs.get(keyOf(value));
    if (run) run.push(value);
    else runs.set(keyOf(value), [value]);
  }
  return runs;
};

export const packBindings = (bindings: readonly Binding[], at: EpochMs): BindingRow[] =>
  [...byKey(bindings, (binding) => binding.activation)].map(([activation, rows]) => ({ activation, at, passes: packStandings(rows) }));
