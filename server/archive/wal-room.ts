/**
 * Room in the write-ahead log before it is needed: to write into a file as it is takes less time than to make it longer, and a take
 * waits for that.
 *
 * SQLite begins its log anew every thousand pages but only ever lets it grow as far as it is written. So more than that is written once
 * as a database is opened, in a transaction that is rolled back: nothing of it is ever part of the data. What a commit promises is the same.
 */
import { closeSync, fsyncSync, openSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';

/** Somewhat more than SQLite's own thousand, after which it begins anew. */
const pages = 1100;
/** So few pages in memory that a large transaction is written before its end. */
const hardlyAny = 10;

/** On a disk that is nearly full the room is left to what must be written. */
const mustBeFree = 20;

const freeBeside = (file: string): number => {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
};
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const writeMuch = (database: Database, bytes: number) => {
  const before = Number(database.pragma('cache_size', { simple: true }));
  database.pragma(`cache_size = ${hardlyAny}`);
  try {
    database.exec('BEGIN; CREATE TABLE room (filler)');
    database.prepare('INSERT INTO room VALUES (zeroblob(?))').run(bytes);
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
    database.pragma(`cache_size = ${before}`);
  }
};

const ontoDisk = (file: string) => {
  const log = openSync(file, 'r+');
  try {
    fsyncSync(log);
  } finally {
    closeSync(log);
  }
};

/** Throws what the disk throws; the database is as it was then. */
export const makeRoom = (database: Database): void => {
  const log = `${database.name}-wal`;
  const bytes = pages * Number(database.pragma('page_size', { simple: true }));
  if (sizeOf(log) >= bytes || freeBeside(log) < bytes * mustBeFree) return;
  writeMuch(database, bytes);
  ontoDisk(log);
};
