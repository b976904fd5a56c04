/**
 * What a leaf of the log says about one ballot. Pure; layouts as the log writes them, big-endian:
 *
 * leaf: u8 1 · u8 version 1 · u32 poll · u32 batch · u32 first offset · u48 received ms · up to 64 ballots;
 * ballot: u32 pass · u8 sequence · u8 choice in bits 0–1, tier in bits 2–3 · u8 path · u8 zero.
 */
import type { Choice } from '../../../server/contract/phone.ts';

export type LeafBallot = {
  readonly poll: number;
  readonly batch: number;
  readonly offset: number;
  /** Epoch ms at the door. */
  readonly receivedAt: number;
  readonly pass: number;
  readonly sequence: number;
  readonly choice: Choice;
};

const headSize = 20;
const ballotSize = 8;
const mostBallots = 64;

/** @param offset of the ballot in its batch; undefined when this leaf has no such ballot */
export const ballotIn = (leaf: Uint8Array, offset: number): LeafBallot | undefined => {
  const ballots = (leaf.length - headSize) / ballotSize;
  if (!Number.isInteger(ballots) || ballots < 1 || ballots > mostBallots || leaf[0] !== 1 || leaf[1] !== 1) return undefined;
  const view = new DataView(leaf.buffer, leaf.byteOffset, leaf.length);
  const place = offset - view.getUint32(10);
  if (place < 0 || place >= ballots) return undefined;
  const at = headSize + place * ballotSize;
  const choice = view.getUint8(at + 5) & 3;
  if (choice !== 1 && choice !== 2) return undefined;
  return {
    poll: view.getUint32(2),
    batch: view.getUint32(6),
    offset,
    receivedAt: view.getUint16(14) * 2 ** 32 + view.getUint32(16),
    pass: view.getUint32(at),
    sequence: view.getUint8(at + 4),
    choice: choice === 1 ? 'yea' : 'nay',
  };
};

/** The number in a pass: its first four bytes. Undefined when this is no pass. */
export const passNumber = (pass: string): number | undefined => {
  if (!/^[A-Za-z0-9_-]{16}$/.test(pass)) return undefined;
  const letters = atob(pass.replace(/-/g, '+').replace(/_/g, '/'));
  return new DataView(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).buffer).getUint32(0);
};
