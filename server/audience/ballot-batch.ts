/**
 * Ballots packed for the disk: 8 bytes each, big-endian.
 *
 *   0 u32 pass · 4 u8 sequence · 5 u8 choice (1 yea, 2 nay) · 6 u8 path (255 unknown) · 7 u8 window decision (0: in)
 *
 * A batch belongs to one poll and one moment; its place in it is a ballot's receipt.
 */
import type { Ballot } from '../core/vote-count.ts';

export const ballotSize = 8;
/** A receipt's offset is a u16. */
export const mostInBatch = 65_536;

export const packBallots = (ballots: readonly Ballot[]): Buffer => {
  const bytes = Buffer.allocUnsafe(ballots.length * ballotSize);
  let at = 0;
  for (const ballot of ballots) {
    bytes.writeUInt32BE(ballot.index, at);
    bytes[at + 4] = ballot.sequence;
    bytes[at + 5] = ballot.choice;
    bytes[at + 6] = ballot.path;
    bytes[at + 7] = 0;
    at += ballotSize;
  }
  return bytes;
};

/** Calls `each` for every ballot in order. Throws when the bytes cannot have come from `packBallots`. */
export const unpackBallots = (packed: Uint8Array, each: (ballot: Ballot, offset: number) => void): void => {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length % ballotSize !== 0) throw new Error('A batch of ballots is cut short: the phones’ file is damaged.');
  for (let at = 0; at < bytes.length; at += ballotSize) {
    const choice = bytes[at + 5];
    if (choice !== 1 && choice !== 2) throw new Error('A batch holds a ballot without a choice: the phones’ file is damaged.');
    each({ index: bytes.readUInt32BE(at), sequence: bytes[at + 4] ?? 0, choice, path: bytes[at + 6] ?? 255 }, at / ballotSize);
  }
};
