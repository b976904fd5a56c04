/**
 * Keys of the pages and partners, each derived from one secret in `<data folder>/keys.json` (owner only).
 * A key says for which output or station it is: another's is worth nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const KeysFile = z.strictObject({ pages: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const KeysText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      context.addIssue(String(error));
      return z.NEVER;
    }
  })
  .pipe(KeysFile);

/** The file is there and is not ours: `message` says what to do. */
export class KeysUnusable extends Error {}

export type Keys = {
  /** The same for a later key of the same output; the first is 0. */
  keyNumber(output: string, generation: number): string;
  keyOf(output: string): string;
  isKeyOf(output: string, key: string): boolean;
  /** What this station's webhooks are signed with, as Standard Webhooks writes it. */
  webhookSecretOf(station: string): string;
  /** False when they could not be written: another start has others. */
  readonly last: boolean;
};

const stored = async (file: string): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // ENOTDIR: the data folder cannot be there; what `warn` says about writing says it all.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const read = KeysText.safeParse(text);
  if (!read.success)
    throw new KeysUnusable(`${file} is not what Cuecart wrote. Restore it, or delete it: every page and partner then needs its new key.`);
  return read.data.pages;
};

/** Whole or not at all: a full disk must not leave half a file that no later start can read. */
const keep = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.new`;
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await link(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
};

/** Two for each station of the largest series, and whatever else is asked for. */
const mostDerived = 2000;

/** What is derived from the secret: once, since a hundred stations that ask each second are each compared with all keys. */
const deriving = (secret: string) => {
  const known = new Map<string, string>();
  return (of: string): string => {
    const derived = known.get(of) ?? createHmac('sha256', secret).update(of).digest('base64url').slice(0, 32);
    known.set(of, derived);
    const [oldest] = known.keys();
    if (known.size > mostDerived && oldest !== undefined) known.delete(oldest);
    return derived;
  };
};

/** On a disk that cannot be written new keys last until the server stops: the show goes on, and `warn` says so. */
export const openKeys = async (dataDir: string, warn: (message: string) => void): Promise<Keys> => {
  const file = path.join(dataDir, 'keys.json');
  let secret = await stored(file);
  let last = true;
  if (secret === undefined) {
    secret = randomBytes(32).toString('base64url');
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await keep(file, `${JSON.stringify({ pages: secret })}\n`);
    } catch (error) {
      last = false;
      warn(
        `${file} cannot be written (${error instanceof Error ? error.message : String(error)}): keys of pages last until the server stops.`,
      );
    }
  }
  const master = secret;
  // No id has a “#” in it.
  const derived = deriving(master);
  const keyNumber = (output: string, generation: number) => derived(generation === 0 ? `page:${output}` : `page:${output}#${generation}`);
  const keyOf = (output: string) => keyNumber(output, 0);
  return {
    keyNumber,
    keyOf,
    last,
    webhookSecretOf: (station) => `whsec_${createHmac('sha256', master).update(`webhook:${station}`).digest('base64')}`,
    isKeyOf: (output, key) => {
      const right = Buffer.from(keyOf(output));
      const given = Buffer.from(key);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
};
