/**
 * A viewer's phone on a raw socket: upgrade, hello, prebuilt vote frames, pongs. No library, so that the generator is cheap.
 */
import { createConnection, type Socket } from 'node:net';
import { encodeVote } from '../../../server/audience/frames.ts';

export type RawPhone = {
  readonly socket: Socket;
  /** The index of its pass; −1 where the server gives none. */
  readonly index: number;
  /** Called with the code of each acknowledgement. */
  onAck: (code: number) => void;
};

const upgrade =
  'GET /ws HTTP/1.1\r\nHost: door\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
const maskKey = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

/** A whole client frame, up to 125 bytes, masked as a browser's is. */
export const clientFrame = (opcode: number, payload: Buffer): Buffer => {
  const frame = Buffer.alloc(6 + payload.length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | payload.length;
  maskKey.copy(frame, 2);
  payload.forEach((byte, place) => {
    frame[6 + place] = byte ^ (maskKey[place & 3] ?? 0);
  });
  return frame;
};

export const voteFrame = (poll: number, choice: 1 | 2, sequence: number): Buffer =>
  clientFrame(2, encodeVote({ poll, choice, sequence, tag: 1 }));

type Heard = { ack(code: number): void; text(text: string): void; ping(payload: Buffer): void };

/** Calls back for whole server frames; returns what is left of a frame that is still on its way. */
const readFrames = (bytes: Buffer, heard: Heard): Buffer => {
  let at = 0;
  while (bytes.length - at >= 2) {
    const opcode = (bytes[at] ?? 0) & 15;
    const short = (bytes[at + 1] ?? 0) & 127;
    const header = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length - at < header) break;
    const size = short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short;
    if (bytes.length - at < header + size) break;
    const payload = bytes.subarray(at + header, at + header + size);
    if (opcode === 2) heard.ack(payload[1] ?? 255);
    else if (opcode === 1) heard.text(payload.toString());
    else if (opcode === 9) heard.ping(payload);
    at += header + size;
  }
  return bytes.subarray(at);
};

const indexOf = (pass: string): number => Buffer.from(pass, 'base64url').readUInt32BE(0);

/** @param greets whether the server gives a welcome to a hello; rejects when the server hangs up first */
export const openRawPhone = (port: number, greets: boolean, path: string | undefined): Promise<RawPhone> =>
  new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    let rest: Buffer = Buffer.alloc(0);
    let isUpgraded = false;
    const phone = { socket, index: -1, onAck: (_code: number): void => undefined };
    const heard: Heard = {
      ack: (code) => phone.onAck(code),
      ping: (payload) => void socket.write(clientFrame(10, payload)),
      text(text) {
        if (phone.index >= 0) return;
        const said = JSON.parse(text) as { type: string; pass?: string | null };
        if (said.type !== 'welcome' || !said.pass) return;
        phone.index = indexOf(said.pass);
        resolve(phone);
      },
    };
    const upgraded = (chunk: Buffer): void => {
      const end = chunk.indexOf('\r\n\r\n');
      if (end < 0) return;
      isUpgraded = true;
      if (greets) socket.write(clientFrame(1, Buffer.from(JSON.stringify({ type: 'hello', ...(path ? { path } : {}) }))));
      else resolve(phone);
      rest = readFrames(chunk.subarray(end + 4), heard);
    };
    socket.on('data', (chunk) => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      if (!isUpgraded) upgraded(bytes);
      // Nearly always: one acknowledgement, whole.
      else if (rest.length === 0 && bytes.length === 20 && bytes[0] === 0x82) phone.onAck(bytes[3] ?? 255);
      else rest = readFrames(rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes, heard);
    });
    socket.on('connect', () => void socket.write(upgrade));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server hung up.')));
  });
