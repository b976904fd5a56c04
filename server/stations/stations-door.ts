/**
 * The partners' feed: `GET /stations/v1/stream` (server-sent events), `GET /stations/v1/state` (a snapshot), flat rows for pollers, the same
 * events over sockets, and what a station says (`ack`, `dumped`). Structural events are posted to its own address too, where it has one.
 *
 * Each partner hears, behind its own key, what `core/station-feed` lets it have: a snapshot, then every structural
 * event once and in order, figures and its own picture's code newest wins, a heartbeat at most two seconds apart. Who returns with a known
 * `Last-Event-ID` misses nothing, also when it is of an earlier life of the server; anyone else starts from a snapshot. No partner can slow the show.
 */
import express, { type Request, type Response, type Router } from 'express';
import type { Server } from 'socket.io';
import type { Figures } from '../contract/graphics.ts';
import type { OperatorView } from '../contract/views.ts';
import type { FeedMoment } from '../core/feed-moment.ts';
import type { CodeNow } from '../core/station-code.ts';
import { stationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { Secrets } from '../core/station-secrets.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedBook } from '../ports/feed-book.ts';
import { acknowledge } from './acknowledging.ts';
import { changesForAll } from './changes-for-all.ts';
import { codesForAll } from './codes-for-all.ts';
import { answerDumped, type Dump } from './dumped.ts';
import { type FeedLine, openFeedLine } from './feed-line.ts';
import { type Earlier, nothingEarlier } from './feed-past.ts';
import { openFeedRecord } from './feed-record.ts';
import { openFeedText } from './feed-text.ts';
import { figuresForAll } from './figures-for-all.ts';
import { listen, slowWords, tooMany } from './listening.ts';
import { pollersRouter } from './pollers.ts';
import { answerRecordedFigures } from './recorded-figures.ts';
import { refusalLog } from './refusal-log.ts';
import { openRounds } from './rounds.ts';
import type { Partner } from './seat-feed.ts';
import { answerRefused, type Caller, type Found, seatFinder } from './seat-finder.ts';
import { openSeat, type StationSeat } from './station-seat.ts';
import { type HowToOpen, stationsSockets } from './stations-sockets.ts';
import { type WebhookNeeds, webhooksForAll } from './webhooks/webhooks-for-all.ts';
import type { Knock } from './wrong-keys.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type StationsNeeds = {
  /** Without it there is no feed over sockets. */
  readonly io?: Server;
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say };
  /** New in each life of the server. */
  readonly epoch: string;
  /** Where this feed is, as its events name their source. */
  readonly base?: string;
  readonly keyOf: (stationId: string) => string | undefined;
  /** The series' partners; may change between activations. */
  readonly stations: () => readonly Partner[];
  /** What this station's own picture carries at the origin now. */
  readonly code: (stationId: string) => CodeNow | undefined;
  /** Told of each that comes with a key: the right one, or a wrong one in the name of a station of the series. */
  readonly knocked: (knock: Knock) => void;
  /** Without one nothing outlives this life of the server. */
  readonly book?: Pick<FeedBook, 'write' | 'figuresAfter' | 'markHook'>;
  /** The station says that it has dumped its delay. @returns whether that is recorded, or why it is not done */
  readonly dumped?: Dump;
  /** Without it nothing is posted. */
  readonly webhooks?: WebhookNeeds;
  /** What the book had when this life began. */
  readonly earlier?: Earlier;
};

export type StationsDoor = {
  readonly router: Router;
  /** Call once for every adopted change, in order: what differs for a partner becomes its events. */
  readonly publish: (view: OperatorView, secrets?: Secrets) => void;
  /** The same, of a show that is not the house’s. */
  readonly publishMoment: (moment: FeedMoment) => void;
  readonly publishFigures: (figures: Figures) => void;
  /** Feeds only: overlay pages come in by another door. */
  readonly rows: () => readonly FeedRow[];
  /** How many structural events each station was due in this life of the server. */
  readonly due: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

const heartbeat = 1500;

/** Partners' pages live on other origins; the key, not the origin, lets them in. */
const openToPages = (request: Request, response: Response, next: () => void) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'Authorization, Content-Type, Last-Event-ID, If-None-Match',
    'access-control-expose-headers': 'ETag',
    'access-control-max-age': '600',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
};

type Seats = {
  readonly seatOf: (id: string) => StationSeat | undefined;
  readonly all: () => readonly StationSeat[];
  readonly settle: () => void;
};

/** A seat for each partner from the first time it is named, kept for the life of the door: its sequence never starts again. */
const openSeats = ({ stations, epoch, clock, earlier = nothingEarlier }: StationsNeeds): Seats => {
  const seats = new Map<string, StationSeat>();
  const open = (partner: Partner) => {
    const before = earlier.seats.get(partner.station.id);
    const seat = openSeat(epoch, partner, clock.now, before);
    const { figures } = earlier;
    if (figures && figures.activation === before?.state.activation) seat.figure(stationFigures(figures.figures));
    seats.set(partner.station.id, seat);
  };
  const settle = () => {
    for (const partner of stations()) if (!seats.has(partner.station.id)) open(partner);
  };
  settle();
  return { seatOf: (id) => seats.get(id), all: () => [...seats.values()], settle };
};

/** Of a station's own feed, as its events name it. */
const sourceOf =
  ({ base = '/stations/v1' }: Pick<StationsNeeds, 'base'>) =>
  (stationId: string): string =>
    `${base}/${stationId}`;

