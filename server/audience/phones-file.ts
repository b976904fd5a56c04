/**
 * The phones' own file, `phones.sqlite`: leases, paths, polls, batches of ballots, seals.
 *
 * Runs inside a worker thread. WAL and synchronous=FULL: what a call returned from is on disk.
 * A call either does all it says or throws and has done nothing. A file written by a newer Cuecart is left untouched.
 */
import Database from 'better-sqlite3';
import type { EpochMs } from '../contract/units.ts';

export const knownVersion = 1;

export class NewerFile extends Error {}

const schema = `
  CREATE TABLE door (id INTEGER PRIMARY KEY CHECK (id = 1), epoch INTEGER NOT NULL, episode TEXT) STRICT;
  INSERT INTO door VALUES (1, 0, NULL);
  CREATE TABLE leases (activation TEXT NOT NULL, block INTEGER NOT NULL, holder TEXT NOT NULL, tier TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (activation, block)) STRICT;
  CREATE TABLE paths (activation TEXT NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL,
    PRIMARY KEY (activation, number), UNIQUE (activation, path)) STRICT;
  CREATE TABLE polls (number INTEGER PRIMARY KEY AUTOINCREMENT, activation TEXT NOT NULL, poll TEXT NOT NULL, outcome TEXT, seal TEXT) STRICT;
  CREATE TABLE rules (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL, rules TEXT NOT NULL) STRICT;
  CREATE INDEX rules_of ON rules (number, id);
  CREATE TABLE batches (batch INTEGER PRIMARY KEY, number INTEGER NOT NULL, received_at INTEGER NOT NULL, ballots BLOB NOT NULL) STRICT;
  CREATE INDEX batches_of ON batches (number, batch);
  CREATE TABLE bindings (id INTEGER PRIMARY KEY, activation TEXT NOT NULL, at INTEGER NOT NULL, passes BLOB NOT NULL) STRICT;
  CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB) STRICT;
`;

export type BatchRow = { readonly batch: number; readonly number: number; readonly receivedAt: EpochMs; readonly ballots: Uint8Array };
/** Bindings of passes to paths, 5 bytes each: u32 pass, u8 path. */
export type BindingRow = { readonly activation: string; readonly at: EpochMs; readonly passes: Uint8Array };
export type PollRow = { readonly number: number; readonly rules: string; readonly outcome: string | null; readonly seal: string | null };
export type Beginning = {
  readonly epoch: number;
  readonly nextBatch: number;
  readonly episode: string | null;
  readonly polls: readonly PollRow[];
};

/** Enough for every poll of an episode several times over. */
const mostPolls = 500;

const openDatabase = (file: string): Database.Database => {
  const db = new Database(file, { timeout: 1000 });
  const version = db.pragma('user_version', { simple: true });
  if (typeof version !== 'number' || version > knownVersion) {
    db.close();
    throw new NewerFile(
      `${file} was written by a newer Cuecart (version ${version}, this one knows ${knownVersion}). Start the newer Cuecart, or name another folder in CUECART_DATA_DIR.`,
    );
  }
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('journal_size_limit = 67108864');
  if (version === 0) {
    db.transaction(() => {
      db.exec(schema);
      db.pragma(`user_version = ${knownVersion}`);
    })();
  }
  return db;
};

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
  const leased = db.prepare<[string], { blocks: number }>('SELECT count(*) AS blocks FROM leases WHERE activation = ?');
  return {
    polls: () => polls.all(mostPolls).reverse(),
    batches: (number: number, after: number, limit: number) => batches.all(number, after, limit),
    bindings: (activation: string, after: number, limit: number) => bindings.all(activation, after, limit),
    paths: (activation: string) => paths.all(activation),
    leased: (activation: string) => leased.get(activation)?.blocks ?? 0,
  };
};

const pollWriters = (db: Database.Database) => {
  const addPoll = db.prepare('INSERT INTO polls (activation, poll) VALUES (?, ?)');
  const addRules = db.prepare('INSERT INTO rules (number, at, rules) VALUES (?, ?, ?)');
  const outcome = db.prepare('UPDATE polls SET outcome = ? WHERE number = ?');
  const seal = db.prepare('UPDATE polls SET seal = ? WHERE number = ?');
  return {
    /** Returns the poll's number. */
    addPoll: db.transaction((activation: string, poll: string, rules: string, at: EpochMs): number => {
      const number = Number(addPoll.run(activation, poll).lastInsertRowid);
      addRules.run(number, at, rules);
      return number;
    }),
    saveRules: (number: number, rules: string, at: EpochMs): void => void addRules.run(number, at, rules),
    saveOutcome: (number: number, body: string): void => void outcome.run(body, number),
    saveSeal: (number: number, body: string): void => void seal.run(body, number),
  };
};

const voteWriters = (db: Database.Database) => {
  const addBatch = db.prepare('INSERT INTO batches (batch, number, received_at, ballots) VALUES (?, ?, ?, ?)');
  const addBindings = db.prepare('INSERT INTO bindings (activation, at, passes) VALUES (?, ?, ?)');
  const nextBlock = db.prepare<[string], { block: number }>('SELECT coalesce(max(block) + 1, 0) AS block FROM leases WHERE activation = ?');
  const addLease = db.prepare('INSERT INTO leases (activation, block, holder, tier, at) VALUES (?, ?, ?, ?, ?)');
  const nextPath = db.prepare<[string], { number: number }>(
    'SELECT coalesce(max(number) + 1, 0) AS number FROM paths WHERE activation = ?',
  );
  const addPath = db.prepare('INSERT OR IGNORE INTO paths (activation, number, path) VALUES (?, ?, ?)');
  const probe = db.prepare('INSERT OR REPLACE INTO probe (id, body) VALUES (1, randomblob(32768))');
  return {
    commit: db.transaction((batches: readonly BatchRow[], bindings: readonly BindingRow[]): void => {
      for (const row of batches) addBatch.run(row.batch, row.number, row.receivedAt, row.ballots);
      for (const row of bindings) addBindings.run(row.activation, row.at, row.passes);
    }),
    /** Returns the block: nobody else has had it, or will. */
    lease: db.transaction((activation: string, holder: string, tier: string, at: EpochMs): number => {
      const block = nextBlock.get(activation)?.block ?? 0;
      addLease.run(activation, block, holder, tier, at);
      return block;
    }),
    addPaths: db.transaction((activation: string, paths: readonly string[]): void => {
      for (const path of paths) addPath.run(activation, nextPath.get(activation)?.number ?? 0, path);
    }),
    /** Writes as much as a busy commit does: succeeds only when the disk takes votes again. */
    probe: (): void => void probe.run(),
  };
};

export const openPhonesFile = (file: string) => {
  const db = openDatabase(file);
  const read = readers(db);
  const bump = db.prepare('UPDATE door SET epoch = epoch + 1');
  const door = db.prepare<[], { epoch: number; episode: string | null }>('SELECT epoch, episode FROM door');
  const last = db.prepare<[], { batch: number }>('SELECT coalesce(max(batch), 0) AS batch FROM batches');
  const saveEpisode = db.prepare('UPDATE door SET episode = ?');
  return {
    ...read,
    ...pollWriters(db),
    ...voteWriters(db),
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
