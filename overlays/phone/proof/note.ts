/**
 * The signed head of the log, in C2SP's forms: a checkpoint in a signed note, and the key that must have signed it. Pure.
 *
 * A note is its text, an empty line, and signature lines `— <name> <base64 of key id and signature>`.
 * The text of a checkpoint is origin, size and root, a line each. A key is `<name>+<id>+<base64 of type and key>`.
 */
export type Note = {
  /** What was signed, its last line break included. */
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly signatures: readonly { readonly name: string; readonly keyId: Uint8Array; readonly signature: Uint8Array }[];
};
export type LogKey = { readonly name: string; readonly keyId: Uint8Array; readonly bytes: Uint8Array };

/** Undefined when it is not base64. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined; // atob says by throwing that this is none.
  }
};

const ed25519 = 1;
const mostSignatures = 100;

const signatureIn = (line: string): Note['signatures'][number] | undefined => {
  const [, name, encoded] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
};

/** Undefined when this is not a signed checkpoint. */
export const readNote = (note: string): Note | undefined => {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const [origin, size, encodedRoot] = text.split('\n');
  const root = encodedRoot === undefined ? undefined : fromBase64(encodedRoot);
  if (!origin || !size || !/^(?:0|[1-9]\d{0,15})$/.test(size) || root?.length !== 32) return undefined;
  const lines = note
    .slice(end + 2)
    .split('\n')
    .slice(0, -1);
  const signatures = lines.map(signatureIn);
  if (lines.length === 0 || lines.length > mostSignatures || signatures.includes(undefined)) return undefined;
  return { text, origin, size: Number(size), root, signatures: signatures.flatMap((one) => one ?? []) };
};

/** An Ed25519 key; undefined when it is of another form or kind. Whether its id fits is for `keyIdOf`. */
export const readKey = (written: string): LogKey | undefined => {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(written) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || id === undefined || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined;
  const keyId = Uint8Array.from([0, 2, 4, 6], (at) => Number.parseInt(id.slice(at, at + 2), 16));
  return { name, keyId, bytes: bytes.subarray(1) };
};

/** What the id of a key is the first four bytes of the hash of. */
export const keyIdSource = ({ name, bytes }: LogKey): Uint8Array => {
  const start = new TextEncoder().encode(`${name}\n`);
  const source = new Uint8Array(start.length + 1 + bytes.length);
  source.set(start);
  source[start.length] = ed25519;
  source.set(bytes, start.length + 1);
  return source;
};
