/**
 * The line to the phones' door: one socket, made again for ever.
 *
 * Says `up` when it can be spoken on, `down` with a sentence when it cannot, `heard` for every message understood, `alive` for every sign of life.
 * A line on which nothing was heard for twelve seconds is dropped: the door pings every five.
 */
import { WebSocket } from 'ws';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import { DoorSays } from './link-messages.ts';

export type LineEvents = { up(): void; down(message: string): void; heard(says: DoorSays): void; alive(): void };
export type Line = { send(text: string): boolean; close(): void };

const connectWithin: Ms = 3000;
const silentFor: Ms = 12_000;
const retryFrom: Ms = 200;
const retryUpTo: Ms = 2000;

/** `http://host:4401`, `ws://host:4401` or either with a path → the link's address. */
export const linkAddress = (url: string): string => {
  const address = new URL('/link', url);
  address.protocol = address.protocol.replace('http', 'ws');
  return address.href;
};

const parse = (data: string): DoorSays | undefined => {
  try {
    return DoorSays.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined; // Not JSON: reported by the caller like any other message that is not understood.
  }
};

export type LineOptions = { readonly url: string; readonly secret: string; readonly clock: Clock; readonly log: DoorLog };

/** One go: resolves nothing, ends by calling `over` exactly once. Returns its socket. */
const connectOnce = ({ url, secret, clock, log }: LineOptions, events: LineEvents, over: (reason: string) => void): WebSocket => {
  const socket = new WebSocket(linkAddress(url), {
    headers: { authorization: `Bearer ${secret}` },
    handshakeTimeout: connectWithin,
    maxPayload: limits.linkMessage,
    perMessageDeflate: false,
  });
  let reason = 'The phones’ door has closed the line.';
  let lastHeard = clock.now();
  const alive = () => {
    lastHeard = clock.now();
    events.alive();
  };
  const stopWatch = clock.every(1000, () => {
    if (clock.now() - lastHeard <= silentFor) return;
    reason = 'The phones’ door does not answer.';
    socket.terminate();
  });
  socket.on('open', events.up);
  socket.on('ping', alive);
  socket.on('message', (data) => {
    const says = parse(data.toString());
    if (says) events.heard(says);
    else log.warn({}, 'The phones’ door said something that is not understood. Are both of the same version?');
    alive();
  });
  socket.on('unexpected-response', (request, response) => {
    reason =
      response.statusCode === 401
        ? 'The phones’ door does not know us: it must use the same data folder.'
        : `What answers at ${url} is not the phones’ door (${response.statusCode}).`;
    request.destroy();
    socket.terminate();
  });
  socket.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ECONNREFUSED') reason = 'The phones’ door is not running.';
  });
  socket.on('close', () => {
    stopWatch();
    over(reason);
  });
  return socket;
};

export const openLine = (options: LineOptions, events: LineEvents): Line => {
  const { clock } = options;
  let isClosed = false;
  let wait = retryFrom;
  let socket: WebSocket;
  let cancelRetry: (() => void) | undefined;
  const connect = (): void => {
    socket = connectOnce(
      options,
      {
        ...events,
        up() {
          wait = retryFrom;
          events.up();
        },
      },
      (reason) => {
        if (isClosed) return;
        events.down(reason);
        cancelRetry = clock.wakeAt(clock.now() + wait, connect);
        wait = Math.min(retryUpTo, wait * 2);
      },
    );
  };
  connect();
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return false;
      socket.send(text);
      return true;
    },
    close() {
      isClosed = true;
      cancelRetry?.();
      socket.terminate();
    },
  };
};
