/**
 * The tables of show.sqlite, one migration after another.
 *
 * A migration that has been released is never edited: the next one changes what it made.
 * Times are REAL, because a slewed clock gives fractions of a millisecond.
 */
import type { Database } from 'better-sqlite3';

/** A later version of Cuecart wrote this data folder; this one would lose what it does not know. */
export class NewerData extends Error {}

const first = `
CREATE TABLE activations (
  started INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, episode TEXT NOT NULL, plan TEXT NOT NULL, startedAt REAL NOT NULL, ended INTEGER NOT NULL
) STRICT;

CREATE TABLE facts (
  activationId TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, at REAL NOT NULL, by TEXT NOT NULL,
  body TEXT NOT NULL, key TEXT, keyedCommand TEXT,
  PRIMARY KEY (activationId, seq)
) STRICT;
CREATE TRIGGER facts_are_never_changed BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END;
CREATE TRIGGER facts_are_never_deleted BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END;

CREATE TABLE snapshots (activationId TEXT PRIMARY KEY, seq INTEGER NOT NULL, machineVersion TEXT NOT NULL, state TEXT NOT NULL) STRICT;

CREATE TABLE deliveries (
  arrival INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL, deliveryId TEXT NOT NULL, receivedAt REAL NOT NULL, activationId TEXT NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'applied', 'set-aside')), reason TEXT,
  UNIQUE (source, deliveryId)
) STRICT;
CREATE INDEX deliveries_pending ON deliveries (arrival) WHERE state = 'pending';

CREATE TABLE lines (
  arrival INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery INTEGER NOT NULL REFERENCES deliveries (arrival),
  source TEXT NOT NULL, orderId TEXT NOT NULL, lineId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'cancel')),
  sku TEXT NOT NULL, units INTEGER NOT NULL, amountMinor INTEGER NOT NULL, currency TEXT NOT NULL, orderedAt REAL NOT NULL, receivedAt REAL NOT NULL,
  activationId TEXT NOT NULL,
  UNIQUE (source, orderId, lineId, kind)
) STRICT;
CREATE INDEX lines_by_activation ON lines (activationId, arrival);
CREATE INDEX lines_by_delivery ON lines (delivery);

CREATE TABLE small (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE pulse (one INTEGER PRIMARY KEY CHECK (one = 1), beats INTEGER NOT NULL) STRICT;
`;

/** What was delivered to stations: one row a minute for each, in each life of the server. */
const second = `
CREATE TABLE station_minutes (
  activationId TEXT NOT NULL, stationId TEXT NOT NULL, minute REAL NOT NULL, life TEXT NOT NULL, rev INTEGER NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (activationId, stationId, minute, life)
) STRICT, WITHOUT ROWID;
`;

const migrations = [first, second];

const versionOf = (database: Database): number => Number(database.pragma('user_version', { simple: true }));

/** To be asked before anything is changed. */
export const refuseNewer = (database: Database): void => {
  const version = versionOf(database);
  if (version > migrations.length)
    throw new NewerData(
      `The data folder was written by a later version of Cuecart (its tables are version ${version}, this one knows ${migrations.length}). Start that version, or point CUECART_DATA_DIR at another folder.`,
    );
};

/** Brings the database to this version's tables, all steps or none. */
export const migrate = (database: Database): void => {
  const version = versionOf(database);
  if (version === migrations.length) return;
  database.transaction(() => {
    for (const step of migrations.slice(version)) database.exec(step);
    database.pragma(`user_version = ${migrations.length}`);
  })();
};
