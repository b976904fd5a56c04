/**
 * The signed log inside the phones' file: one RFC 6962 tree an activation, its leaves in the order of the commits.
 *
 * Runs in the disk's worker. `within(deed)` is one transaction: what the deed adds becomes part of the trees when it is on disk,
 * and of nothing when it failed. Leaf hashes are stored with what they hash, so that opening a log again hashes only its inner nodes.
 */
import type Database from 'better-sqlite3';
import { ballotSize, canonicalJson, leafHeader, mostInLeaf, recordLeaf, writeLeafHead } from '../../core/log-leaf.ts';
import { createLogTree, hashSize, type LogTree } from '../../core/log-tree.ts';
import { sha256 } from './log-key.ts';

export type LeafSource = { readonly batch: number; readonly number: number; readonly receivedAt: number; readonly ballots: Uint8Array };
/** What a record says; `at` and `type` at the least. */
export type RecordBody = { readonly at: number; readonly type: string; readonly [name: string]: unknown };

const leafBytes = ballotSize * mostInLeaf;

/** Hashes leaves of ballots without allocating each: 00, head, ballots in one buffer. */
const createLeafHasher = () => {
  const scratch = new Uint8Array(1 + leafHeader + leafBytes);
  return ({ batch, number, receivedAt, ballots }: LeafSource): Uint8Array => {
    const leaves = Math.ceil(ballots.length / leafBytes);
    const hashes = new Uint8Array(leaves * hashSize);
    for (let leaf = 0; leaf < leaves; leaf += 1) {
      const packed = ballots.subarray(leaf * leafBytes, (leaf + 1) * leafBytes);
      writeLeafHead(scratch, { poll: number, batch, first: leaf * mostInLeaf, receivedAt }, 1);
      scratch.set(packed, 1 + leafHeader);
      hashes.set(sha256(scratch.subarray(0, 1 + leafHeader + packed.length)), leaf * hashSize);
    }
    return hashes;
  };
};

const hashRecord = (body: RecordBody): Uint8Array => {
  const leaf = recordLeaf(body);
  const bytes = new Uint8Array(1 + leaf.length);
  bytes.set(leaf, 1);
  return sha256(bytes);
};

const loadTree = (db: Database.Database, log: number): LogTree => {
  const tree = createLogTree(sha256);
  const rows = db
    .prepare<[number, number], { leaf: number; hashes: Uint8Array }>(
      `SELECT leaf, hashes FROM batches WHERE log = ? AND leaf IS NOT NULL
       UNION ALL SELECT leaf, hash AS hashes FROM records WHERE log = ? ORDER BY leaf`,
    )
    .iterate(log, log);
  for (const { leaf, hashes } of rows) {
    if (leaf !== tree.size()) throw new Error(`The signed log has no leaf ${tree.size()}: the phones’ file is damaged.`);
    for (let at = 0; at < hashes.length; at += hashSize) tree.append(hashes.subarray(at, at + hashSize));
  }
  return tree;
};

export type OpenLog = { readonly id: number; readonly activation: string; readonly tree: LogTree };

/** Old logs are let go of; whoever asks for one has it read again. */
const mostOpen = 3;

const createShelf = (db: Database.Database) => {
  const open = new Map<number, OpenLog>();
  const byActivation = db.prepare<[string], { id: number; activation: string }>('SELECT id, activation FROM logs WHERE activation = ?');
  const byId = db.prepare<[number], { id: number; activation: string }>('SELECT id, activation FROM logs WHERE id = ?');
  const add = db.prepare('INSERT INTO logs (activation) VALUES (?)');
  const shelve = (row: { id: number; activation: string } | undefined): OpenLog | undefined => {
    if (!row) return undefined;
    const log = open.get(row.id) ?? { ...row, tree: loadTree(db, row.id) };
    open.delete(row.id);
    open.set(row.id, log);
    for (const [oldest] of open) if (open.size > mostOpen) open.delete(oldest);
    return log;
  };
  return {
    all: (): OpenLog[] => [...open.values()],
    isOpen: (id: number): boolean => open.has(id),
    byId: (id: number): OpenLog | undefined => shelve(open.get(id) ?? byId.get(id)),
    find: (activation: string): OpenLog | undefined => shelve(byActivation.get(activation)),
    make(activation: string): OpenLog {
      const found = shelve(byActivation.get(activation));
      if (found) return found;
      const { lastInsertRowid } = add.run(activation);
      return { id: Number(lastInsertRowid), activation, tree: createLogTree(sha256) };
    },
    keep: (log: OpenLog): void => void open.set(log.id, log),
  };
};

