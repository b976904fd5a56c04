/**
 * The express lane of plain HTTP: a vote is read from a connection's first bytes on, and answered in one write.
 *
 * Whatever is not one whole vote (read-vote-request.ts) goes to Node's own HTTP server, with the connection and for good.
 * One vote is on its way in each connection; what comes meanwhile waits its turn. Silence before the first
 * request is answered as Node answers it, and a connection that has voted is kept as long as Node would keep it.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../ports/clock.ts';
import type { Place, PlaceOf } from './address-prefix.ts';
import type { Voter } from './ballot-groups.ts';
import type { DoorTally } from './door-tally.ts';
import { type HttpVotes, statusOf, textOf } from './http-votes.ts';
import { readVoteRequest } from './read-vote-request.ts';

type Options = {
  readonly votes: HttpVotes;
  readonly tally: DoorTally;
  readonly clock: Clock;
  readonly placeOf: PlaceOf;
  /** Answers a connection on which nothing was asked in time. */
  turnAway(line: Socket): void;
};

export type HttpLane = { close(): void };

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

/** Heads differ in status, length and second; ASCII only, so that a body has as many bytes as characters. */
const createHeads = (clock: Clock, keepAliveSeconds: number) => {
  let second = 0;
  let date = '';
  return (status: number, length: number): string => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) date = new Date(now * 1000).toUTCString();
    second = now;
    return `HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${length}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nDate: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}\r\n\r\n`;
  };
};

type Lane = Options & {
  readonly server: Server;
  headOf(status: number, length: number): string;
  /** The connection is Node's from now on, these bytes first. */
  handOver(line: Socket, bytes: Buffer): void;
};

const serve = (line: Socket, { votes, tally, placeOf, turnAway, server, headOf, handOver }: Lane): void => {
  const home = placeOf({ socket: line, headers: {} });
  let hasAsked = false;
  let isBusy = false;
  let hasEnded = false;
  let waiting: Buffer | undefined;

  const goOn = (): void => {
    const next = waiting;
    waiting = undefined;
    if (next) {
      line.resume();
      read(next);
    } else if (hasEnded) line.end();
  };
  const voter: Voter & { place: Place } = {
    place: home,
    hear(answer, poll) {
      tally.vote(answer.code);
      if (line.destroyed) return;
      const text = textOf(answer, poll);
      line.write(headOf(statusOf[answer.code], text.length) + text, 'latin1');
      isBusy = false;
      goOn();
    },
  };
  const read = (bytes: Buffer): void => {
    const asked = readVoteRequest(bytes);
    if (!asked) {
      leave(bytes);
      return;
    }
    if (!hasAsked) line.setTimeout(server.keepAliveTimeout);
    hasAsked = true;
    isBusy = true;
    voter.place = asked.forwarded === undefined ? home : placeOf({ socket: line, headers: { 'x-forwarded-for': asked.forwarded } });
    votes.take(asked, voter);
  };
  const hear = (bytes: Buffer): void => {
    if (!isBusy) {
      read(bytes);
      return;
    }
    waiting = waiting ? Buffer.concat([waiting, bytes]) : bytes;
    line.pause();
  };
  const late = (): void => {
    if (isBusy) return;
    if (hasAsked) line.destroy();
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
      line.destroy();
      return;
    }
    line.removeListener('data', hear).removeListener('timeout', late).removeListener('end', end).removeListener('error', broken);
    line.setTimeout(0);
    handOver(line, bytes);
  };
  line.on('data', hear).on('timeout', late).on('end', end).on('error', broken);
  line.setTimeout(server.headersTimeout);
};

/** Takes the server's connections, before it has any. */
export const openHttpLane = (server: Server, options: Options): HttpLane => {
  const lines = new Set<Socket>();
  const toNode = server.listeners('connection') as ((line: Socket) => void)[];
  const headOf = createHeads(options.clock, server.keepAliveTimeout / 1000);
  const handOver = (line: Socket, bytes: Buffer): void => {
    lines.delete(line);
    for (const take of toNode) take.call(server, line);
    line.unshift(bytes);
  };
  server.removeAllListeners('connection');
  server.on('connection', (line: Socket) => {
    lines.add(line);
    line.once('close', () => lines.delete(line));
    serve(line, { ...options, server, headOf, handOver });
  });
  return {
    close() {
      for (const line of lines) line.destroy();
    },
  };
};
