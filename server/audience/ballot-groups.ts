/** What waits for the next commit, sorted into rows: one batch a poll, one row of bindings an activation. */
import type { EpochMs } from '../contract/units.ts';
import type { Ballot } from '../core/vote-count.ts';
import { mostInBatch, packBallots } from './ballot-batch.ts';
import type { Receipt } from './frames.ts';
import type { BatchRow, BindingRow } from './phones-file.ts';

/** A ballot on its way to the disk. `settle` is called once: with its receipt, or with none when it was not recorded. */
export type Taken = {
  readonly number: number;
  readonly ballot: Ballot;
  readonly receivedAt: EpochMs;
  settle(receipt: Receipt | undefined): void;
};

export type Group = { readonly row: BatchRow; readonly taken: readonly Taken[] };
export type Binding = { readonly activation: string; readonly index: number; readonly path: number };

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
  [...byKey(bindings, (binding) => binding.activation)].map(([activation, rows]) => {
    const passes = Buffer.allocUnsafe(rows.length * 5);
    rows.forEach((row, place) => {
      passes.writeUInt32BE(row.index, place * 5);
      passes[place * 5 + 4] = row.path;
    });
    return { activation, at, passes };
  });

export const groupBallots = (waiting: readonly Taken[], firstBatch: number): Group[] => {
  const groups: Group[] = [];
  for (const [number, run] of byKey(waiting, (taken) => taken.number)) {
    for (let from = 0; from < run.length; from += mostInBatch) {
      const taken = run.slice(from, from + mostInBatch);
      const ballots = packBallots(taken.map((one) => one.ballot));
      groups.push({ row: { batch: firstBatch + groups.length, number, receivedAt: taken[0]?.receivedAt ?? 0, ballots }, taken });
    }
  }
  return groups;
};
