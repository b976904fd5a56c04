/**
 * The partners' feed: `GET /stations/v1/stream` (server-sent events), `GET /stations/v1/state` (a snapshot), flat rows for pollers, the same
 * events over sockets, and `POST /stations/v1/ack`.
 *
 * Each partner hears, behind its own key, what `core/station-feed` lets it have: a snapshot, then every structural
 * event once and in order, figures and its own picture's code newest wins, a heartbeat at most two seconds apart. Who returns with a known
 * `Last-Event-ID` misses nothing; anyone else starts from a snapshot. No partner can slow the show.
 */
import express, { type Request, type Response, type Router } from 'express';
import type { Server } from 'socket.io';
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import type { CodeNow } from '../core/station-code.ts';
import { type FeedMoment, feedMoment } from '../core/station-feed.ts';
import { stationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { Clock } from '../ports/clock.ts';
import { acknowledge } from './acknowledging.ts';
import type { SeatDelivery } from './delivery-desk.ts';
import { type FeedLine, openFeedLine } from './feed-line.ts';
import { openFeedText } from './feed-text.ts';
import { listen, slowWords, tooMany } from './listening.ts';
import { pollersRouter } from './pollers.ts';
import { refusalLog } from './refusal-log.ts';
import { openRounds, type Rounds } from './rounds.ts';
import { answerRefused, type Caller, type Found, seatFinder } from './seat-finder.ts';
import { openSeat, type Partner, type StationSeat } from './station-seat.ts';
import { type HowToOpen, stationsSockets } from './stations-sockets.ts';
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
};

export type StationsDoor = {
  readonly router: Router;
  /** Call once for every adopted change, in order: what differs for a partner becomes its events. */
  readonly publish: (view: OperatorView) => void;
  /** The same, of a show that is not the house’s. */
  readonly publishMoment: (moment: FeedMoment) => void;
  readonly publishFigures: (figures: Figures) => void;
  /** Feeds only: overlay pages come in by another door. */
  readonly rows: () => readonly FeedRow[];
  /** By station, what was delivered over its feeds since this was asked last: for one who asks. */
  readonly delivered: () => Readonly<Record<string, SeatDelivery>>;
  /** How many structural events each station was due in this life of the server. */
  readonly due: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

const heartbeat = 1500;
/** Four a second: more helps no partner's graphics. */
const figuresGap = 250;

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
const openSeats = ({ stations, epoch, clock }: StationsNeeds): Seats => {
  const seats = new Map<string, StationSeat>();
  const settle = () => {
    for (const partner of stations())
      if (!seats.has(partner.station.id)) seats.set(partner.station.id, openSeat(epoch, partner, clock.now));
  };
  settle();
  return { seatOf: (id) => seats.get(id), all: () => [...seats.values()], settle };
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

/** The newest figures to everyone, not too often. */
const figuresForAll = (clock: Clock, all: Seats['all'], rounds: Rounds<StationSeat>) => {
  let newest: Figures | undefined;
  let toldAt: EpochMs = 0;
  let cancel: (() => void) | undefined;
  const tell = () => {
    cancel = undefined;
    toldAt = clock.now();
    if (!newest) return;
    const figuresOf = stationFigures(newest);
    rounds.begin(all(), (seat) => seat.figure(figuresOf));
  };
  return {
    publish: (figures: Figures) => {
      newest = figures;
      cancel ??= clock.wakeAt(Math.max(clock.now(), toldAt + figuresGap), tell);
    },
    close: () => cancel?.(),
  };
};

/** The codes of the pictures: told now, and again when the first of them is due another. None is made for a station that nobody listens to. */
const codesForAll = ({ clock, code }: StationsNeeds, all: Seats['all']) => {
  let cancel: (() => void) | undefined;
  let dueAt: EpochMs = Number.POSITIVE_INFINITY;
  const rest = () => {
    cancel?.();
    cancel = undefined;
    dueAt = Number.POSITIVE_INFINITY;
  };
  /** Before somebody is told of this seat. */
  const look = (seat: StationSeat) => {
    const due = seat.scan(() => code(seat.row().id));
    if (due >= dueAt) return;
    cancel?.();
    dueAt = due;
    cancel = clock.wakeAt(due, tell);
  };
  const tell = () => {
    rest();
    for (const seat of all()) if (seat.feeds() > 0) look(seat);
  };
  return { tell, look, close: rest };
};

type RouteNeeds = Pick<StationsNeeds, 'clock' | 'epoch' | 'base'> & {
  readonly find: (caller: Caller) => Found;
  readonly look: (seat: StationSeat) => void;
  readonly openLine: (seat: StationSeat, address: string | undefined, how: HowToOpen) => FeedLine;
};

const addRoutes = (router: Router, { clock, epoch, base, find, look, openLine }: RouteNeeds) => {
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
    if (seat && !request.path.endsWith('/stream')) seat.polled(request.ip);
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
  router.post('/stations/v1/ack', express.json({ limit: '1kb', strict: true }), (request, response) => {
    const seat = seatFor(request, response);
    if (!seat) return;
    const { status, ...reply } = acknowledge(seat, request.body);
    if (status === 204) response.status(204).end();
    else response.status(status).json(reply);
  });
};

export const stationsDoor = (needs: StationsNeeds): StationsDoor => {
  const { clock, log, stations } = needs;
  const { seatOf, all, settle } = openSeats(needs);
  const router = express.Router();
  const codes = codesForAll(needs, all);

  const refusals = refusalLog(clock, (fields, message) => log.warn(fields, message));
  const find = seatFinder(needs, { seatOf, settle }, refusals);
  const openLine = (seat: StationSeat, address: string | undefined, how: HowToOpen): FeedLine => {
    const { id } = seat.row();
    log.info({ station: id, address }, 'A station listens.');
    return { ...how(`${needs.base ?? '/stations/v1'}/${id}`, () => log.warn({ station: id }, slowWords)), from: address };
  };

  addRoutes(router, { ...needs, find, look: codes.look, openLine });
  const closeSockets = needs.io && stationsSockets({ io: needs.io, find, look: codes.look, open: openLine, now: clock.now });

  const stopBeat = clock.every(heartbeat, () => {
    for (const seat of all()) seat.beat(clock.now());
  });
  const rounds = openRounds<StationSeat>((error) => log.warn({ error: String(error) }, 'A station could not be told of a change.'));
  const numbers = figuresForAll(clock, all, rounds);

  const publish = (moment: FeedMoment) => {
    settle();
    const partners = new Map(stations().map((partner) => [seatOf(partner.station.id), partner] as const));
    const adopt = (seat: StationSeat) => {
      const partner = partners.get(seat);
      if (partner) seat.adopt(moment, partner);
    };
    rounds.begin(all(), adopt, codes.tell);
  };

  return {
    router,
    publish: (view) => publish(feedMoment(view)),
    publishMoment: publish,
    publishFigures: numbers.publish,
    rows: () => stations().flatMap(({ station }) => seatOf(station.id)?.row() ?? []),
    delivered: () => Object.fromEntries(all().map((seat) => [seat.row().id, seat.delivered()])),
    due: () => Object.fromEntries(all().map((seat) => [seat.row().id, seat.sequence()])),
    close: async () => {
      rounds.finish();
      stopBeat();
      refusals.close();
      numbers.close();
      codes.close();
      closeSockets?.();
      for (const seat of all()) seat.close();
    },
  };
};
