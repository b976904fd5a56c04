/**
 * The express lane: votes read straight from a phone's line, past the WebSocket library.
 *
 * A vote as browsers send it is always 20 bytes: header, mask, 14 of vote; their answer to our empty ping always 6. Those
 * are taken here; everything else goes to the library, untouched and in order. The lane reads other frames' headers only to know where they end. Whatever it
 * does not expect (a fragment, a header cut in two, a close, a long or unmasked frame) makes it leave the line to the
 * library for good, which judges it by RFC 6455. So the lane saves time and decides nothing.
 */
import type { Duplex } from 'node:stream';
import { voteFrameSize } from './frames.ts';

const header = 6;
const whole = header + voteFrameSize;
/** Final and binary; masked, with the size of a vote. */
const voteStart = [0x82, 0x80 | voteFrameSize] as const;
/** A pong with nothing in it: what is answered to a ping with nothing in it (RFC 6455 §5.5.3). */
const pongStart = [0x8a, 0x80] as const;
/** Text, binary, ping, pong: final, no reserved bit. */
const plain: ReadonlySet<number> = new Set([0x81, 0x82, 0x89, 0x8a]);

const isVote = (chunk: Buffer, at: number): boolean =>
  chunk.length - at >= whole && chunk[at] === voteStart[0] && chunk[at + 1] === voteStart[1];

const isPong = (chunk: Buffer, at: number): boolean =>
  chunk.length - at >= header && chunk[at] === pongStart[0] && chunk[at + 1] === pongStart[1];

/** Bytes of the frame that begins at `at`; undefined when the lane should not judge it. */
const sizeOfFrame = (chunk: Buffer, at: number): number | undefined => {
  const size = chunk[at + 1];
  if (size === undefined || !plain.has(chunk[at] ?? 0)) return undefined;
  if (size >= 0x80 && size <= 0x80 + 125) return header + size - 0x80;
  return size === 0x80 + 126 && at + 4 <= chunk.length ? header + 2 + chunk.readUInt16BE(at + 2) : undefined;
};

/** How many bytes of the last frame in the chunk are still to come; undefined when the lane has lost its way. */
const leftAfter = (chunk: Buffer, from: number, left: number): number | undefined => {
  let at = from + left;
  while (at < chunk.length) {
    const size = sizeOfFrame(chunk, at);
    if (size === undefined) return undefined;
    at += size;
  }
  return at - chunk.length;
};

export type LaneTakes<Owner> = {
  /** `vote` is unmasked and only good until it returns. */
  vote(owner: Owner, vote: Buffer): void;
  pong(owner: Owner): void;
};

/**
 * One for a door: its lines share what they can, since each line's own things have left the processor's cache by its next vote.
 * What it takes is given with whose line it was.
 */
export const createExpressLanes = <Owner>(takes: LaneTakes<Owner>) => {
  const vote = Buffer.alloc(voteFrameSize);
  const unmask = (chunk: Buffer, at: number): void => {
    for (let byte = 0; byte < voteFrameSize; byte += 1) vote[byte] = (chunk[at + header + byte] ?? 0) ^ (chunk[at + 2 + (byte & 3)] ?? 0);
  };
  /** Where the chunk goes on after what the lane has taken of it. */
  const takeFrom = (chunk: Buffer, line: Duplex, owner: Owner): number => {
    let at = 0;
    while (!line.destroyed) {
      if (isVote(chunk, at)) {
        unmask(chunk, at);
        takes.vote(owner, vote);
        at += whole;
      } else if (isPong(chunk, at)) {
        takes.pong(owner);
        at += header;
      } else break;
    }
    return at;
  };
  /** Call it when the library has just taken over the line. */
  return (line: Duplex, owner: Owner): void => {
    const [library, another] = line.listeners('data') as ((chunk: Buffer) => void)[];
    if (!library || another) return;
    /** Bytes still to come of a frame that the library has begun to read. */
    let left = 0;
    const hear = (chunk: Buffer): void => {
      const at = left === 0 ? takeFrom(chunk, line, owner) : 0;
      if (at === chunk.length) return;
      const next = leftAfter(chunk, at, left);
      if (next === undefined) {
        line.removeListener('data', hear);
        line.on('data', library);
      } else left = next;
      library.call(line, chunk.subarray(at));
    };
    line.removeListener('data', library);
    line.on('data', hear);
  };
};