const answerState = (epoch: string, seat: StationSeat, request: Request, response: Response) => {
  const figures = seat.figures();
  const code = seat.code();
  const tag = `"${seat.snapshot().id}-${figures?.revision ?? 0}-${code ? `${code.code}-${code.until}` : 0}"`;
  response.set({ etag: tag, 'cache-control': 'no-cache' });
  // Not Express's `fresh`: it answers whole to clients that send "no-cache" along with their tag, as Node's fetch does.
  if (request.get('if-none-match') === tag) response.status(304).end();
  else response.json({ epoch, snapshot: seat.snapshot(), figures: figures ?? null, code });
};

type RouteNeeds = Pick<StationsNeeds, 'clock' | 'epoch' | 'base' | 'book' | 'dumped'> & {
  readonly find: (caller: Caller) => Found;
  readonly look: (seat: StationSeat) => void;
  readonly openLine: (seat: StationSeat, address: string | undefined, how: HowToOpen) => FeedLine;
};

const addRoutes = (router: Router, { clock, epoch, base, book, dumped, find, look, openLine }: RouteNeeds) => {
  const written = openFeedText();
  const seatFor = (request: Request, response: Response): StationSeat | undefined => {
    const found = find(request);
    if (found.ok) return found.seat;
    answerRefused(response, found);
    return undefined;
  };
  /** Whoever is to be told of it. */
  const see = (request: Request, response: Response): StationSeat | undefined => {
    const seat = seatFor(request, response);
    if (seat) look(seat);
    return seat;
  };
  router.use('/stations/v1', openToPages);
  router.get('/stations/v1/state', (request, response) => {
    const seat = see(request, response);
    if (seat) answerState(epoch, seat, request, response);
  });
  router.use(pollersRouter(see, { now: clock.now, isTest: base !== undefined }));
  router.get('/stations/v1/stream', (request, response) => {
    const seat = see(request, response);
    const many = seat && tooMany(seat);
    if (many) response.status(429).json(many);
    if (!seat || many) return;
    const line = openLine(seat, request.ip, (source, onSlow) => openFeedLine(response, clock.now, written(source), onSlow));
    response.on('close', listen(seat, line, request.get('last-event-id')));
  });
  router.get('/stations/v1/figures', (request, response, next) => {
    const seat = seatFor(request, response);
    if (seat) answerRecordedFigures(book, seat, request, response).catch(next);
  });
  router.post('/stations/v1/dumped', (request, response, next) => {
    const seat = seatFor(request, response);
    if (seat) answerDumped(dumped, seat, response).catch(next);
  });
  router.post('/stations/v1/ack', express.json({ limit: '1kb', strict: true }), (request, response) => {
    const seat = seatFor(request, response);
    if (!seat) return;
    const { status, ...reply } = acknowledge(seat, request.body);
    if (status === 204) response.status(204).end();
    else response.status(status).json(reply);
  });
};

/** Whom changes, figures and codes are told to, and in which order. */
const openTelling = (needs: StationsNeeds, seats: Seats) => {
  const { clock, log, epoch, stations, earlier = nothingEarlier } = needs;
  const { all, seatOf } = seats;
  const codes = codesForAll(needs, all);
  const rounds = openRounds<StationSeat>((error) => log.warn({ error: String(error) }, 'A station could not be told of a change.'));
  const record = openFeedRecord({ book: needs.book, clock, report: (error, what) => log.warn({ error: String(error) }, what) });
  const source = sourceOf(needs);
  const hooks = needs.webhooks && webhooksForAll({ ...needs.webhooks, source, clock, marks: earlier.hooks, book: needs.book, log });
  const told = () => {
    codes.tell();
    hooks?.follow(stations(), seatOf);
  };
  const changes = changesForAll({ clock, epoch, stations, seats, rounds, record, told });
  const numbers = figuresForAll({ clock, all, rounds, record, activation: changes.activation, earlier });
  return {
    ...{ codes, hooks, changes, numbers },
    close: async () => {
      changes.close();
      rounds.finish();
      await record.close();
      rounds.finish();
      hooks?.close();
      numbers.close();
      codes.close();
    },
  };
};

export const stationsDoor = (needs: StationsNeeds): StationsDoor => {
  const { clock, log, stations } = needs;
  const seats = openSeats(needs);
  const { seatOf, all } = seats;
  const router = express.Router();
  const { codes, hooks, changes, numbers, close } = openTelling(needs, seats);

  const refusals = refusalLog(clock, (fields, message) => log.warn(fields, message));
  const find = seatFinder(needs, seats, refusals);
  const source = sourceOf(needs);
  const openLine = (seat: StationSeat, address: string | undefined, how: HowToOpen): FeedLine => {
    const { id } = seat.row();
    log.info({ station: id, address }, 'A station listens.');
    return how(source(id), () => log.warn({ station: id }, slowWords));
  };

  addRoutes(router, { ...needs, find, look: codes.look, openLine });
  const closeSockets = needs.io && stationsSockets({ io: needs.io, find, look: codes.look, open: openLine, now: clock.now });

  const stopBeat = clock.every(heartbeat, () => {
    for (const seat of all()) seat.beat(clock.now());
  });

  return {
    router,
    publish: changes.publish,
    publishMoment: changes.publishMoment,
    publishFigures: numbers.publish,
    rows: () =>
      stations().flatMap(({ station: { id, webhooks = [] } }) => {
        const row = seatOf(id)?.row();
        if (!row) return [];
        return hooks && webhooks.length > 0 ? { ...row, webhooks: hooks.rowsOf(id, webhooks) } : row;
      }),
    due: () => Object.fromEntries(all().map((seat) => [seat.row().id, seat.sequence()])),
    close: async () => {
      await close();
      stopBeat();
      refusals.close();
      closeSockets?.();
      for (const seat of all()) seat.close();
    },
  };
};
