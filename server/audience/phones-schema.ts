/**
 * The tables of the phones' file, and how an older file becomes one of this version.
 *
 * Version 2 added the signed log: batches know their leaves, records and checkpoints have tables. What an older file holds stays as it is;
 * its batches have no leaves, so they count but are in no log. Upgrades belong between episodes: a poll opened before one cannot be recounted.
 * Version 3 added to each lease how many of its passes may have been handed out: all of them, in an older file.
 */
import Database from 'better-sqlite3';

const knownVersion = 3;

export class NewerFile extends Error {}

const first = `
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

/** `leaf` is the place in its log of a batch's first leaf, `hashes` 32 bytes a leaf. `size` of a checkpoint is its number of leaves. */
const signedLog = `
  CREATE TABLE logs (id INTEGER PRIMARY KEY, activation TEXT NOT NULL UNIQUE) STRICT;
  ALTER TABLE batches ADD COLUMN log INTEGER;
  ALTER TABLE batches ADD COLUMN leaf INTEGER;
  ALTER TABLE batches ADD COLUMN hashes BLOB;
  CREATE INDEX batches_in_log ON batches (log, leaf) WHERE leaf IS NOT NULL;
  CREATE TABLE records (log INTEGER NOT NULL, leaf INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (log, leaf), UNIQUE (log, id)) STRICT;
  CREATE TABLE checkpoints (log INTEGER NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (log, size)) STRICT;
  CREATE TABLE cosignatures (log INTEGER NOT NULL, size INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, line TEXT NOT NULL,
    PRIMARY KEY (log, size, name)) STRICT;
`;

const passMarks = 'ALTER TABLE leases ADD COLUMN marked INTEGER NOT NULL DEFAULT 10000;';

const steps = [first, signedLog, passMarks];

/** Opens the file, upgrading it. WAL and synchronous=FULL. Throws `NewerFile`, or SQLite's own error. */
export const openPhonesDatabase = (file: string): Database.Database => {
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
  if (version < knownVersion) {
    db.transaction(() => {
      for (const step of steps.slice(version)) db.exec(step);
      db.pragma(`user_version = ${knownVersion}`);
    })();
  }
  return db;
};
