/**
 * Checkpoints and their signatures as text: C2SP signed-note, tlog-checkpoint and tlog-cosignature (Ed25519).
 *
 * A note is a text that ends in a newline, an empty line, and signature lines “— name base64(u32 key id ‖ signature)”. The text of a
 * checkpoint is origin, size and base64 root. Hashing, signing and checking a signature are given by the caller.
 * Signatures of keys nobody named are passed over; a wrong one of a key that was named makes the whole note worthless.
 */
import { fromBase64, isSameBytes, toBase64 } from './base64.ts';
import type { Hash } from './log-tree.ts';

/** Which signature a key makes: over a note, or a witness's with its time. */
export const keyKinds = { note: 1, cosignature: 4 } as const;
export type VerifierKey = {
  readonly name: string;
  /** u32 */
  readonly id: number;
  readonly kind: (typeof keyKinds)[keyof typeof keyKinds];
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
};
/** Ed25519 (RFC 8032). */
export type Check = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export type Head = { readonly origin: string; readonly size: number; readonly root: Uint8Array };
export type NoteSignature = { readonly name: string; readonly id: number; readonly signature: Uint8Array; readonly line: string };
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

const mostSignatures = 64;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]{1,200}$/u.test(name);

const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};
const u32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};
const readU32 = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

/** SHA-256(name ‖ newline ‖ kind ‖ public key), first four bytes. */
export const keyIdOf = (hash: Hash, name: string, kind: number, publicKey: Uint8Array): number =>
  readU32(hash(join(utf8(`${name}\n`), new Uint8Array([kind]), publicKey)));

export const verifierKeyOf = (hash: Hash, name: string, kind: VerifierKey['kind'], publicKey: Uint8Array): VerifierKey => ({
  name,
  kind,
  publicKey,
  id: keyIdOf(hash, name, kind, publicKey),
});

/** `<name>+<8 hex>+<base64(kind ‖ public key)>` */
export const writeVerifierKey = ({ name, id, kind, publicKey }: VerifierKey): string =>
  `${name}+${id.toString(16).padStart(8, '0')}+${toBase64(join(new Uint8Array([kind]), publicKey))}`;

/** Undefined when this is no Ed25519 key, or its id is not that of its name and bytes. */
export const readVerifierKey = (hash: Hash, text: string): VerifierKey | undefined => {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const bytes = fromBase64(parts?.[3] ?? '');
  const name = parts?.[1] ?? '';
  const kind = bytes?.[0];
  if (bytes?.length !== 33 || !isKeyName(name) || (kind !== keyKinds.note && kind !== keyKinds.cosignature)) return undefined;
  const key = verifierKeyOf(hash, name, kind, bytes.slice(1));
  return key.id === Number.parseInt(parts?.[2] ?? '', 16) ? key : undefined;
};

export const writeHead = ({ origin, size, root }: Head): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Undefined when the text is no checkpoint of exactly three lines: ours have no extensions. */
export const readHead = (text: string): Head | undefined => {
  const [origin, size, root, rest, ...more] = text.split('\n');
  if (!origin || rest !== '' || more.length > 0 || !/^(?:0|[1-9]\d{0,15})$/.test(size ?? '')) return undefined;
  const bytes = fromBase64(root ?? '');
  return bytes?.length === 32 ? { origin, size: Number(size), root: bytes } : undefined;
};

export const signatureLine = (key: Pick<VerifierKey, 'name' | 'id'>, signature: Uint8Array): string =>
  `— ${key.name} ${toBase64(join(u32(key.id), signature))}\n`;

export const readSignatureLine = (line: string): NoteSignature | undefined => {
  const parts = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  const bytes = fromBase64(parts?.[2] ?? '');
  if (!parts?.[1] || !bytes || bytes.length < 5) return undefined;
  return { name: parts[1], id: readU32(bytes), signature: bytes.slice(4), line: `${line}\n` };
};

/** Undefined when this is not a signed note. */
export const readNote = (note: string): SignedNote | undefined => {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = readSignatureLine(line);
    if (!signature) return undefined;
    signatures.push(signature);
  }
  return { text: note.slice(0, end + 1), signatures };
};

const cosignedText = (text: string, seconds: number): Uint8Array => utf8(`cosignature/v1\ntime ${seconds}\n${text}`);

/** What a witness signs, and how its signature is written: u64 seconds ‖ Ed25519. */
export const cosign = (key: VerifierKey, text: string, seconds: number, sign: (message: Uint8Array) => Uint8Array): string =>
  signatureLine(key, join(u32(Math.floor(seconds / 2 ** 32)), u32(seconds % 2 ** 32), sign(cosignedText(text, seconds))));

export const signNote = (key: VerifierKey, text: string, sign: (message: Uint8Array) => Uint8Array): string =>
  `${text}\n${signatureLine(key, sign(utf8(text)))}`;

/** When a cosignature says it was made, epoch s; undefined for a signature of another shape. */
export const cosignedAt = ({ signature }: NoteSignature): number | undefined =>
  signature.length === 72 ? readU32(signature) * 2 ** 32 + readU32(signature.subarray(4)) : undefined;

/** `other`: made by another key. */
export const checkSignature = (check: Check, key: VerifierKey, text: string, signed: NoteSignature): 'good' | 'false' | 'other' => {
  if (signed.name !== key.name || signed.id !== key.id) return 'other';
  if (key.kind === keyKinds.note) return check(key.publicKey, utf8(text), signed.signature) ? 'good' : 'false';
  const seconds = cosignedAt(signed);
  return seconds !== undefined && check(key.publicKey, cosignedText(text, seconds), signed.signature.subarray(8)) ? 'good' : 'false';
};

/** The keys that signed this note, or undefined when one of them signed it falsely. */
export const signersOf = (check: Check, note: SignedNote, keys: readonly VerifierKey[]): VerifierKey[] | undefined => {
  const signers: VerifierKey[] = [];
  for (const key of keys) {
    const verdicts = note.signatures.map((signed) => checkSignature(check, key, note.text, signed));
    if (verdicts.includes('false')) return undefined;
    if (verdicts.includes('good')) signers.push(key);
  }
  return signers;
};

export const isSameHead = (one: Head, other: Head): boolean =>
  one.origin === other.origin && one.size === other.size && isSameBytes(one.root, other.root);
