/**
 * What a leaf of the signed log holds, byte by byte. Integers are big-endian.
 *
 * Ballots: u8 1 · u8 1 · u32 poll · u32 batch · u32 offset of the first · u48 received (epoch ms) · 1 to 64 ballots of 8 bytes.
 * A record: u8 2 · u8 1 · UTF-8 of canonical JSON `{"at":…,"type":…,…}`.
 */

export const ballotSize = 8;
export const leafHeader = 20;
/** A proof shows its whole leaf: 64 choices, 64 pseudonyms, 532 bytes. */
export const mostInLeaf = 64;
/** All ballots of a batch came within this many ms of its time, which is that of the first. */
export const mostBatchSpan = 20;

export type LeafHead = { readonly poll: number; readonly batch: number; readonly first: number; readonly receivedAt: number };
export type LoggedBallot = {
  readonly pass: number;
  readonly sequence: number;
  readonly choice: 1 | 2;
  /** 0 open, 1 air, 2 account. */
  readonly tier: 0 | 1 | 2;
  /** 0…254, or 255 when unknown. */
  readonly path: number;
};
/** `at` is epoch ms at whoever wrote it; `type` says what the rest is. */
export type LoggedRecord = { readonly at: number; readonly type: string; readonly [name: string]: unknown };

export type Leaf =
  | ({ readonly kind: 'ballots'; readonly ballots: readonly LoggedBallot[] } & LeafHead)
  | { readonly kind: 'record'; readonly record: LoggedRecord };

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Writes the 20 bytes before the ballots. */
export const writeLeafHead = (bytes: Uint8Array, head: LeafHead, at = 0): void => {
  const view = viewOf(bytes);
  view.setUint8(at, 1);
  view.setUint8(at + 1, 1);
  view.setUint32(at + 2, head.poll);
  view.setUint32(at + 6, head.batch);
  view.setUint32(at + 10, head.first);
  view.setUint16(at + 14, Math.floor(head.receivedAt / 2 ** 32));
  view.setUint32(at + 16, head.receivedAt % 2 ** 32);
};

/** @param packed as they are on disk, 8 bytes each, at most 64 */
export const ballotsLeaf = (head: LeafHead, packed: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(leafHeader + packed.length);
  writeLeafHead(bytes, head);
  bytes.set(packed, leafHeader);
  return bytes;
};

/** How many leaves a batch of so many packed bytes makes. */
export const leavesOf = (packedLength: number): number => Math.ceil(packedLength / (ballotSize * mostInLeaf));

/** JSON with sorted names and no spaces: the same value is always the same bytes. Names without a value are left out. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    entries.sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
};

export const recordLeaf = (record: LoggedRecord): Uint8Array => {
  const text = new TextEncoder().encode(canonicalJson(record));
  const bytes = new Uint8Array(2 + text.length);
  bytes.set([2, 1]);
  bytes.set(text, 2);
  return bytes;
};

/** A ballot of 8 bytes; undefined when they cannot be one. */
export const readBallot = (bytes: Uint8Array, at: number): LoggedBallot | undefined => {
  const view = viewOf(bytes);
  const code = view.getUint8(at + 5);
  const choice = code & 3;
  const tier = code >> 2;
  if ((choice !== 1 && choice !== 2) || (tier !== 0 && tier !== 1 && tier !== 2) || view.getUint8(at + 7) !== 0) return undefined;
  return { pass: view.getUint32(at), sequence: view.getUint8(at + 4), choice, tier, path: view.getUint8(at + 6) };
};

const readBallots = (bytes: Uint8Array): Leaf | undefined => {
  const count = (bytes.length - leafHeader) / ballotSize;
  if (!Number.isInteger(count) || count < 1 || count > mostInLeaf) return undefined;
  const ballots: LoggedBallot[] = [];
  for (let place = 0; place < count; place += 1) {
    const ballot = readBallot(bytes, leafHeader + place * ballotSize);
    if (!ballot) return undefined;
    ballots.push(ballot);
  }
  const view = viewOf(bytes);
  return {
    kind: 'ballots',
    poll: view.getUint32(2),
    batch: view.getUint32(6),
    first: view.getUint32(10),
    receivedAt: view.getUint16(14) * 2 ** 32 + view.getUint32(16),
    ballots,
  };
};

const readRecord = (bytes: Uint8Array): Leaf | undefined => {
  let text: string;
  let record: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(2));
    record = JSON.parse(text);
  } catch {
    // Not UTF-8 or not JSON: then it is no record, which is what the caller hears.
    return undefined;
  }
  if (typeof record !== 'object' || record === null || canonicalJson(record) !== text) return undefined;
  if (!('at' in record) || typeof record.at !== 'number' || !('type' in record) || typeof record.type !== 'string') return undefined;
  return { kind: 'record', record: { ...record, at: record.at, type: record.type } };
};

/** Undefined when the bytes are no leaf of this version. */
export const readLeaf = (bytes: Uint8Array): Leaf | undefined => {
  if (bytes[1] !== 1) return undefined;
  if (bytes[0] === 1 && bytes.length > leafHeader) return readBallots(bytes);
  return bytes[0] === 2 ? readRecord(bytes) : undefined;
};
