/**
 * The phones' own file, `phones.sqlite`: leases, paths, polls, batches of ballots, seals, and the signed log of all of it.
 *
 * Runs inside a worker thread. WAL and synchronous=FULL: what a call returned from is on disk.
 * A call either does all it says or throws and has done nothing. A file written by a newer Cuecart is left untouched.
 * What an outsider must be able to recount is in the log by the same commit: rules before their poll opens, leases before their passes.
 */
import type Database from 'better-sqlite3';
import type { EpochMs, Ms } from '../contract/units.ts';
import { createCheckpoints } from './log/checkpoints.ts';
import type { SigningKey } from './log/log-key.ts';
import { createLogReading } from './log/log-reading.ts';
import { createLogStore, type LogStore, type RecordBody } from './log/log-store.ts';
import { openPhonesDatabase } from './phones-schema.ts';

export { NewerFile } from './phones-schema.ts';

/** Passes are leased in blocks of so many. */
export const passesInBlock = 10_000;

export type BatchRow = { readonly batch: number; readonly number: number; readonly receivedAt: EpochMs; readonly ballots: Uint8Array };
/** What passes have proved, packed by pass-standings.ts. */
export type BindingRow = { readonly activation: string; readonly at: EpochMs; readonly passes: Uint8Array };
export type PollRow = { readonly number: number; readonly rules: string; readonly outcome: string | null; readonly seal: string | null };
export type Beginning = {
  readonly epoch: number;
  readonly nextBatch: number;
  readonly episode: string | null;
  readonly polls: readonly PollRow[];
};

/** Undoes a transaction that was too slow. */
class TooLate extends Error {}

/** Enough for every poll of an episode several times over. */
const mostPolls = 500;

const readers = (db: Database.Database) => {
  const polls = db.prepare<[number], PollRow>(
    `SELECT number, outcome, seal, (SELECT rules FROM rules WHERE rules.number = polls.number ORDER BY id DESC LIMIT 1) AS rules
     FROM polls ORDER BY number DESC LIMIT ?`,
  );
  const batches = db.prepare<[number, number, number], BatchRow>(
    'SELECT batch, number, received_at AS receivedAt, ballots FROM batches WHERE number = ? AND batch > ? ORDER BY batch LIMIT ?',
  );
  const bindings = db.prepare<[string, number, number], { id: number; passes: Uint8Array }>(
    'SELECT id, passes FROM bindings WHERE activation = ? AND id > ? ORDER BY id LIMIT ?',
  );
  const paths = db.prepare<[string], { number: number; path: string }>(
    'SELECT number, path FROM paths WHERE activation = ? ORDER BY number',
  );
  const leases = db.prepare<[string], { block: number; holder: string; marked: number }>(
    'SELECT block, holder, marked FROM leases WHERE activation = ? ORDER BY block',
  );
  const leased = db.prepare<[string], { blocks: number }>('SELECT count(*) AS blocks FROM leases WHERE activation = ?');
  return {
    polls: () => polls.all(mostPolls).reverse(),
    batches: (number: number, after: number, limit: number) => batches.all(number, after, limit),
    bindings: (activation: string, after: number, limit: number) => bindings.all(activation, after, limit),
    paths: (activation: string) => paths.all(activation),
    leases: (activation: string) => leases.all(activation),
    leased: (activation: string) => leased.get(activation)?.blocks ?? 0,
  };
};

/** Rules and outcomes, as the poll's activation may show them: in the log with the numbers that stand for paths in its ballots. */
const pollWriters = (
  db: Database.Database,
  logs: LogStore,
  pathsOf: (activation: string) => readonly { number: number; path: string }[],
) => {
  const addPoll = db.prepare('INSERT INTO polls (activation, poll) VALUES (?, ?)');
  const addRules = db.prepare('INSERT INTO rules (number, at, rules) VALUES (?, ?, ?)');
  const findSame = db.prepare<[string, string, string], { number: number }>(
    `SELECT polls.number FROM polls JOIN rules ON rules.number = polls.number
     WHERE polls.activation = ? AND polls.poll = ? AND rules.rules = ? ORDER BY polls.number DESC LIMIT 1`,
  );
  const outcome = db.prepare('UPDATE polls SET outcome = ? WHERE number = ?');
  const seal = db.prepare('UPDATE polls SET seal = ? WHERE number = ?');
  const find = db.prepare<[number], { activation: string; poll: string }>('SELECT activation, poll FROM polls WHERE number = ?');
  const logged = (number: number, id: string, body: RecordBody): void => {
    const poll = find.get(number);
    if (!poll) throw new Error(`No poll ${number} is in the phones’ file.`);
    const paths = pathsOf(poll.activation).map((row) => [row.number, row.path]);
    logs.addRecord(poll.activation, id, { ...body, poll: number, pollId: poll.poll, paths });
  };
  const saveRules = (number: number, rules: string, at: EpochMs): void => {
    const { lastInsertRowid } = addRules.run(number, at, rules);
    logged(number, `rules ${lastInsertRowid}`, { at, type: 'rules', rules: JSON.parse(rules) });
  };
  const addInTime = logs.within((activation: string, poll: string, rules: string, opensAt: EpochMs, ahead: Ms): number => {
    const same = findSame.get(activation, poll, rules);
    if (same) return same.number;
    // A disk that another holds makes the first write wait: the time is read after it.
    const number = Number(addPoll.run(activation, poll).lastInsertRowid);
    const at = Date.now() + ahead;
    if (at > opensAt) throw new TooLate();
    saveRules(number, rules, at);
    return number;
  });
  return {
    /**
     * Returns the poll's number; of rules that are here already, whatever the time, the number they have.
     * Undefined, and nothing written, when it is later than `opensAt` by now: no record of rules is younger than their opening.
     * @param ahead ms by which the door's clock is ahead of the machine's: the time that counts is read here, where it is written
     */
    addPoll: (activation: string, poll: string, rules: string, opensAt: EpochMs, ahead: Ms): number | undefined => {
      try {
        return addInTime(activation, poll, rules, opensAt, ahead);
      } catch (error) {
        if (error instanceof TooLate) return undefined;
        throw error;
      }
    },
    saveRules: logs.within(saveRules),
    /** What phones are told. */
    saveOutcome: logs.within((number: number, body: string): void => {
      outcome.run(body, number);
      const told = JSON.parse(body);
      logged(number, `told ${number} ${body}`, { at: told.revealedAt, type: 'told', outcome: told });
    }),
    saveSeal: logs.within((number: number, body: string): void => {
      seal.run(body, number);
      const count = JSON.parse(body);
      logged(number, `final ${number}`, { at: count.at, type: 'final', count });
    }),
  };
};

