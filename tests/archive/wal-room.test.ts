import { statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { makeRoom } from '../../server/archive/wal-room.ts';
import { dataFolder } from './show-disk.ts';

const openIn = (folder: string) => {
  const database = new SQLite(join(folder, 'show.sqlite'));
  onTestFinished(() => void database.close());
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE facts (said TEXT)');
  return database;
};
const logSize = ({ name }: SQLite.Database): number => statSync(`${name}-wal`).size;
/** More than SQLite writes before it begins its log anew. */
const aThousandPages = 1000 * 4096;

it('[A5] makes room in the log that no commit has to make, and adds nothing to the data', () => {
  const database = openIn(dataFolder());
  database.prepare('INSERT INTO facts VALUES (?)').run('taken');
  const remembers = database.pragma('cache_size', { simple: true });
  makeRoom(database);
  expect(logSize(database)).toBeGreaterThan(aThousandPages);
  expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'facts' }]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('cache_size', { simple: true })).toBe(remembers);
  const before = logSize(database);
  for (let n = 0; n < 300; n += 1) database.prepare('INSERT INTO facts VALUES (?)').run(`fact ${n}`);
  expect(logSize(database)).toBe(before);
  expect(database.prepare('SELECT count(*) AS many FROM facts').get()).toEqual({ many: 301 });
});

it('[A5] makes it once', () => {
  const database = openIn(dataFolder());
  makeRoom(database);
  const before = logSize(database);
  makeRoom(database);
  expect(logSize(database)).toBe(before);
});
