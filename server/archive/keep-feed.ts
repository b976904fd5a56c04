/**
 * The stations' feed in feed.sqlite: events as they were given out, and published figures.
 *
 * Both follow from facts and can be told anew, so they are not waited for as facts are: the file is not forced to the platter at each
 * write (synchronous=NORMAL). A killed server loses nothing; after a power cut the newest may be gone, and their readers begin with a snapshot.
 */
import type { Database } from 'better-sqlite3';
import type { FeedBook, FeedEntry, HookMark, KeptFigures } from '../ports/feed-book.ts';
import type { Opening } from './database.ts';

export type FeedCalls = Omit<FeedBook, 'close'>;
export type FeedHandlers = { readonly [C in keyof FeedCalls]: (...args: Parameters<FeedCalls[C]>) => Awaited<ReturnType<FeedCalls[C]>> };

type Kilobytes = number;
/** Of 4096 bytes. */
type Pages = number;
type EntryRow = Omit<FeedEntry, 'told'> & { readonly told: string };

/** About 20 MB; an evening has some thousands. */
const mostRead = 10_000;
const mostEntries = 40_000;
const activationsKept = 2;
/** It is written on and on and hardly ever read: what SQLite keeps of it in memory, 16 MB if it may, would only grow through the evening. */
const mostInMemory: Kilobytes = 2000;
/**
 * What is written waits in the log until the next show begins, so that no station waits while a few megabytes are forced to the platter in
 * the middle of one. An evening writes some 30 MB; beyond this it is done at once.
 */
const mostInLog: Pages = 16_000;

const tables = `
CREATE TABLE IF NOT EXISTS entries (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  epoch TEXT NOT NULL, number INTEGER NOT NULL, activation TEXT, type TEXT NOT NULL, onAirAt REAL NOT NULL, data TEXT NOT NULL, told TEXT NOT NULL,
  UNIQUE (epoch, number)
) STRICT;
CREATE TABLE IF NOT EXISTS figures (
  activation TEXT NOT NULL, revision INTEGER NOT NULL, at REAL NOT NULL, figures TEXT NOT NULL, PRIMARY KEY (activation, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hooks (
  station TEXT NOT NULL, url TEXT NOT NULL, delivered TEXT, stopped INTEGER NOT NULL, PRIMARY KEY (station, url)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS activations (begun INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE) STRICT;
`;

const prepare = (database: Database): void => {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma(`cache_size = -${mostInMemory}`);
  database.pragma(`wal_autocheckpoint = ${mostInLog}`);
  database.exec(tables);
};

const columns = 'epoch, number, activation, type, onAirAt, data, told';

/** Forgets all activations but the last ones, and the oldest of too many events. */
const pruner = (database: Database) => {
  const old = `(SELECT id FROM activations ORDER BY begun DESC LIMIT -1 OFFSET ${activationsKept})`;
  const deeds = [
    `DELETE FROM figures WHERE activation IN ${old}`,
    `DELETE FROM entries WHERE place <= (SELECT max(place) FROM entries WHERE activation IN ${old})`,
    `DELETE FROM entries WHERE place <= (SELECT max(place) FROM entries) - ${mostEntries}`,
    `DELETE FROM activations WHERE id IN ${old}`,
  ].map((sql) => database.prepare(sql));
  return () => {
    for (const deed of deeds) deed.run();
  };
};

const handlersOn = (database: Database): FeedHandlers => {
  const read = database.prepare<[number], EntryRow>(
    `SELECT ${columns} FROM (SELECT * FROM entries ORDER BY place DESC LIMIT ?) ORDER BY place`,
  );
  const writeEntry = database.prepare(
    `INSERT INTO entries (${columns}) VALUES (@epoch, @number, @activation, @type, @onAirAt, @data, @told)
     ON CONFLICT (epoch, number) DO UPDATE SET told = json_patch(told, excluded.told)`,
  );
  const writeFigures = database.prepare(
    'INSERT INTO figures (activation, revision, at, figures) VALUES (@activation, @revision, @at, @figures) ON CONFLICT DO NOTHING',
  );
  const begin = database.prepare<[string]>('INSERT INTO activations (id) VALUES (?) ON CONFLICT DO NOTHING');
  const newest = database.prepare<[], KeptFigures>(
    'SELECT f.* FROM figures f JOIN activations a ON a.id = f.activation ORDER BY a.begun DESC, f.revision DESC LIMIT 1',
  );
  const after = database.prepare<[string, number, number], KeptFigures>(
    'SELECT * FROM figures WHERE activation = ? AND revision > ? ORDER BY revision LIMIT ?',
  );
  const hooks = database.prepare<[], Omit<HookMark, 'stopped'> & { stopped: number }>('SELECT * FROM hooks');
  const mark = database.prepare(
    `INSERT INTO hooks (station, url, delivered, stopped) VALUES (@station, @url, @delivered, @stopped)
     ON CONFLICT (station, url) DO UPDATE SET delivered = excluded.delivered, stopped = excluded.stopped`,
  );
  const prune = pruner(database);
  const isNew = (id: string): boolean => begin.run(id).changes === 1;
  /** Returns whether a show has begun with these. */
  const write = database.transaction((entries: readonly FeedEntry[], figures: readonly KeptFigures[]): boolean => {
    const ids = new Set([...entries, ...figures].flatMap(({ activation }) => activation ?? []));
    const begun = [...ids].filter(isNew);
    for (const entry of entries) writeEntry.run({ ...entry, told: JSON.stringify(entry.told) });
    for (const one of figures) writeFigures.run(one);
    if (begun.length > 0) prune();
    return begun.length > 0;
  });
  return {
    past: () => ({
      entries: read.all(mostRead).map(({ told, ...row }) => ({ ...row, told: JSON.parse(told) })),
      figures: newest.get() ?? null,
      hooks: hooks.all().map((row) => ({ ...row, stopped: row.stopped === 1 })),
    }),
    write: (entries, figures) => {
      if (write(entries, figures)) database.pragma('wal_checkpoint(PASSIVE)');
    },
    markHook: (said) => void mark.run({ ...said, stopped: said.stopped ? 1 : 0 }),
    figuresAfter: (activation, revision, limit) => after.all(activation, revision, limit),
  };
};

export const feedDatabase: Opening<FeedHandlers> = { prepare, handlersOn };
