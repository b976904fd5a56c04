/**
 * The two binary frames between a phone and the door. All numbers big-endian.
 *
 * Vote, phone → door, 14 bytes:
 *   0 u8 type 1 · 1 u8 choice (1 yea, 2 nay) · 2 u8 sequence · 3 u8 zero · 4 u32 poll number ·
 *   8 u32 tag (the page's own, comes back) · 12 u16 zero
 * Acknowledgement, door → phone, 18 bytes:
 *   0 u8 type 2 · 1 u8 code (place in `voteCodes`) · 2 u8 choice that stands (0 none) · 3 u8 its sequence ·
 *   4 u32 poll number · 8 u32 tag · 12 u32 receipt: batch · 16 u16 receipt: offset in the batch
 * The receipt is set with `counted` and zero otherwise; batches count from 1.
 *
 * The page has its own small copy of this (overlays/phone), kept equal by a test.
 */
import type { VoteCode } from '../contract/phone.ts';
import type { ChoiceCode } from '../core/vote-count.ts';

export const voteFrameSize = 14;
export const ackFrameSize = 18;
/** The byte of a code is its place here. Append only. */
export const voteCodes: readonly VoteCode[] = [
  'counted',
  'unknown-poll',
  'early',
  'closed',
  'not-recorded',
  'too-fast',
  'false-pass',
  'bad-vote',
  'not-eligible',
  'outdated',
];

export type VoteFrame = { readonly poll: number; readonly choice: ChoiceCode; readonly sequence: number; readonly tag: number };
/** Known to whoever batches: which batch, and the how-manieth ballot in it. */
export type Receipt = { readonly batch: number; readonly offset: number };
export type AckFrame = {
  readonly code: VoteCode;
  readonly poll: number;
  readonly tag: number;
  readonly choice?: ChoiceCode;
  readonly sequence?: number;
  readonly receipt?: Receipt;
};

const choiceFrom = (byte: number): ChoiceCode | undefined => (byte === 1 || byte === 2 ? byte : undefined);

export const encodeVote = (vote: VoteFrame): Buffer => {
  const frame = Buffer.alloc(voteFrameSize);
  frame[0] = 1;
  frame[1] = vote.choice;
  frame[2] = vote.sequence;
  frame.writeUInt32BE(vote.poll, 4);
  frame.writeUInt32BE(vote.tag, 8);
  return frame;
};

/** Undefined when the bytes are not a vote. */
export const decodeVote = (frame: Buffer): VoteFrame | undefined => {
  if (frame.length !== voteFrameSize || frame[0] !== 1 || frame[3] !== 0 || frame.readUInt16BE(12) !== 0) return undefined;
  const choice = choiceFrom(frame[1] ?? 0);
  return choice && { choice, sequence: frame[2] ?? 0, poll: frame.readUInt32BE(4), tag: frame.readUInt32BE(8) };
};

export const encodeAck = (ack: AckFrame): Buffer => {
  const frame = Buffer.alloc(ackFrameSize);
  frame[0] = 2;
  frame[1] = voteCodes.indexOf(ack.code);
  frame[2] = ack.choice ?? 0;
  frame[3] = ack.sequence ?? 0;
  frame.writeUInt32BE(ack.poll, 4);
  frame.writeUInt32BE(ack.tag, 8);
  frame.writeUInt32BE(ack.receipt?.batch ?? 0, 12);
  frame.writeUInt16BE(ack.receipt?.offset ?? 0, 16);
  return frame;
};

const byteOf = Object.fromEntries(voteCodes.map((code, place) => [code, place])) as Readonly<Record<VoteCode, number>>;
/** Final, binary, 18 bytes, not masked: RFC 6455 §5.2. */
const ackHeader = [0x82, ackFrameSize] as const;

/** What `encodeAck` makes with its WebSocket header before it, in one buffer: what a phone's line carries for a vote. */
export const frameAck = (said: Omit<AckFrame, 'poll' | 'tag'>, poll: number, tag: number): Buffer => {
  const frame = Buffer.allocUnsafe(2 + ackFrameSize);
  frame[0] = ackHeader[0];
  frame[1] = ackHeader[1];
  frame[2] = 2;
  frame[3] = byteOf[said.code];
  frame[4] = said.choice ?? 0;
  frame[5] = said.sequence ?? 0;
  frame.writeUInt32BE(poll, 6);
  frame.writeUInt32BE(tag, 10);
  frame.writeUInt32BE(said.receipt?.batch ?? 0, 14);
  frame.writeUInt16BE(said.receipt?.offset ?? 0, 18);
  return frame;
};

/** Undefined when the bytes are not an acknowledgement. */
export const decodeAck = (frame: Buffer): AckFrame | undefined => {
  const code = voteCodes[frame[1] ?? 255];
  if (frame.length !== ackFrameSize || frame[0] !== 2 || !code) return undefined;
  const choice = choiceFrom(frame[2] ?? 0);
  const batch = frame.readUInt32BE(12);
  return {
    code,
    poll: frame.readUInt32BE(4),
    tag: frame.readUInt32BE(8),
    ...(choice ? { choice, sequence: frame[3] ?? 0 } : {}),
    ...(batch > 0 ? { receipt: { batch, offset: frame.readUInt16BE(16) } } : {}),
  };
};
