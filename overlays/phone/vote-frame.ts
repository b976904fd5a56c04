/**
 * The page's own copy of the two binary frames (server/audience/frames.ts describes them; a test keeps both equal).
 */
import type { Choice, VoteCode } from '../../server/contract/phone.ts';

const codes: readonly VoteCode[] = [
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

export type Ack = {
  readonly code: VoteCode;
  readonly poll: number;
  readonly tag: number;
  readonly choice?: Choice;
  readonly sequence: number;
  /** `<batch>.<offset>` of the ballot that stands. */
  readonly receipt?: string;
};

/** @param tag u32; comes back in the acknowledgement */
export const encodeVote = (poll: number, choice: Choice, sequence: number, tag: number): ArrayBuffer => {
  const frame = new DataView(new ArrayBuffer(14));
  frame.setUint8(0, 1);
  frame.setUint8(1, choice === 'yea' ? 1 : 2);
  frame.setUint8(2, sequence);
  frame.setUint32(4, poll);
  frame.setUint32(8, tag);
  return frame.buffer as ArrayBuffer;
};

/** Undefined when it is none, or one of a later kind. */
export const decodeAck = (bytes: ArrayBuffer): Ack | undefined => {
  if (bytes.byteLength !== 18) return undefined;
  const frame = new DataView(bytes);
  const code = codes[frame.getUint8(1)];
  if (frame.getUint8(0) !== 2 || !code) return undefined;
  const stands = frame.getUint8(2);
  const batch = frame.getUint32(12);
  return {
    code,
    poll: frame.getUint32(4),
    tag: frame.getUint32(8),
    sequence: frame.getUint8(3),
    ...(stands === 0 ? {} : { choice: stands === 1 ? 'yea' : 'nay' }),
    ...(batch === 0 ? {} : { receipt: `${batch}.${frame.getUint16(16)}` }),
  };
};
