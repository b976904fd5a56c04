/**
 * The shops' signing secrets: `<dataDir>/shops-secrets.json`, private, made at the first start.
 *
 * A shop that is new to the file gets a secret; those that stand are never changed.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';

/** By shop id; a key of 24 to 64 bytes after `whsec_`, as Standard Webhooks asks. */
const Secrets = z.record(z.string(), z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/));

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

const readSecrets = async (file: string): Promise<Record<string, string>> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return '{}';
    throw error;
  });
  try {
    return Secrets.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `${file} is not what it should be: shop ids, each with a secret that begins with whsec_. Mend it, or remove it to make new secrets and give them to the shops.`,
      { cause: error },
    );
  }
};

/** Whole or not at all: a crash in the middle leaves the old file. */
const writeSecrets = async (dataDir: string, file: string, secrets: Record<string, string>) => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
};

/**
 * The secret of each shop, by its id. On a disk that cannot be written new secrets last until the server
 * stops, and the log says so: the show goes on.
 * @throws Error when the file is there but broken, saying what to do
 */
export const shopSecrets = async (
  dataDir: string,
  shopIds: readonly string[],
  log: Pick<Logger, 'error'>,
): Promise<Readonly<Record<string, string>>> => {
  const file = join(dataDir, 'shops-secrets.json');
  const standing = await readSecrets(file);
  const missing = shopIds.filter((id) => standing[id] === undefined);
  if (missing.length === 0) return standing;
  const secrets = { ...standing, ...Object.fromEntries(missing.map((id) => [id, `whsec_${randomBytes(32).toString('base64')}`])) };
  await writeSecrets(dataDir, file, secrets).catch((err: unknown) =>
    log.error({ err }, `${file} cannot be written: the shops' new secrets last only until the server stops.`),
  );
  return secrets;
};