const voteWriters = (db: Database.Database, logs: LogStore) => {
  const addBindings = db.prepare('INSERT INTO bindings (activation, at, passes) VALUES (?, ?, ?)');
  const nextBlock = db.prepare<[string], { block: number }>('SELECT coalesce(max(block) + 1, 0) AS block FROM leases WHERE activation = ?');
  const addLease = db.prepare('INSERT INTO leases (activation, block, holder, tier, at, marked) VALUES (?, ?, ?, ?, ?, ?)');
  const mark = db.prepare('UPDATE leases SET marked = ? WHERE activation = ? AND block = ?');
  const nextPath = db.prepare<[string], { number: number }>(
    'SELECT coalesce(max(number) + 1, 0) AS number FROM paths WHERE activation = ?',
  );
  const addPath = db.prepare('INSERT OR IGNORE INTO paths (activation, number, path) VALUES (?, ?, ?)');
  const probe = db.prepare('INSERT OR REPLACE INTO probe (id, body) VALUES (1, randomblob(32768))');
  return {
    commit: logs.within((batches: readonly BatchRow[], bindings: readonly BindingRow[]): void => {
      for (const row of batches) logs.addBatch(row);
      for (const row of bindings) addBindings.run(row.activation, row.at, row.passes);
    }),
    /** Returns the block: nobody else has had it, or will. `marked` of its passes may be handed out; all of them when left out. */
    lease: logs.within((activation: string, holder: string, tier: string, at: EpochMs, marked: number = passesInBlock): number => {
      const block = nextBlock.get(activation)?.block ?? 0;
      addLease.run(activation, block, holder, tier, at, marked);
      const first = block * passesInBlock;
      logs.addRecord(activation, `lease ${block}`, { at, type: 'lease', block, first, last: first + passesInBlock - 1, holder, tier });
      return block;
    }),
    /** The first `marked` passes of this block, and no others, may have been handed out. Outside the log, where issuance is told. */
    markPasses: (activation: string, block: number, marked: number): void => void mark.run(marked, activation, block),
    addPaths: db.transaction((activation: string, paths: readonly string[]): void => {
      for (const path of paths) addPath.run(activation, nextPath.get(activation)?.number ?? 0, path);
    }),
    /** Puts what someone decided, or the door found, into the log; under an id that is there already it changes nothing. */
    record: logs.within((activation: string, id: string, body: object): void => {
      if (!('at' in body) || typeof body.at !== 'number' || !('type' in body) || typeof body.type !== 'string')
        throw new Error('A record of the log says when it was made and what it is.');
      logs.addRecord(activation, id, { ...body, at: body.at, type: body.type });
    }),
    /** Writes as much as a busy commit does: succeeds only when the disk takes votes again. */
    probe: (): void => void probe.run(),
  };
};

/** Everything the file can be asked, by name. */
export const openPhonesFile = (file: string, key: SigningKey) => {
  const db = openPhonesDatabase(file);
  const logs = createLogStore(db);
  const read = readers(db);
  const heads = createCheckpoints(db, logs, key);
  const bump = db.prepare('UPDATE door SET epoch = epoch + 1');
  const door = db.prepare<[], { epoch: number; episode: string | null }>('SELECT epoch, episode FROM door');
  const last = db.prepare<[], { batch: number }>('SELECT coalesce(max(batch), 0) AS batch FROM batches');
  const saveEpisode = db.prepare('UPDATE door SET episode = ?');
  return {
    ...read,
    ...pollWriters(db, logs, read.paths),
    ...voteWriters(db, logs),
    ...heads,
    ...createLogReading(db, { logs, key, latestCheckpoint: heads.latestCheckpoint }),
    /** Counts the starts of this door, so that revisions rise over restarts. */
    begin: (): Beginning => {
      bump.run();
      const { epoch, episode } = door.get() ?? { epoch: 0, episode: null };
      return { epoch, episode, nextBatch: (last.get()?.batch ?? 0) + 1, polls: read.polls() };
    },
    saveEpisode: (body: string): void => void saveEpisode.run(body),
    close: (): void => void db.close(),
  };
};

export type PhonesFile = ReturnType<typeof openPhonesFile>;
