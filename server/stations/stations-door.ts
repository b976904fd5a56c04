/**
 * The partners' feed: `GET /stations/v1/stream` (server-sent events), `GET /stations/v1/state` (a snapshot) and `POST /stations/v1/ack`.
 *
 * Each partner hears, behind its own key, what `core/station-feed` lets it have: a snapshot, then every structural
 * event once and in order, figures and its own picture's code newest wins, a heartbeat at most two seconds apart. Who returns with a known
 * `Last-Event-ID` misses nothing, also when it is of an earlier life of the server; anyone else starts from a snapshot. No partner can slow the show.
 */
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Figures } from '../contract/graphics.ts';
import type { OperatorView } from '../contract/views.ts';
import type { CodeNow } from '../core/station-code.ts';
import { stationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedBook } from '../ports/feed-book.ts';
import { changesForAll } from './changes-for-all.ts';
import { codesForAll } from './codes-for-all.ts';
import { answerDumped, type Dump } from './dumped.ts';
import { openFeedLine } from './feed-line.ts';
import { type Earlier, nothingEarlier } from './feed-past.ts';
import { openFeedRecord } from './feed-record.ts';
import { openFeedText } from './feed-text.ts';
import { figuresForAll } from './figures-for-all.ts';
import { answerRecordedFigures } from './recorded-figures.ts';
import { refusalLog } from './refusal-log.ts';
import { openRounds } from './rounds.ts';
import type { Partner } from './seat-feed.ts';
import { whoCalls } from './station-key.ts';
import { openSeat, type StationSeat } from './station-seat.ts';
import { type WebhookNeeds, webhooksForAll } from './webhooks/webhooks-for-all.ts';
import type { Knock } from './wrong-keys.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type StationsNeeds = {
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say };
  /** New in each life of the server. */
  readonly epoch: string;
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
  readonly publish: (view: OperatorView) => void;
  readonly publishFigures: (figures: Figures) => void;
  /** Feeds only: overlay pages come in by another door. */
  readonly rows: () => readonly FeedRow[];
  /** How many structural events each station was due in this life of the server. */
  readonly due: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

const heartbeat = 1500;
const mostFeeds = 20;
const AckBody = z.strictObject({ id: z.string().max(80), shownAt: z.number().int().optional() });

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

const answerState = (epoch: string, seat: StationSeat, request: Request, response: Response) => {
  const figures = seat.figures();
  const code = seat.code();
  const tag = `"${seat.snapshot().id}-${figures?.revision ?? 0}-${code ? `${code.code}-${code.until}` : 0}"`;
  response.set({ etag: tag, 'cache-control': 'no-cache' });
  // Not Express's `fresh`: it answers whole to clients that send "no-cache" along with their tag, as Node's fetch does.
  if (request.get('if-none-match') === tag) response.status(304).end();
  else response.json({ epoch, snapshot: seat.snapshot(), figures: figures ?? null, code });
};

const acknowledge = (seat: StationSeat, request: Request, response: Response) => {
  const said = AckBody.safeParse(request.body);
  if (!said.success)
    return void response.status(400).json({ code: 'malformed', message: 'Send {"id": "<event id>", "shownAt": <epoch ms>}.' });
  if (seat.acknowledge(said.data)) response.status(204).end();
  else response.status(404).json({ code: 'unknown', message: 'We do not know this event (any more).' });
};

/** The caller's seat; answers and logs the refusal when it has none. */
const seatFinder =
  (
    { stations, keyOf, knocked }: StationsNeeds,
    { seatOf, settle }: Pick<Seats, 'seatOf' | 'settle'>,
    refusals: ReturnType<typeof refusalLog>,
  ) =>
  (request: Request, response: Response): StationSeat | undefined => {
    settle();
    const ids = stations().map(({ station }) => station.id);
    const caller = whoCalls(request, ids, keyOf);
    const seat = caller.ok ? seatOf(caller.stationId) : undefined;
    const address = request.ip ?? '';
    if (caller.ok) knocked({ station: caller.stationId, address, isRight: true });
    if (seat) return seat;
    const meant = ids.find((id) => id === request.query.station);
    if (!caller.ok && caller.hadKey && meant !== undefined) knocked({ station: meant, address, isRight: false });
    const { status, message } = caller.ok ? { status: 401, message: 'This station is not in the series.' } : caller;
    refusals.refused({ status, address, path: request.path }, `A station’s feed was refused: ${message}`);
    if (status === 401) response.set('www-authenticate', 'Bearer realm="stations"');
    response.status(status).json({ code: status === 403 ? 'not-yours' : 'no-key', message });
    return undefined;
  };

