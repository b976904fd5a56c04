/**
 * The two secrets of the phones' door, in `<data folder>/phones-secrets.json`.
 *
 * The show server and the door may both be first: whoever's file gets its name wins, and both read that one.
 * The file is whole or absent, never half, and readable by its owner only.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const SecretsFile = z.strictObject({ pass: Secret, link: Secret });

/** `pass` signs passes; `link` is what the show server shows at /link. */
export type PhonesSecrets = z.output<typeof SecretsFile>;

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

const read = (file: string): PhonesSecrets | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const parsed = SecretsFile.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file} is not what Cuecart wrote. Restore it from a backup; without it no pass is valid.`);
  return parsed.data;
};

const make = (file: string): void => {
  const secrets: PhonesSecrets = { pass: randomBytes(32).toString('base64url'), link: randomBytes(32).toString('base64url') };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
};

/** Reads them, making the file first when there is none. Throws an Error that says what to do. */
export const readSecrets = (dataDir: string): PhonesSecrets => {
  const file = path.join(dataDir, 'phones-secrets.json');
  const found = read(file);
  if (found) return found;
  mkdirSync(dataDir, { recursive: true });
  make(file);
  const made = read(file);
  if (!made) throw new Error(`${file} could not be made.`);
  return made;
};
