/**
 * Keys of the pages and partners, each derived from one secret in `<data folder>/keys.json` (owner only).
 * A key says for which output or station it is: another's is worth nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const KeysFile = z.strictObject({ pages: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

export type Keys = { keyOf(output: string): string; isKeyOf(output: string, key: string): boolean };

const stored = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // ENOTDIR: the data folder cannot be there; what `warn` says about writing says it all.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const read = KeysFile.safeParse(JSON.parse(text));
  if (!read.success)
    throw new Error(`${file} is not what Cuecart wrote. Restore it, or delete it: every page and partner then needs its new key.`);
  return read.data.pages;
};

/** On a disk that cannot be written new keys last until the server stops: the show goes on, and `warn` says so. */
export const openKeys = async (dataDir: string, warn: (message: string) => void): Promise<Keys> => {
  const file = path.join(dataDir, 'keys.json');
  let secret = await stored(file);
  if (secret === undefined) {
    secret = randomBytes(32).toString('base64url');
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await writeFile(file, `${JSON.stringify({ pages: secret })}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      warn(
        `${file} cannot be written (${error instanceof Error ? error.message : String(error)}): keys of pages last until the server stops.`,
      );
    }
  }
  const master = secret;
  const keyOf = (output: string) => createHmac('sha256', master).update(`page:${output}`).digest('base64url').slice(0, 32);
  return {
    keyOf,
    isKeyOf: (output, key) => {
      const right = Buffer.from(keyOf(output));
      const given = Buffer.from(key);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
};