/** Opens a line to this seat, and closes it with its connection. */
const openLines = ({ clock, log }: StationsNeeds, look: (seat: StationSeat) => void) => {
  const written = openFeedText();
  return (seat: StationSeat, request: Request, response: Response) => {
    if (seat.feeds() >= mostFeeds) {
      response.status(429).json({ code: 'too-many', message: `This station has ${mostFeeds} feeds open already. Close one.` });
      return;
    }
    const { id } = seat.row();
    const line = openFeedLine(response, clock.now, written, () =>
      log.warn({ station: id }, 'A station’s feed was not read and was cut; it resumes by its last id.'),
    );
    look(seat);
    seat.join(line, request.get('last-event-id'));
    log.info({ station: id, address: request.ip }, 'A station listens.');
    response.on('close', () => seat.leave(line));
  };
};

export const stationsDoor = (needs: StationsNeeds): StationsDoor => {
  const { clock, log, epoch, stations } = needs;
  const seats = openSeats(needs);
  const { seatOf, all } = seats;
  const router = express.Router();
  const codes = codesForAll(needs, all);
  const listen = openLines(needs, codes.look);

  const refusals = refusalLog(clock, (fields, message) => log.warn(fields, message));
  const seatFor = seatFinder(needs, seats, refusals);

  router.use('/stations/v1', openToPages);
  router.get('/stations/v1/state', (request, response) => {
    const seat = seatFor(request, response);
    if (!seat) return;
    codes.look(seat);
    answerState(epoch, seat, request, response);
  });
  router.get('/stations/v1/stream', (request, response) => {
    const seat = seatFor(request, response);
    if (seat) listen(seat, request, response);
  });

  router.get('/stations/v1/figures', (request, response, next) => {
    const seat = seatFor(request, response);
    if (seat) answerRecordedFigures(needs.book, seat, request, response).catch(next);
  });

  router.post('/stations/v1/dumped', (request, response, next) => {
    const seat = seatFor(request, response);
    if (seat) answerDumped(needs.dumped, seat, response).catch(next);
  });

  router.post('/stations/v1/ack', express.json({ limit: '1kb', strict: true }), (request, response) => {
    const seat = seatFor(request, response);
    if (seat) acknowledge(seat, request, response);
  });

  const stopBeat = clock.every(heartbeat, () => {
    for (const seat of all()) seat.beat(clock.now());
  });
  const rounds = openRounds<StationSeat>((error) => log.warn({ error: String(error) }, 'A station could not be told of a change.'));
  const record = openFeedRecord({ book: needs.book, clock, report: (error, what) => log.warn({ error: String(error) }, what) });
  const { earlier = nothingEarlier } = needs;
  const hooks = needs.webhooks && webhooksForAll({ ...needs.webhooks, clock, marks: earlier.hooks, book: needs.book, log });
  const told = () => {
    codes.tell();
    hooks?.follow(stations(), seatOf);
  };
  const changes = changesForAll({ epoch, stations, seats, rounds, record, told });
  const numbers = figuresForAll({ clock, all, rounds, record, activation: changes.activation, earlier });

  return {
    router,
    publish: changes.publish,
    publishFigures: numbers.publish,
    rows: () =>
      stations().flatMap(({ station: { id, webhooks = [] } }) => {
        const row = seatOf(id)?.row();
        if (!row) return [];
        return hooks && webhooks.length > 0 ? { ...row, webhooks: hooks.rowsOf(id, webhooks) } : row;
      }),
    due: () => Object.fromEntries(all().map((seat) => [seat.row().id, seat.sequence()])),
    close: async () => {
      rounds.finish();
      await record.close();
      rounds.finish();
      hooks?.close();
      stopBeat();
      refusals.close();
      numbers.close();
      codes.close();
      for (const seat of all()) seat.close();
    },
  };
};
