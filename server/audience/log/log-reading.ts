/**
 * What is asked of the signed log: the leaf of a ballot with its proof, and the records that tell a poll's story.
 *
 * Runs in the disk's worker. Whether an asker may see it is decided at the door (log-routes.ts).
 */
import type Database from 'better-sqlite3';
import type { Checkpoint } from '../../contract/audience.ts';
import type { VoteProof } from '../../contract/vote-proof.ts';
import { toBase64 } from '../../core/base64.ts';
import { writeVerifierKey } from '../../core/checkpoint.ts';
import { ballotSize, ballotsLeaf, mostInLeaf } from '../../core/log-leaf.ts';
import type { SigningKey } from './log-key.ts';
import type { LogStore } from './log-store.ts';

type BatchLeaf = {
  readonly number: number;
  readonly poll: string;
  readonly receivedAt: number;
  readonly leaf: number;
  readonly ballots: Uint8Array;
};
export type StoredRecord = { readonly leaf: number; readonly body: string };

/** More than any evening has: a lease for every 10,000 passes, a handful of decisions a poll. */
const mostRecords = 20_000;

type Reading = { readonly logs: LogStore; readonly key: SigningKey; latestCheckpoint(activation: string): Checkpoint | undefined };

export const createLogReading = (db: Database.Database, { logs, key, latestCheckpoint }: Reading) => {
  const batchOf = db.prepare<[number, number], BatchLeaf>(
    `SELECT batches.number, polls.poll, received_at AS receivedAt, leaf, ballots
     FROM batches JOIN polls ON polls.number = batches.number WHERE batch = ? AND log = ? AND leaf IS NOT NULL`,
  );
  const records = db.prepare<[number, number], StoredRecord>('SELECT leaf, body FROM records WHERE log = ? ORDER BY leaf LIMIT ?');
  const newest = db.prepare<[number], { leaf: number | null }>('SELECT max(leaf) AS leaf FROM records WHERE log = ?');
  return {
    /** Leaf of the record that came last; -1 when there is none. */
    newestRecord: (activation: string): number => {
      const log = logs.find(activation);
      return (log && newest.get(log.id)?.leaf) ?? -1;
    },
    /** Undefined when there is no such ballot, `busy` while no checkpoint covers it yet. */
    proof: (activation: string, batch: number, offset: number): VoteProof | 'busy' | undefined => {
      const log = logs.find(activation);
      const row = log && batchOf.get(batch, log.id);
      if (!log || !row || (offset + 1) * ballotSize > row.ballots.length) return undefined;
      const place = Math.floor(offset / mostInLeaf);
      const index = row.leaf + place;
      const head = latestCheckpoint(activation);
      if (!head || head.size <= index) return 'busy';
      const first = place * mostInLeaf;
      const packed = row.ballots.subarray(first * ballotSize, (first + mostInLeaf) * ballotSize);
      return {
        activationId: activation,
        poll: row.number,
        pollId: row.poll,
        batch,
        offset,
        leaf: toBase64(ballotsLeaf({ poll: row.number, batch, first, receivedAt: row.receivedAt }, packed)),
        index,
        size: head.size,
        path: log.tree.inclusion(index, head.size).map(toBase64),
        checkpoint: head.note,
        logKey: writeVerifierKey(key.key),
      };
    },
    /** The number of the poll that a batch belongs to. */
    pollOfBatch: (activation: string, batch: number): number | undefined => {
      const log = logs.find(activation);
      return log && batchOf.get(batch, log.id)?.number;
    },
    records: (activation: string): StoredRecord[] => {
      const log = logs.find(activation);
      return log ? records.all(log.id, mostRecords) : [];
    },
    /** Signs a text of ours: a statement, the end of an export. */
    signText: (text: string): string => toBase64(key.sign(new TextEncoder().encode(text))),
    logKey: (): string => writeVerifierKey(key.key),
  };
};
