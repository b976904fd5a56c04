/**
 * The key that signs the log, in `<data folder>/vote-log-key.json`, readable by its owner only.
 *
 * Made on the first start, never overwritten: whoever's file gets its name first wins. It is what the world pins before the season;
 * losing it means that nothing more can be signed, leaking it that others can sign (docs/log-keys.md).
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash as hashOnce,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isKeyName, keyKinds, type VerifierKey, verifierKeyOf } from '../../core/checkpoint.ts';

const KeyFile = z.strictObject({
  name: z.string().refine(isKeyName),
  /** Ed25519 seed, 32 bytes. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export type SigningKey = { readonly key: VerifierKey; sign(message: Uint8Array): Uint8Array };

export const sha256 = (bytes: Uint8Array): Uint8Array => hashOnce('sha256', bytes, 'buffer');

/** Ed25519 of 32 bytes. False for whatever is no key or no signature. */
export const checkEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

const rawPublic = (key: KeyObject): Uint8Array => new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'));

/** The 16 bytes that PKCS #8 puts before an Ed25519 seed. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const keyFrom = (file: z.output<typeof KeyFile>, kind: VerifierKey['kind']): SigningKey => {
  const seed = Buffer.from(file.secret, 'base64url');
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const key = verifierKeyOf(sha256, file.name, kind, rawPublic(createPublicKey(secret)));
  return { key, sign: (message) => sign(null, message, secret) };
};

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** The key in this file; undefined when there is no file. Throws an Error that says what to do when it is not a key's. */
export const findKey = (file: string, kind: VerifierKey['kind'] = keyKinds.note): SigningKey | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Whoever reads the file hears below that it is not a key.
    body = undefined;
  }
  const parsed = KeyFile.safeParse(body);
  if (!parsed.success) throw new Error(`${file} is not a key that Cuecart wrote. Restore it from its backup (docs/log-keys.md).`);
  return keyFrom(parsed.data, kind);
};

/** Writes a new key; false when this file exists already, which is then left as it is. */
export const makeKey = (file: string, name: string): boolean => {
  const secret = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }).d ?? '';
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(KeyFile.parse({ name, secret }))}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
};

export const logKeyFile = (dataDir: string): string => path.join(dataDir, 'vote-log-key.json');

/** The log's key, made first when there is none. Its name tells one door's key from another's; give it a better one with `cuecart keys make`. */
export const openLogKey = (dataDir: string): SigningKey => {
  const file = logKeyFile(dataDir);
  const found = findKey(file);
  if (found) return found;
  makeKey(file, `cuecart-${randomBytes(4).toString('hex')}`);
  const made = findKey(file);
  if (!made) throw new Error(`${file} could not be made.`);
  return made;
};

/** The log of one activation: the key's name and the activation, without what a note's first line cannot hold. */
export const originOf = (keyName: string, activationId: string): string => `${keyName}/${encodeURIComponent(activationId)}`;
