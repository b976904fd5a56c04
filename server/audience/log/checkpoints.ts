/**
 * Heads of the log, signed, and what witnesses add to them.
 *
 * Runs in the disk's worker. A head is signed once a size and kept: the log never signs two trees that do not continue each other,
 * because a size that has a checkpoint is not signed again.
 */
import type Database from 'better-sqlite3';
import type { Checkpoint } from '../../contract/audience.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { ConsistencyProof } from '../../contract/vote-proof.ts';
import { toBase64 } from '../../core/base64.ts';
import {
  checkSignature,
  cosignedAt,
  keyKinds,
  readHead,
  readNote,
  readSignatureLine,
  readVerifierKey,
  signNote,
  writeHead,
  writeVerifierKey,
} from '../../core/checkpoint.ts';
import { checkEd25519, originOf, type SigningKey, sha256 } from './log-key.ts';
import type { LogStore, OpenLog } from './log-store.ts';

type HeadRow = { readonly size: number; readonly at: number; readonly note: string };
type Cosigned = { readonly name: string; readonly line: string };

/** `other-size`: we signed no head of this size. `false`: not by this witness over our head. */
export type Cosigning = { readonly code: 'ok'; readonly checkpoint: Checkpoint } | { readonly code: 'other-size' | 'false' | 'nobody' };

const createHeads = (db: Database.Database) => {
  const newest = db.prepare<[number], HeadRow>('SELECT size, at, note FROM checkpoints WHERE log = ? ORDER BY size DESC LIMIT 1');
  const ofSize = db.prepare<[number, number], HeadRow>('SELECT size, at, note FROM checkpoints WHERE log = ? AND size = ?');
  const add = db.prepare('INSERT INTO checkpoints (log, size, at, note) VALUES (?, ?, ?, ?)');
  const witnessed = db.prepare<[number, number], HeadRow>(
    'SELECT size, at, note FROM checkpoints WHERE log = ? AND size = (SELECT max(size) FROM cosignatures WHERE log = ?)',
  );
  const cosigned = db.prepare<[number, number], Cosigned>('SELECT name, line FROM cosignatures WHERE log = ? AND size = ? ORDER BY name');
  const addCosignature = db.prepare('INSERT OR IGNORE INTO cosignatures (log, size, name, at, line) VALUES (?, ?, ?, ?, ?)');
  return {
    newest: (log: number) => newest.get(log),
    witnessed: (log: number) => witnessed.get(log, log),
    ofSize: (log: number, size: number) => ofSize.get(log, size),
    add: (log: number, head: HeadRow) => void add.run(log, head.size, head.at, head.note),
    cosigned: (log: number, size: number) => cosigned.all(log, size),
    addCosignature: (log: number, size: number, one: Cosigned, at: EpochMs) => void addCosignature.run(log, size, one.name, at, one.line),
  };
};

const checkpointOf = (activationId: string, { size, at, note }: HeadRow, cosigned: readonly Cosigned[]): Checkpoint => {
  const head = readHead(readNote(note)?.text ?? '');
  if (!head) throw new Error('A checkpoint in the phones’ file cannot be read: the file is damaged.');
  return {
    activationId,
    origin: head.origin,
    size,
    root: toBase64(head.root),
    at,
    note: note + cosigned.map((one) => one.line).join(''),
    witnesses: cosigned.map((one) => one.name),
  };
};

/** Whose of these keys made the line over our own head. */
const readWitness = (line: string, text: string, witnesses: readonly string[]): string | undefined => {
  const signed = readSignatureLine(line.replace(/\n$/, ''));
  if (!signed || cosignedAt(signed) === undefined) return undefined;
  const keys = witnesses.flatMap((witness) => readVerifierKey(sha256, witness) ?? []).filter((key) => key.kind === keyKinds.cosignature);
  return keys.find((key) => checkSignature(checkEd25519, key, text, signed) === 'good')?.name;
};

export const createCheckpoints = (db: Database.Database, logs: LogStore, key: SigningKey) => {
  const heads = createHeads(db);
  const newestLog = db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM logs');
  const describe = (log: OpenLog, head: HeadRow): Checkpoint => checkpointOf(log.activation, head, heads.cosigned(log.id, head.size));

  const sign = (log: OpenLog, at: EpochMs): Checkpoint | undefined => {
    const size = log.tree.size();
    if (size === (heads.newest(log.id)?.size ?? 0)) return undefined;
    const text = writeHead({ origin: originOf(key.key.name, log.activation), size, root: log.tree.root() });
    const head = { size, at, note: signNote(key.key, text, key.sign) };
    heads.add(log.id, head);
    return describe(log, head);
  };

  return {
    /** Signs what has grown since its last head. */
    checkpoint: (at: EpochMs): Checkpoint[] => {
      logs.byId(newestLog.get()?.id ?? 0);
      return logs.openLogs().flatMap((log) => sign(log, at) ?? []);
    },
    latestCheckpoint: (activation: string): Checkpoint | undefined => {
      const log = logs.find(activation);
      const head = log && heads.newest(log.id);
      return head && describe(log, head);
    },
    /** The newest head that a witness has cosigned, and the newest of all: what a show server that was away has missed. */
    newestHeads: (activation: string): Checkpoint[] => {
      const log = logs.find(activation);
      const [cosigned, newest] = log ? [heads.witnessed(log.id), heads.newest(log.id)] : [];
      return [cosigned, newest].flatMap((head) => (log && head ? describe(log, head) : []));
    },
    consistency: (activation: string, from: number, to: number): ConsistencyProof | undefined => {
      const log = logs.find(activation);
      if (!log || from > to || to > (heads.newest(log.id)?.size ?? 0)) return undefined;
      return { from, to, path: log.tree.consistency(from, to).map(toBase64) };
    },
    /** @param witnesses verifier keys of those who may */
    cosign: (activation: string, size: number, line: string, witnesses: readonly string[], at: EpochMs): Cosigning => {
      const log = logs.find(activation);
      const head = log && heads.ofSize(log.id, size);
      if (!log || !head) return { code: 'other-size' };
      if (witnesses.length === 0) return { code: 'nobody' };
      const name = readWitness(line, readNote(head.note)?.text ?? '', witnesses);
      if (name === undefined) return { code: 'false' };
      heads.addCosignature(log.id, size, { name, line: `${line.replace(/\n$/, '')}\n` }, at);
      return { code: 'ok', checkpoint: describe(log, head) };
    },
    /** Signs any text of ours under this heading: a statement, the end of an export. */
    signText: (text: string): string => toBase64(key.sign(new TextEncoder().encode(text))),
    logKey: (): string => writeVerifierKey(key.key),
  };
};