/** What the running transaction has added, by log. */
const createPending = () => {
  const pending = new Map<number, { readonly log: OpenLog; readonly hashes: Uint8Array[]; leaves: number }>();
  return {
    add(log: OpenLog, hashes: Uint8Array): number {
      const mine = pending.get(log.id) ?? { log, hashes: [], leaves: 0 };
      pending.set(log.id, mine);
      const leaf = mine.log.tree.size() + mine.leaves;
      mine.hashes.push(hashes);
      mine.leaves += hashes.length / hashSize;
      return leaf;
    },
    ofActivation: (activation: string): OpenLog | undefined => [...pending.values()].find((one) => one.log.activation === activation)?.log,
    all: () => pending.values(),
    clear: () => pending.clear(),
  };
};

export const createLogStore = (db: Database.Database) => {
  const shelf = createShelf(db);
  const pending = createPending();
  const hashLeaves = createLeafHasher();
  const activationOf = db.prepare<[number], { activation: string }>('SELECT activation FROM polls WHERE number = ?');
  const hasRecord = db.prepare<[number, string], { leaf: number }>('SELECT leaf FROM records WHERE log = ? AND id = ?');
  const addRecord = db.prepare('INSERT INTO records (log, leaf, id, body, hash) VALUES (?, ?, ?, ?, ?)');
  const addBatch = db.prepare('INSERT INTO batches (batch, number, received_at, ballots, log, leaf, hashes) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const logOfPoll = new Map<number, number>();

  const open = (activation: string): OpenLog => pending.ofActivation(activation) ?? shelf.make(activation);
  const ofPoll = (number: number): OpenLog => {
    const known = shelf.byId(logOfPoll.get(number) ?? 0);
    if (known) return known;
    const activation = activationOf.get(number)?.activation;
    if (activation === undefined) throw new Error(`No poll ${number} is in the phones’ file.`);
    const log = open(activation);
    if (shelf.isOpen(log.id)) logOfPoll.set(number, log.id);
    return log;
  };

  return {
    find: shelf.find,
    byId: shelf.byId,
    openLogs: shelf.all,
    /** Only inside `within`. */
    addBatch(row: LeafSource): void {
      const log = ofPoll(row.number);
      const hashes = hashLeaves(row);
      const leaf = pending.add(log, hashes);
      addBatch.run(row.batch, row.number, row.receivedAt, row.ballots, log.id, leaf, hashes);
    },
    /** Only inside `within`. Says nothing a second time under the same id. */
    addRecord(activation: string, id: string, body: RecordBody): void {
      const log = open(activation);
      if (hasRecord.get(log.id, id)) return;
      const hash = hashRecord(body);
      addRecord.run(log.id, pending.add(log, hash), id, canonicalJson(body), hash);
    },
    /** The deed as one transaction; the trees grow when it is on disk. */
    within<G extends readonly unknown[], R>(deed: (...given: G) => R): (...given: G) => R {
      const transaction = db.transaction((given: G): R => deed(...given));
      return (...given) => {
        pending.clear();
        const value = transaction(given);
        for (const { log, hashes } of pending.all()) {
          shelf.keep(log);
          for (const some of hashes) for (let at = 0; at < some.length; at += hashSize) log.tree.append(some.subarray(at, at + hashSize));
        }
        pending.clear();
        return value;
      };
    },
  };
};
export type LogStore = ReturnType<typeof createLogStore>;
