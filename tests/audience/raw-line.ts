/** A bare TCP line to the door, for those who do not speak as they should; and what the door says of its own health. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { DoorHealth } from '../../server/audience/door-health.ts';
import { readSecrets } from '../../server/audience/secrets.ts';

export type RawLine = {
  readonly socket: Socket;
  /** Everything the door said, as text. */
  said(): string;
  /** Resolves when the line has ended, by either side. */
  readonly over: Promise<void>;
};

export const openRawLine = async (port: number): Promise<RawLine> => {
  const socket = connect(port, '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  // The door may end it at any moment: that is what is looked at.
  socket.on('error', () => socket.destroy());
  const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  return { socket, said: () => Buffer.concat(heard).toString('latin1'), over };
};

export const upgradeAsk =
  'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';

/** A text frame as a client sends it, with a mask of zeroes. */
export const maskedText = (text: string): Buffer => {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
};

export const healthOf = async (url: string, dataDir: string): Promise<DoorHealth> => {
  const answer = await fetch(`${url}/health`, { headers: { authorization: `Bearer ${readSecrets(dataDir).link}` } });
  return (await answer.json()) as DoorHealth;
};
