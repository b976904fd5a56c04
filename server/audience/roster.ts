/**
 * The phones that are connected, and how to reach many of them without standing still.
 *
 * Broadcasts go out one after another, in slices of 500 with a turn of the event loop between them.
 * A phone that does not read what it is sent is dropped; it resumes by a fresh welcome.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { unknownPath } from '../core/vote-count.ts';
import type { Allowance } from './allowance.ts';
import { limits } from './door-limits.ts';

export type Phone = {
  readonly socket: WebSocket;
  readonly allowance: Allowance;
  readonly since: number;
  strikes: number;
  isAlive: boolean;
  /** What it said in its hello; undefined until then. */
  hello?: { readonly pass?: string | undefined; readonly path?: string | undefined };
  /** Its pass in the activation on stage. */
  index?: number;
  activationId?: string;
  path: number;
};

export const createPhone = (socket: WebSocket, allowance: Allowance, since: number): Phone => ({
  socket,
  allowance,
  since,
  strikes: 0,
  isAlive: true,
  path: unknownPath,
});

export const sendTo = (phone: Phone, data: string | Buffer): void => {
  const { socket } = phone;
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > limits.unreadByPhone) socket.terminate();
  else socket.send(data);
};

export type Roster = {
  readonly phones: Set<Phone>;
  /** `messageFor` is asked once a path; undefined leaves its phones out. Resolves when all were written to. */
  broadcast(messageFor: (path: number) => string | undefined): Promise<void>;
  /** Does `deed` for every phone, in slices, after the broadcasts before it. */
  forEach(deed: (phone: Phone) => void): Promise<void>;
};

export const createRoster = (): Roster => {
  const phones = new Set<Phone>();
  let tail: Promise<void> = Promise.resolve();
  const inSlices = async (deed: (phone: Phone) => void): Promise<void> => {
    let done = 0;
    for (const phone of phones) {
      deed(phone);
      done += 1;
      if (done % limits.slice === 0) await nextTurn();
    }
  };
  const forEach: Roster['forEach'] = (deed) => {
    tail = tail.then(() => inSlices(deed));
    return tail;
  };
  return {
    phones,
    forEach,
    broadcast(messageFor) {
      const perPath = new Map<number, string | undefined>();
      return forEach((phone) => {
        if (phone.activationId === undefined) return;
        if (!perPath.has(phone.path)) perPath.set(phone.path, messageFor(phone.path));
        const message = perPath.get(phone.path);
        if (message !== undefined) sendTo(phone, message);
      });
    },
  };
};
