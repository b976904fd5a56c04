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
import { noWares, stationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { Partner } from '../core/station-settings-row.ts';
import type { Clock } from '../ports/clock.ts';
import { acknowledge } from './acknowledging.ts';
import { codesForAll } from './codes-for-all.ts';
import { type FeedLine, openFeedLine } from './feed-line.ts';
import { openFeedText } from './feed-text.ts';
import { answerRefused, type Caller, type GateNeeds, keyGate } from './key-gate.ts';
import { listen, slowWords, tooMany } from './listening.ts';
import { openFeeds } from './open-feeds.ts';
import { pollersRouter } from './pollers.ts';
import { openRounds, type Rounds } from './rounds.ts';
import { type Found, seatFinder } from './seat-finder.ts';
import { openSeat, type StationSeat } from './station-seat.ts';
import { type Enter, type HowToOpen, stationsSockets } from './stations-sockets.ts';
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
  /** What a key is worth. */
  readonly judge: GateNeeds['judge'];
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
  /** Some key or address may be worth nothing now: whoever is in by it is cut at once. */
  readonly recheck: () => void;
  /** Feeds only: overlay pages come in by another door. */
  readonly rows: () => readonly FeedRow[];
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
  let wares = noWares;
  let newest: Figures | undefined;
  let toldAt: EpochMs = 0;
  let cancel: (() => void) | undefined;
  const tell = () => {
    cancel = undefined;
    toldAt = clock.now();
    if (!newest) return;
    const figuresOf = stationFigures(newest, wares);
    rounds.begin(all(), (seat) => seat.figure(figuresOf));
  };
  return {
    /** What the figures are of. */
    follow: (view: OperatorView) => {
      wares = view.wares;
    },
    publish: (figures: Figures) => {
      newest = figures;
      cancel ??= clock.wakeAt(Math.max(clock.now(), toldAt + figuresGap), tell);
    },
    close: () => cancel?.(),
  };
};

type RouteNeeds = Pick<StationsNeeds, 'clock' | 'epoch' | 'base'> & {
  readonly find: (caller: Caller) => Found;
  readonly look: (seat: StationSeat) => void;
  readonly openLine: (seat: StationSeat, address: string | undefined, how: HowToOpen) => FeedLine;
  readonly enter: Enter;
};

const addRoutes = (router: Router, { clock, epoch, base, find, look, openLine, enter }: RouteNeeds) => {
  const written = openFeedText();
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
  router.post('/stations/v1/ack', express.json({ limit: '1kb', strict: true }), (request, response) => {
    const seat = foundFor(request, response)?.seat;
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

  const warn: Say = (fields, message) => log.warn(fields, message);
  const gate = keyGate(needs, 'A station’s feed was');
  const find = seatFinder(gate, { seatOf, settle });
  const open = openFeeds({ judge: needs.judge, stations, warn });
  const openLine = (seat: StationSeat, address: string | undefined, how: HowToOpen): FeedLine => {
    const { id } = seat.row();
    log.info({ station: id, address }, 'A station listens.');
    return how(`${needs.base ?? '/stations/v1'}/${id}`, () => log.warn({ station: id }, slowWords));
  };
  const enter: Enter = ({ seat, key }, line, { lastId, address = '', cut }) => {
    const leave = listen(seat, line, lastId);
    const gone = open.came({ station: seat.row().id, key, address, cut });
    return () => {
      gone();
      leave();
    };
  };

  const routes = { find, look: codes.look, openLine, enter };
  addRoutes(router, { ...needs, ...routes });
  const closeSockets = needs.io && stationsSockets({ io: needs.io, now: clock.now, ...routes });

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
    publish: (view) => {
      numbers.follow(view);
      publish(feedMoment(view));
    },
    publishMoment: publish,
    publishFigures: numbers.publish,
    recheck: open.recheck,
    rows: () => stations().flatMap(({ station }) => seatOf(station.id)?.row() ?? []),
    due: () => Object.fromEntries(all().map((seat) => [seat.row().id, seat.sequence()])),
    close: async () => {
      rounds.finish();
      stopBeat();
      gate.close();
      numbers.close();
      codes.close();
      closeSockets?.();
      for (const seat of all()) seat.close();
    },
  };
};
