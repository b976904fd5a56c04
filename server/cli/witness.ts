/**
 * `npm run witness -- --door <url> --activation <id> --key <file> --log-key <public key> [--every <seconds>] [--once]`: vouches from outside.
 *
 * Runs on somebody else's machine. Looks at the log's newest head, makes sure that nothing it cosigned before was changed, and cosigns.
 * Ends with 1 as soon as the log was rewritten (and says so loudly), with 2 when asked wrongly; else runs until it is stopped.
 */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findKey, sha256 } from '../audience/log/log-key.ts';
import { keyKinds, readVerifierKey } from '../core/checkpoint.ts';
import { type Look, lookOnce, type Watching } from './witness/watch-log.ts';

const usage =
  'Usage: npm run witness -- --door <url> --activation <id> --key <file> --log-key <public key of the log> [--every <seconds>] [--once]';

class AskedWrongly extends Error {}

type Settings = { readonly watching: Watching; readonly every: number; readonly isOnce: boolean };

const read = (args: readonly string[]): Settings => {
  const text = { type: 'string' } as const;
  const options = { door: text, activation: text, key: text, 'log-key': text, every: text, once: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const { door, activation, key: file } = values;
  const every = Number(values.every ?? 2);
  if (door === undefined || activation === undefined || file === undefined || !(every >= 1)) throw new AskedWrongly(usage);
  const witness = findKey(file, keyKinds.cosignature);
  if (!witness) throw new AskedWrongly(`There is no key in ${file}. Make one: npm run keys -- make --witness --file ${file} --name <name>`);
  const logKey = readVerifierKey(sha256, values['log-key'] ?? '');
  if (!logKey) throw new AskedWrongly(`The key of the log is needed, as the series file pins it: --log-key name+1a2b3c4d+AbC…=\n${usage}`);
  const name = `${path.basename(file)}.${activation.replace(/[^A-Za-z0-9._-]/g, '_')}.last`;
  return {
    watching: {
      ...{ door: door.replace(/\/+$/, ''), activationId: activation, witness, logKey },
      file: path.join(path.dirname(path.resolve(file)), name),
      now: () => Date.now(),
    },
    every: every * 1000,
    isOnce: values.once ?? false,
  };
};

const look = async (watching: Watching): Promise<Look> => {
  try {
    return await lookOnce(watching);
  } catch (error) {
    return { code: 'not-yet', message: `The door does not answer: ${error instanceof Error ? error.message : String(error)}` };
  }
};

const run = async ({ watching, every, isOnce }: Settings): Promise<number> => {
  let said = '';
  for (;;) {
    const seen = await look(watching);
    const text = seen.code === 'cosigned' ? `Cosigned ${seen.size} leaves.` : seen.message;
    if (text !== said) console.log(`${new Date().toISOString()} ${text}`);
    said = text;
    if (seen.code === 'broken') return 1;
    if (isOnce) return seen.code === 'not-yet' ? 1 : 0;
    await wait(every);
  }
};

try {
  process.exitCode = await run(read(process.argv.slice(2)));
} catch (error) {
  const isAskedWrongly = error instanceof AskedWrongly || (error instanceof TypeError && 'code' in error);
  if (!isAskedWrongly) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
