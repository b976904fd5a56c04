/**
 * The open database, and its opening again after the disk failed.
 *
 * Once it has been open, the file must stay where it was: if its folder is unmounted or the file
 * deleted, a fresh empty one in its place would split the record, so we wait for the old one instead.
 */
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import type { Ms } from '../contract/units.ts';
import type { Handlers } from './calls.ts';
import { diskProblem } from './disk-problem.ts';
import { deliveryHandlers } from './keep-delivery.ts';
import { activationHandlers, factHandlers } from './keep-facts.ts';
import { orderHandlers } from './keep-orders.ts';
import { smallHandlers } from './keep-small-things.ts';
import { migrate, refuseNewer } from './schema.ts';
import { makeRoom } from './wal-room.ts';

/** How long a program that copies the file (a backup) may hold it before we give up. */
const patienceWithOthers: Ms = 5000;

export type OpenDatabase<H = Handlers> = { readonly database: Database; readonly handlers: H };

export type Keeper<H = Handlers> = {
  /** The open database, opened again if need be. Throws what the disk throws, or `NewerData`. */
  open(): OpenDatabase<H>;
  /** Lets go of a handle that the disk has made doubtful; the next `open` makes a new one. */
  drop(): void;
};

const handlersOn = (database: Database): Handlers => ({
  ...factHandlers(database),
  ...activationHandlers(database),
  ...orderHandlers(database),
  ...deliveryHandlers(database),
  ...smallHandlers(database),
  open: () => undefined,
});

/** What a fresh handle needs before it is used, and who then answers from it. */
export type Opening<H> = { readonly prepare: (database: Database) => void; readonly handlersOn: (database: Database) => H };

const openFile = <H>(file: string, { prepare, handlersOn }: Opening<H>): OpenDatabase<H> => {
  const database = new SQLite(file, { fileMustExist: true, timeout: patienceWithOthers });
  try {
    prepare(database);
    return { database, handlers: handlersOn(database) };
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Without it commits take longer, and nothing else is missing: what is wrong with the disk is said by whoever writes to it. */
const makeRoomIfItCan = (database: Database) => {
  try {
    makeRoom(database);
  } catch (error) {
    if (diskProblem(error, database.name) === undefined) throw error;
  }
};

const prepare = (database: Database) => {
  refuseNewer(database);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  migrate(database);
  makeRoomIfItCan(database);
};

/** Made by us and private, because SQLite would make it readable to all; its -wal and -shm take after it. */
const makePrivateFile = (file: string) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
};

class Moved extends Error {
  readonly code = 'ENOENT';
}

export const showDatabase: Opening<Handlers> = { prepare, handlersOn };

export const keepDatabase = <H>(file: string, opening: Opening<H>): Keeper<H> => {
  let current: OpenDatabase<H> | undefined;
  let inode: number | undefined;

  const drop = () => {
    const dropped = current;
    current = undefined;
    dropped?.database.close();
  };
  return {
    open: () => {
      if (inode === undefined) makePrivateFile(file);
      // SQLite goes on writing into a deleted file without a word; what it acknowledged would be gone.
      const found = statSync(file).ino;
      if (inode !== undefined && found !== inode) {
        drop();
        throw new Moved(`${file} is no longer the file it was`);
      }
      current ??= openFile(file, opening);
      inode ??= found;
      return current;
    },
    drop,
  };
};
