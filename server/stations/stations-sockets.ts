/**
 * The feed for those who like socket.io: namespace `/stations`, websocket transport, `auth: { key, lastEventId? }`.
 *
 * Events have the names and the CloudEvents of the stream. `ack` says what the station showed, as `POST /stations/v1/ack` does.
 */
import type { Namespace, Server, Socket } from 'socket.io';
import type { EpochMs } from '../contract/units.ts';
import { acknowledge } from './acknowledging.ts';
import type { FeedLine } from './feed-line.ts';
import { type Caller, refusalCode } from './key-gate.ts';
import { tooMany } from './listening.ts';
import type { Found } from './seat-finder.ts';
import { openSizes, openSocketLine } from './socket-line.ts';
import type { StationSeat } from './station-seat.ts';

/** A line to this seat. @param how opens it, by the source of its events */
export type HowToOpen = (source: string, onSlow: () => void) => FeedLine;

type In = Extract<Found, { ok: true }>;

/** A line joins its seat, until its key is worth nothing any more: then it is cut. @returns called when the line is gone */
export type Enter = (
  found: In,
  line: FeedLine,
  who: { readonly lastId: string | undefined; readonly address: string | undefined; readonly cut: () => void },
) => () => void;

type Needs = {
  readonly io: Server;
  readonly find: (caller: Caller) => Found;
  /** Before somebody is told of this seat. */
  readonly look: (seat: StationSeat) => void;
  readonly openLine: (seat: StationSeat, address: string | undefined, how: HowToOpen) => FeedLine;
  readonly enter: Enter;
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
export const stationsSockets = ({ io, find, look, openLine, enter, now }: Needs): (() => void) => {
  const namespace: Namespace = io.of('/stations');
  const seats = new WeakMap<Socket, In>();
  const sizeOf = openSizes();
  namespace.use((socket, next) => {
    const found = find(callerOf(socket));
    if (!found.ok) return next(refuse(refusalCode(found.status), found.message));
    const many = tooMany(found.seat);
    if (many) return next(refuse(many.code, many.message));
    seats.set(socket, found);
    next();
  });
  namespace.on('connection', (socket) => {
    const found = seats.get(socket);
    if (!found) return void socket.disconnect(true);
    const { seat } = found;
    const { address } = socket.handshake;
    look(seat);
    const line = openLine(seat, address, (source, onSlow) => openSocketLine(socket, source, now, onSlow, sizeOf));
    const leave = enter(found, line, { lastId: word(authOf(socket).lastEventId), address, cut: () => socket.disconnect(true) });
    socket.on('ack', (said: unknown, answer: unknown) => {
      const reply = acknowledge(seat, said, now());
      if (typeof answer === 'function') answer(reply);
    });
    socket.on('disconnect', leave);
  });
  return () => {
    namespace.removeAllListeners('connection');
    namespace.disconnectSockets(true);
  };
};
