/**
 * The partners' feed: `GET /stations/v1/stream` (server-sent events), `GET /stations/v1/state` (a snapshot) and `POST /stations/v1/ack`.
 *
 * Each partner hears, behind its own key, what `core/station-feed` lets it have: a snapshot, then every structural
 * event once and in order, figures and its own picture's code newest wins, a heartbeat at most two seconds apart. Who returns with a known
 * `Last-Event-ID` misses nothing; anyone else starts from a snapshot. No partner can slow the show.
 */
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import type { CodeNow } from '../core/station-code.ts';
import { feedMoment } from '../core/station-feed.ts';
import { stationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { Clock } from '../ports/clock.ts';
import { resumeId } from './dress/cloud-event.ts';
import { openFeedLine } from './feed-line.ts';
import { openFeedText } from './feed-text.ts';
import { refusalLog } from './refusal-log.ts';
import { openRounds, type Rounds } from './rounds.ts';
import { whoCalls } from './station-key.ts';
import { openSeat, type Partner, type StationSeat } from './station-seat.ts';
import type { Knock } from './wrong-keys.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type StationsNeeds = {
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
  readonly publishFigures: (figures: Figures) => void;
  /** Feeds only: overlay pages come in by another door. */
  readonly rows: () => readonly FeedRow[];
  /** How many structural events each station was due in this life of the server. */
  readonly due: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

const heartbeat = 1500;
/** Four a second: more helps no partner's graphics. */
const figuresGap = 250;
const mostFeeds = 20;
const AckBody = z.strictObject({ id: z.string().max(120), shownAt: z.number().int().optional() });

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

const acknowledge = (seat: StationSeat, request: Request, response: Response) => {
  const said = AckBody.safeParse(request.body);
  if (!said.success)
    return void response.status(400).json({ code: 'malformed', message: 'Send {"id": "<event id>", "shownAt": <epoch ms>}.' });
  if (seat.acknowledge({ ...said.data, id: resumeId(said.data.id) })) response.status(204).end();
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

export const stationsDoor = (needs: StationsNeeds): StationsDoor => {
  const { clock, log, epoch, stations } = needs;
  const { seatOf, all, settle } = openSeats(needs);
  const router = express.Router();
  const written = openFeedText();
  const sourceOf = (id: string) => `${needs.base ?? '/stations/v1'}/${id}`;
  const codes = codesForAll(needs, all);

  const refusals = refusalLog(clock, (fields, message) => log.warn(fields, message));
  const seatFor = seatFinder(needs, { seatOf, settle }, refusals);

  router.use('/stations/v1', openToPages);
  router.get('/stations/v1/state', (request, response) => {
    const seat = seatFor(request, response);
    if (!seat) return;
    codes.look(seat);
    answerState(epoch, seat, request, response);
  });
  router.get('/stations/v1/stream', (request, response) => {
    const seat = seatFor(request, response);
    if (!seat) return;
    if (seat.feeds() >= mostFeeds) {
      response.status(429).json({ code: 'too-many', message: `This station has ${mostFeeds} feeds open already. Close one.` });
      return;
    }
    const { id } = seat.row();
    const line = openFeedLine(response, clock.now, written(sourceOf(id)), () =>
      log.warn({ station: id }, 'A station’s feed was not read and was cut; it resumes by its last id.'),
    );
    codes.look(seat);
    const lastId = request.get('last-event-id');
    seat.join(line, lastId === undefined ? undefined : resumeId(lastId));
    log.info({ station: id, address: request.ip }, 'A station listens.');
    response.on('close', () => seat.leave(line));
  });

  router.post('/stations/v1/ack', express.json({ limit: '1kb', strict: true }), (request, response) => {
    const seat = seatFor(request, response);
    if (seat) acknowledge(seat, request, response);
  });

  const stopBeat = clock.every(heartbeat, () => {
    for (const seat of all()) seat.beat(clock.now());
  });
  const rounds = openRounds<StationSeat>((error) => log.warn({ error: String(error) }, 'A station could not be told of a change.'));
  const numbers = figuresForAll(clock, all, rounds);

  return {
    router,
    publish: (view) => {
      settle();
      const moment = feedMoment(view);
      const partners = new Map(stations().map((partner) => [seatOf(partner.station.id), partner] as const));
      const adopt = (seat: StationSeat) => {
        const partner = partners.get(seat);
        if (partner) seat.adopt(moment, partner);
      };
      rounds.begin(all(), adopt, codes.tell);
    },
    publishFigures: numbers.publish,
    rows: () => stations().flatMap(({ station }) => seatOf(station.id)?.row() ?? []),
    due: () => Object.fromEntries(all().map((seat) => [seat.row().id, seat.sequence()])),
    close: async () => {
      rounds.finish();
      stopBeat();
      refusals.close();
      numbers.close();
      codes.close();
      for (const seat of all()) seat.close();
    },
  };
};
