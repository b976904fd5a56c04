/**
 * Makes sure that only one process of a kind uses a data folder: two doors would each hand out the same passes,
 * two show servers would each write the next fact.
 *
 * The hold is a lock of the operating system on `phones.lock` or `show.lock`; it ends with the process, however that ends.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

export class FolderInUse extends Error {}

/** Returns the way to let go. Throws `FolderInUse`, or the disk's own Error when the folder cannot be written. */
export const holdFolder = (dataDir: string, who: 'phones' | 'show'): (() => void) => {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(path.join(dataDir, `${who}.lock`), { timeout: 500 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new FolderInUse(
        `Another ${who === 'show' ? 'show server' : 'phones’ door'} is using ${dataDir}. Stop it, or name another folder in CUECART_DATA_DIR.`,
      );
    }
    throw error;
  }
  return () => void db.close();
};
