/** The feed's addresses: the stream, the snapshot, the rows, figures that were published before, and what a station says of itself. */
import type { Request, Response, Router } from 'express';
import type { Wares } from '../contract/station-desk.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedBook } from '../ports/feed-book.ts';
import { acknowledge } from './acknowledging.ts';
import { answerDumped, type Dump } from './dumped.ts';
import { type FeedLine, openFeedLine } from './feed-line.ts';
import { openFeedText } from './feed-text.ts';
import { type HasRoom, howOften } from './how-often.ts';
import { answerRefused, type Caller } from './key-gate.ts';
import { tooMany } from './listening.ts';
import { pollersRouter } from './pollers.ts';
import { bodyReader } from './read-body.ts';
import { answerRecordedFigures } from './recorded-figures.ts';
import type { Found } from './seat-finder.ts';
import type { StationSeat } from './station-seat.ts';
import type { Enter, HowToOpen } from './stations-sockets.ts';

/** Partners' pages live on other origins; the key, not the origin, lets them in. */
const openToPages = (request: Request, response: Response, next: () => void) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'Authorization, Content-Type, Last-Event-ID, If-None-Match',
    'access-control-expose-headers': 'ETag, Retry-After',
    'access-control-max-age': '600',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
};

const answerState = (epoch: string, seat: StationSeat, request: Request, response: Response) => {
  const figures = seat.figures();
  const code = seat.code();
  const tag = `"${seat.snapshot().id}-${figures?.revision ?? 0}-${code ? `${code.code}-${code.until}` : 0}"`;
  response.set({ etag: tag, 'cache-control': 'no-cache' });
  // Not Express's `fresh`: it answers whole to clients that send "no-cache" along with their tag, as Node's fetch does.
  if (request.get('if-none-match') === tag) response.status(304).end();
  else response.json({ epoch, snapshot: seat.snapshot(), figures: figures ?? null, code });
};

/** Whoever asks too often is told so, and gets nothing else. */
const within = async (hasRoom: HasRoom, seat: StationSeat, response: Response, answer: () => Promise<void>): Promise<void> => {
  if (await hasRoom(seat.partner().station.id, response)) await answer();
};

type RouteNeeds = {
  readonly clock: Clock;
  readonly epoch: string;
  readonly base?: string;
  readonly book?: Pick<FeedBook, 'figuresAfter'>;
  readonly dumped?: Dump;
  /** What the figures of now are of. */
  readonly wares: () => Wares;
  readonly find: (caller: Caller) => Found;
  readonly look: (seat: StationSeat) => void;
  readonly openLine: (seat: StationSeat, address: string | undefined, how: HowToOpen) => FeedLine;
  readonly enter: Enter;
};

export const addRoutes = (router: Router, { clock, epoch, base, book, dumped, wares, find, look, openLine, enter }: RouteNeeds) => {
  const written = openFeedText();
  // Each page is read from disk: one station that catches up keeps no other waiting.
  const mayRead = howOften(20, 5);
  // Each is on record for good; a button that bounces is no reason to refuse one that counts.
  const mayDump = howOften(5, 60);
  const readBody = bodyReader('1kb');
  const foundFor = (request: Request, response: Response): Extract<Found, { ok: true }> | undefined => {
    const found = find(request);
    if (found.ok) return found;
    answerRefused(response, found, true);
    return undefined;
  };
  /** Whoever is to be told of it. */
  const see = (request: Request, response: Response) => {
    const found = foundFor(request, response);
    if (found) look(found.seat);
    if (found && !request.path.endsWith('/stream')) found.seat.polled(request.ip);
    return found;
  };
  router.use('/stations/v1', openToPages);
  router.get('/stations/v1/state', (request, response) => {
    const seat = see(request, response)?.seat;
    if (seat) answerState(epoch, seat, request, response);
  });
  router.use(pollersRouter((request, response) => see(request, response)?.seat, { now: clock.now, isTest: base !== undefined }));
  router.get('/stations/v1/stream', (request, response) => {
    const found = see(request, response);
    const many = found && tooMany(found.seat);
    if (many) response.status(429).json(many);
    if (!found || many) return;
    const line = openLine(found.seat, request.ip, (source, onSlow) => openFeedLine(response, clock.now, written(source), onSlow));
    const who = { lastId: request.get('last-event-id'), address: request.ip, cut: () => response.destroy() };
    response.on('close', enter(found, line, who));
  });
  router.get('/stations/v1/figures', (request, response, next) => {
    const seat = foundFor(request, response)?.seat;
    if (seat) within(mayRead, seat, response, () => answerRecordedFigures(book, seat, wares(), request, response)).catch(next);
  });
  router.post('/stations/v1/dumped', (request, response, next) => {
    const seat = foundFor(request, response)?.seat;
    if (seat) within(mayDump, seat, response, () => answerDumped(dumped, seat, response)).catch(next);
  });
  router.post('/stations/v1/ack', async (request, response) => {
    const seat = foundFor(request, response)?.seat;
    if (!seat) return;
    const { status, ...reply } = acknowledge(seat, await readBody(request, response), clock.now());
    if (status === 204) response.status(204).end();
    else response.status(status).json(reply);
  });
};
