/**
 * The last moment that a data folder tells of, for the clock of a server that comes back to it.
 *
 * Read before anything else is opened. A file that cannot be read tells none: whoever opens it next says what is wrong with it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { EpochMs } from './contract/units.ts';

const lastIn = (file: string, newest: string): EpochMs | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    const db = new Database(file, { readonly: true });
    try {
      return db.prepare<[], { at: EpochMs }>(newest).get()?.at;
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
};

export const lastFactAt = (dataDir: string): EpochMs | undefined =>
  lastIn(path.join(dataDir, 'show.sqlite'), 'SELECT at FROM facts ORDER BY rowid DESC LIMIT 1');

export const lastBallotAt = (dataDir: string): EpochMs | undefined =>
  lastIn(path.join(dataDir, 'phones.sqlite'), 'SELECT received_at AS at FROM batches ORDER BY batch DESC LIMIT 1');
