/**
 * `npm run recount -- <export> [--key <key or file>] [--witness <key or file>] [--checkpoint <file>]`: do the votes count up?
 *
 * Needs the export and the public key, nothing else. Options may come several times. Ends with 0 when everything fits,
 * 1 when something does not (every finding told, one a line), 2 when asked wrongly.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readVerifierKey, type VerifierKey } from '../core/checkpoint.ts';
import type { RecountOptions } from './recount/check-export.ts';
import { sha256 } from './recount/check-tree.ts';
import { sayRecount } from './recount/print-recount.ts';
import { recountFile } from './recount/recount-file.ts';

const usage =
  'Usage: npm run recount -- <export> [--key <public key or file>] [--witness <public key or file>] [--checkpoint <file of signed heads>]';

class AskedWrongly extends Error {}

const readKey = (given: string): VerifierKey => {
  const text = existsSync(given) ? readFileSync(given, 'utf8').trim() : given.trim();
  const key = readVerifierKey((bytes) => sha256(bytes), text);
  if (!key) throw new AskedWrongly(`${given} is not a public key. It looks like name+1a2b3c4d+AbC…= (docs/log-keys.md).`);
  return key;
};

/** Heads one after another in a file, as they were kept: each begins with its origin and ends after its signatures. */
const readHeads = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split(/(?<=\n— [^\n]*\n)(?!— )/)
    .map((note) => note.replace(/^\n+/, ''))
    .filter((note) => note !== '');

const read = (args: readonly string[]): { readonly file: string; readonly options: RecountOptions } => {
  const many = { type: 'string', multiple: true } as const;
  let parsed: ReturnType<typeof parse>;
  const parse = () => parseArgs({ args: [...args], allowPositionals: true, options: { key: many, witness: many, checkpoint: many } });
  try {
    parsed = parse();
  } catch (error) {
    throw new AskedWrongly(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new AskedWrongly(usage);
  if (!existsSync(file)) throw new AskedWrongly(`There is no file ${file}.`);
  return {
    file,
    options: {
      keys: (values.key ?? []).map(readKey),
      witnesses: (values.witness ?? []).map(readKey),
      kept: (values.checkpoint ?? []).flatMap(readHeads),
    },
  };
};

const recount = async (args: readonly string[]): Promise<number> => {
  try {
    const { file, options } = read(args);
    const result = await recountFile(file, options);
    console.log(sayRecount(result));
    return result.found === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof AskedWrongly)) throw error;
    console.error(error.message);
    return 2;
  }
};

process.exitCode = await recount(process.argv.slice(2));
