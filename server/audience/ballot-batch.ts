/**
 * Ballots packed for the disk: 8 bytes each, big-endian.
 *
 *   0 u32 pass · 4 u8 sequence · 5 u8 choice (bits 0–1: 1 yea, 2 nay) and tier (bits 2–3: 0 open, 1 air, 2 account) ·
 *   6 u8 path (255 unknown) · 7 u8 zero
 *
 * A batch belongs to one poll and one commit; its place in it is a ballot's receipt.
 */
import { type Ballot, choiceIn, packStance, tierIn } from '../core/vote-count.ts';

export const ballotSize = 8;
/** A receipt's offset is a u16. */
export const mostInBatch = 65_536;

/** Writes one ballot at byte `at`. */
export const packBallot = (bytes: Uint8Array, at: number, { index, choice, tier, sequence, path }: Ballot): void => {
  bytes[at] = index >>> 24;
  bytes[at + 1] = index >>> 16;
  bytes[at + 2] = index >>> 8;
  bytes[at + 3] = index;
  bytes[at + 4] = sequence;
  bytes[at + 5] = packStance(choice, tier);
  bytes[at + 6] = path;
  bytes[at + 7] = 0;
};

export const packBallots = (ballots: readonly Ballot[]): Buffer => {
  const bytes = Buffer.allocUnsafe(ballots.length * ballotSize);
  ballots.forEach((ballot, place) => {
    packBallot(bytes, place * ballotSize, ballot);
  });
  return bytes;
};

/** The pass of the ballot at byte `at`. */
export const passAt = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;

/** Choice and tier of the ballot at byte `at`, as one byte. Throws when these bytes cannot have come from `packBallot`. */
export const stanceAt = (bytes: Uint8Array, at: number): number => {
  const stance = bytes[at + 5] ?? 0;
  if (choiceIn(stance) !== undefined && tierIn(stance) !== undefined) return stance;
  throw new Error('A batch holds a ballot without a choice or a tier: the phones’ file is damaged.');
};

/** Calls `each` for every ballot in order, byte by byte. Throws as `unpackBallots`. */
export const eachPlace = (packed: Uint8Array, each: (at: number, offset: number) => void): void => {
  if (packed.length % ballotSize !== 0) throw new Error('A batch of ballots is cut short: the phones’ file is damaged.');
  for (let at = 0; at < packed.length; at += ballotSize) each(at, at / ballotSize);
};

/** The ballot at byte `at`. Throws when these bytes cannot have come from `packBallot`. */
export const unpackBallot = (bytes: Uint8Array, at: number): Ballot => {
  const stance = stanceAt(bytes, at);
  const [choice, tier] = [choiceIn(stance) ?? 1, tierIn(stance) ?? 0];
  return { index: passAt(bytes, at), choice, tier, sequence: bytes[at + 4] ?? 0, path: bytes[at + 6] ?? 255 };
};

/** Calls `each` for every ballot in order. Throws when the bytes cannot have come from `packBallots`. */
export const unpackBallots = (packed: Uint8Array, each: (ballot: Ballot, offset: number) => void): void => {
  eachPlace(packed, (at, offset) => each(unpackBallot(packed, at), offset));
};
