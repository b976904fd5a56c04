/**
 * The secrets of the phones' door, in `<data folder>/phones-secrets.json`.
 *
 * The show server and the door may both be first: whoever's file gets its name wins, and both read that one.
 * The file is whole or absent, never half, and readable by its owner only. A file of an older Cuecart keeps its
 * secrets and gets the one it lacks.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const SecretsFile = z.strictObject({ pass: Secret, link: Secret, air: Secret.optional() });

/** `pass` signs passes; `link` is what the show server shows at /link; `air` makes the rotating codes in pictures. */
export type PhonesSecrets = { readonly pass: string; readonly link: string; readonly air: string };

const fresh = (): string => randomBytes(32).toString('base64url');

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

const read = (file: string): z.output<typeof SecretsFile> | undefined => {
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

/** A name beside the file that nobody else has, with these secrets in it. */
const draftOf = (file: string, secrets: PhonesSecrets): string => {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return draft;
};

const make = (file: string): void => {
  const draft = draftOf(file, { pass: fresh(), link: fresh(), air: fresh() });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
};

/**
 * The secret that an older file lacks. It is made from the link's, so that a show server and a door that start at the
 * same time write the same file, whoever is last.
 */
const complete = (file: string, { pass, link }: Omit<PhonesSecrets, 'air'>): PhonesSecrets => {
  const secrets = { pass, link, air: createHmac('sha256', link).update('cuecart air secret 1').digest('base64url') };
  renameSync(draftOf(file, secrets), file);
  return secrets;
};

/** Reads them, making the file first when there is none. Throws an Error that says what to do. */
export const readSecrets = (dataDir: string): PhonesSecrets => {
  const file = path.join(dataDir, 'phones-secrets.json');
  let found = read(file);
  if (!found) {
    mkdirSync(dataDir, { recursive: true });
    make(file);
    found = read(file);
  }
  if (!found) throw new Error(`${file} could not be made.`);
  const { pass, link, air } = found;
  return air === undefined ? complete(file, { pass, link }) : { pass, link, air };
};
