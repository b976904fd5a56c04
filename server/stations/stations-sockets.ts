/**
 * The feed for those who like socket.io: namespace `/stations`, websocket transport, `auth: { key, lastEventId? }`.
 *
 * Events have the names and the CloudEvents of the stream. `ack` says what the station showed, as `POST /stations/v1/ack` does.
 */
import type { Namespace, Server, Socket } from 'socket.io';
import type { EpochMs } from '../contract/units.ts';
import { acknowledge } from './acknowledging.ts';
import type { FeedLine } from './feed-line.ts';
import { listen, tooMany } from './listening.ts';
import { type Caller, type Found, refusalCode } from './seat-finder.ts';
import { openSizes, openSocketLine } from './socket-line.ts';
import type { StationSeat } from './station-seat.ts';

/** A line to this seat. @param how opens it, by the source of its events */
export type HowToOpen = (source: string, onSlow: () => void) => FeedLine;

type Needs = {
  readonly io: Server;
  readonly find: (caller: Caller) => Found;
  /** Before somebody is told of this seat. */
  readonly look: (seat: StationSeat) => void;
  readonly open: (seat: StationSeat, address: string | undefined, how: HowToOpen) => FeedLine;
  readonly now: () => EpochMs;
};

type Auth = { readonly key?: unknown; readonly station?: unknown; readonly lastEventId?: unknown };

const authOf = ({ handshake }: Socket): Auth => handshake.auth;
const word = (said: unknown): string | undefined => (typeof said === 'string' ? said.slice(0, 300) : undefined);

/** As if its key had come in a header. */
const callerOf = (socket: Socket): Caller => {
  const { key, station } = authOf(socket);
  const header = (name: string) => (name === 'authorization' && word(key) !== undefined ? `Bearer ${word(key)}` : undefined);
  return {
    get: header as Caller['get'],
    method: 'GET',
    query: word(station) === undefined ? {} : { station: word(station) },
    ip: socket.handshake.address,
    path: '/stations (socket)',
  };
};

const refuse = (code: string, message: string) => Object.assign(new Error(message), { data: { code, message } });

/** @returns closes the door and lets everybody go */
export const stationsSockets = ({ io, find, look, open, now }: Needs): (() => void) => {
  const namespace: Namespace = io.of('/stations');
  const seats = new WeakMap<Socket, StationSeat>();
  const sizeOf = openSizes();
  namespace.use((socket, next) => {
    const found = find(callerOf(socket));
    if (!found.ok) return next(refuse(refusalCode(found.status), found.message));
    const many = tooMany(found.seat);
    if (many) return next(refuse(many.code, many.message));
    seats.set(socket, found.seat);
    next();
  });
  namespace.on('connection', (socket) => {
    const seat = seats.get(socket);
    if (!seat) return void socket.disconnect(true);
    look(seat);
    const line = open(seat, socket.handshake.address, (source, onSlow) => openSocketLine(socket, source, now, onSlow, sizeOf));
    const leave = listen(seat, line, word(authOf(socket).lastEventId));
    socket.on('ack', (said: unknown, answer: unknown) => {
      const reply = acknowledge(seat, said);
      if (typeof answer === 'function') answer(reply);
    });
    socket.on('disconnect', leave);
  });
  return () => {
    namespace.removeAllListeners('connection');
    namespace.disconnectSockets(true);
  };
};
