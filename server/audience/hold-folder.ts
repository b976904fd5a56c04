/**
 * Makes sure that only one door uses a data folder: two would each believe that they alone hand out passes.
 *
 * The hold is a lock of the operating system on `phones.lock`; it ends with the process, however that ends.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

export class FolderInUse extends Error {}

/** Returns the way to let go. Throws `FolderInUse`, or the disk's own Error when the folder cannot be written. */
export const holdFolder = (dataDir: string): (() => void) => {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(path.join(dataDir, 'phones.lock'), { timeout: 500 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new FolderInUse(`Another phones’ door is using ${dataDir}. Stop it, or name another folder in CUECART_DATA_DIR.`);
    }
    throw error;
  }
  return () => void db.close();
};
