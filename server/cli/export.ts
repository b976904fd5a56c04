/**
 * `npm run export -- --activation <id> [--data <folder>] [--out <file>]`: an activation's votes, to be recounted by anyone.
 *
 * Reads the data folder, also while the door runs; writes only the file. Without an activation it lists those there are.
 * Ends with 0 when it is written, 1 when it cannot be, 2 when asked wrongly.
 */
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { exportPieces, NothingToExport } from '../audience/log/export-lines.ts';
import { findKey, logKeyFile } from '../audience/log/log-key.ts';

const usage = 'Usage: npm run export -- --activation <id> [--data <folder>] [--out <file>]';

const list = (db: Database.Database): string => {
  const rows = db.prepare<[], { activation: string }>('SELECT activation FROM logs ORDER BY id DESC LIMIT 50').all();
  return rows.length === 0
    ? 'This data folder has no signed log yet.'
    : ['Activations, newest first:', ...rows.map((row) => `  ${row.activation}`)].join('\n');
};

type Asked = { readonly db: Database.Database; readonly dataDir: string; readonly activationId: string; readonly out: string };

const write = ({ db, dataDir, activationId, out }: Asked): string => {
  const key = findKey(logKeyFile(dataDir));
  if (!key)
    throw new NothingToExport(`${logKeyFile(dataDir)} is missing: without the key an export cannot be signed. Restore it from its backup.`);
  let target: number | undefined;
  let bytes = 0;
  try {
    for (const piece of exportPieces({ db, key, activationId, at: Date.now() })) {
      target ??= openSync(out, 'wx', 0o600);
      bytes += writeSync(target, piece);
    }
  } finally {
    if (target !== undefined) closeSync(target);
  }
  return `${out}: ${bytes} bytes. It is pseudonymous, not anonymous: give it to whom it is meant for.`;
};

const main = (args: readonly string[]): number => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { activation: text, data: text, out: text } });
  const dataDir = path.resolve(values.data ?? process.env.CUECART_DATA_DIR ?? './data');
  const file = path.join(dataDir, 'phones.sqlite');
  if (!existsSync(file)) throw new NothingToExport(`There is no ${file}.`);
  const db = new Database(file, { readonly: true, timeout: 2000 });
  try {
    if (values.activation === undefined) {
      console.log(`${list(db)}\n${usage}`);
      return 2;
    }
    const out = path.resolve(values.out ?? `votes-${values.activation.replace(/[^A-Za-z0-9._-]/g, '_')}.jsonl`);
    if (existsSync(out)) throw new NothingToExport(`${out} exists already; it is left as it is.`);
    console.log(write({ db, dataDir, activationId: values.activation, out }));
    return 0;
  } finally {
    db.close();
  }
};

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  const isTold = error instanceof NothingToExport || error instanceof Database.SqliteError;
  const isAskedWrongly = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!isTold && !isAskedWrongly) throw error;
  console.error(isAskedWrongly ? `${error.message}\n${usage}` : (error as Error).message);
  process.exitCode = isAskedWrongly ? 2 : 1;
}
