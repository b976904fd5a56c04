/** Small named values, and the row that shows whether the disk takes writes. */
import type { Database } from 'better-sqlite3';
import type { Handlers } from './calls.ts';

export const smallHandlers = (database: Database): Pick<Handlers, 'get' | 'set' | 'setOnce' | 'takeOnce' | 'probe'> => {
  const read = database.prepare<[string], { value: string }>('SELECT value FROM small WHERE name = ?');
  const write = database.prepare('INSERT INTO small (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  const writeOnce = database.prepare('INSERT INTO small (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING');
  const remove = database.prepare('DELETE FROM small WHERE name = ?');
  const beat = database.prepare('INSERT INTO pulse (one, beats) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET beats = beats + 1');

  return {
    get: (name) => read.get(name)?.value,
    set: (name, value) => {
      write.run(name, value);
    },
    setOnce: (name, value) => {
      writeOnce.run(name, value);
      return read.get(name)?.value ?? value;
    },
    takeOnce: (name) => remove.run(name).changes === 1,
    probe: () => {
      beat.run();
    },
  };
};
