/**
 * The express lane of plain HTTP: votes, and stations' batches of them, are read from a connection's first bytes on, and answered in one write.
 *
 * Whatever is not one of them, whole (read-door-request.ts), goes to Node's own HTTP server, with the connection and for good.
 * One request is on its way in each connection; what comes meanwhile waits its turn. Silence before the first
 * request is answered as Node answers it, and a connection that was answered is kept as long as Node would keep it.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../ports/clock.ts';
import type { Place, PlaceOf } from './address-prefix.ts';
import type { Voter } from './ballot-groups.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import type { DoorTally } from './door-tally.ts';
import { type HttpVotes, statusOf, textOf } from './http-votes.ts';
import { type DoorRequest, readDoorRequest, readVoteAddress, type VoteAddress } from './read-door-request.ts';
import { readBatchPath, type StationReply, type StationRoutes } from './station-routes.ts';

type Options = {
  readonly votes: HttpVotes;
  readonly stations: StationRoutes;
  readonly log: DoorLog;
  readonly tally: DoorTally;
  readonly clock: Clock;
  readonly placeOf: PlaceOf;
  /** Answers a connection on which nothing was asked in time. */
  turnAway(line: Socket): void;
};

export type HttpLane = {
  /** Ends the connections on which nothing is asked; the others end with their answer. */
  closeIdle(): void;
  closeAll(): void;
};

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

const json = 'application/json; charset=utf-8';

/** Heads differ in status, type, length and second. */
const createHeads = (clock: Clock, keepAliveSeconds: number) => {
  let second = 0;
  let date = '';
  return (status: number, type: string, length: number): string => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) date = new Date(now * 1000).toUTCString();
    second = now;
    return `HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nDate: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}\r\n\r\n`;
  };
};

type Lane = Options & {
  readonly server: Server;
  headOf(status: number, type: string, length: number): string;
  /** The connection is Node's from now on, these bytes first. */
  handOver(line: Socket, bytes: Buffer): void;
};

/** @param body bytes, or text of one byte a character */
type Answer = (status: number, type: string, body: string | Buffer) => void;

/** Up to here head and body are joined for one write; beyond, copying them costs more than a second buffer. */
const joined = 4096;

/** What one connection may ask of the lane: `take` is false for what is none of its requests, and answers the others once. */
const createTaker = (line: Socket, { votes, stations, tally, placeOf, log }: Lane, answer: Answer) => {
  const home = placeOf({ socket: line, headers: {} });
  const voter: Voter & { place: Place } = {
    place: home,
    hear(said, poll) {
      tally.vote(said.code);
      // ASCII only.
      answer(statusOf[said.code], json, textOf(said, poll));
    },
  };
  const takeVote = ({ headers }: DoorRequest, { poll, choice }: VoteAddress): void => {
    const { 'x-pass': pass, 'x-sequence': sequence, 'x-forwarded-for': forwarded } = headers;
    voter.place = forwarded === undefined ? home : placeOf({ socket: line, headers: { 'x-forwarded-for': forwarded } });
    votes.take({ poll, choice, pass, sequence }, voter);
  };
  const takeBatch = (request: DoorRequest, poll: string): void => {
    const reply: StationReply = (status, said) => {
      if (Buffer.isBuffer(said)) answer(status, 'application/octet-stream', said);
      else answer(status, json, Buffer.from(JSON.stringify(said)).toString('latin1'));
    };
    stations.answer({ ...request, poll }, reply).catch(giveUp);
  };
  /** A fault of ours: it ends this connection, and neither the door nor whoever is answered in the same turn. */
  const giveUp = (error: unknown): void => {
    log.error({ reason: String(error) }, 'A vote or a batch could not be answered.');
    line.destroy();
  };
  return (request: DoorRequest): boolean => {
    const address = request.body.length === 0 ? readVoteAddress(request.path) : undefined;
    const batchOf = address ? undefined : readBatchPath(request.path);
    if (!address && batchOf === undefined) return false;
    try {
      if (address) takeVote(request, address);
      else takeBatch(request, batchOf ?? '');
    } catch (error) {
      giveUp(error);
    }
    return true;
  };
};

/** One connection. Returns how to end it once it is answered. */
const serve = (line: Socket, lane: Lane): (() => void) => {
  const { turnAway, server, headOf, handOver, tally } = lane;
  let hasAsked = false;
  let isBusy = false;
  let hasEnded = false;
  let waiting: Buffer | undefined;

  const take = createTaker(line, lane, (status, type, body) => {
    isBusy = false;
    if (line.destroyed) return;
    if (line.writableLength > limits.unreadByPhone) {
      tally.shed('request-not-reading');
      line.destroy();
      return;
    }
    const head = headOf(status, type, body.length);
    if (body.length > joined) {
      line.cork();
      line.write(head, 'latin1');
      line.write(body, 'latin1');
      line.uncork();
    } else line.write(head + (typeof body === 'string' ? body : body.toString('latin1')), 'latin1');
    const next = waiting;
    waiting = undefined;
    if (next) {
      line.resume();
      read(next);
    } else if (hasEnded) line.end();
  });
  const read = (bytes: Buffer): void => {
    const request = readDoorRequest(bytes);
    // It may be answered before `take` returns.
    isBusy = true;
    if (!request || !take(request)) {
      leave(bytes);
      return;
    }
    if (!hasAsked) line.setTimeout(server.keepAliveTimeout);
    hasAsked = true;
  };
  const hear = (bytes: Buffer): void => {
    // It was turned away, or is being closed.
    if (line.writableEnded) return;
    if (!isBusy) {
      read(bytes);
      return;
    }
    waiting = waiting ? Buffer.concat([waiting, bytes]) : bytes;
    line.pause();
  };
  const late = (): void => {
    if (isBusy) return;
    if (hasAsked || line.writableEnded) line.destroy();
    else turnAway(line);
  };
  const end = (): void => {
    hasEnded = true;
    if (!isBusy) line.end();
  };
  const broken = (): void => {
    line.destroy();
  };
  const leave = (bytes: Buffer): void => {
    // Its other half is closed: Node would wait for an end that has been.
    if (hasEnded) {
      line.end();
      return;
    }
    line.removeListener('data', hear).removeListener('timeout', late).removeListener('end', end).removeListener('error', broken);
    line.setTimeout(0);
    handOver(line, bytes);
  };
  line.on('data', hear).on('timeout', late).on('end', end).on('error', broken);
  line.setTimeout(server.headersTimeout);
  return end;
};

/** Takes the server's connections, before it has any. */
export const openHttpLane = (server: Server, options: Options): HttpLane => {
  const lines = new Map<Socket, () => void>();
  const toNode = server.listeners('connection') as ((line: Socket) => void)[];
  const headOf = createHeads(options.clock, server.keepAliveTimeout / 1000);
  const handOver = (line: Socket, bytes: Buffer): void => {
    lines.delete(line);
    for (const take of toNode) take.call(server, line);
    line.unshift(bytes);
  };
  server.removeAllListeners('connection');
  server.on('connection', (line: Socket) => {
    lines.set(line, serve(line, { ...options, server, headOf, handOver }));
    line.once('close', () => lines.delete(line));
  });
  return {
    closeIdle() {
      for (const endWhenAnswered of lines.values()) endWhenAnswered();
    },
    closeAll() {
      for (const line of lines.keys()) line.destroy();
    },
  };
};
