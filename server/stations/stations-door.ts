/**
 * The partners' feed: `GET /stations/v1/stream` (server-sent events), `GET /stations/v1/state` (a snapshot), flat rows for pollers, the same
 * events over sockets, and what a station says (`ack`, `dumped`). Structural events are posted to its own address too, where it has one.
 *
 * Each partner hears, behind its own key, what `core/station-feed` lets it have: a snapshot, then every structural
 * event once and in order, figures and its own picture's code newest wins, a heartbeat at most two seconds apart. Who returns with a known
 * `Last-Event-ID` misses nothing, also when it is of an earlier life of the server; anyone else starts from a snapshot. No partner can slow the show.
 */
import express, { type Router } from 'express';
import type { Server } from 'socket.io';
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { FeedMoment } from '../core/feed-moment.ts';
import type { CodeNow } from '../core/station-code.ts';
import { stationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { Secrets } from '../core/station-secrets.ts';
import type { Partner } from '../core/station-settings-row.ts';
import type { ToldStations } from '../core/station-show.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedBook } from '../ports/feed-book.ts';
import { changesForAll } from './changes-for-all.ts';
import { codesForAll } from './codes-for-all.ts';
import type { SeatDelivery } from './delivery-desk.ts';
import type { Dump } from './dumped.ts';
import type { FeedLine } from './feed-line.ts';
import { type Earlier, nothingEarlier } from './feed-past.ts';
import { openFeedRecord } from './feed-record.ts';
import { addRoutes } from './feed-routes.ts';
import { figuresForAll } from './figures-for-all.ts';
import { openHeartbeats } from './heartbeats.ts';
import { type GateNeeds, keyGate } from './key-gate.ts';
import { listen, slowWords } from './listening.ts';
import { openFeeds } from './open-feeds.ts';
import { openRounds } from './rounds.ts';
import { seatFinder } from './seat-finder.ts';
import { openSeat, type StationSeat } from './station-seat.ts';
import { type Enter, type HowToOpen, stationsSockets } from './stations-sockets.ts';
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
  /** What a key is worth. */
  readonly judge: GateNeeds['judge'];
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
  /** Until then the house's own pages draw what they were told last: stations wait for that. */
  readonly pictureBy?: () => EpochMs;
};

export type StationsDoor = {
  readonly router: Router;
  /** Call once for every adopted change, in order: what differs for a partner becomes its events. */
  readonly publish: (view: ToldStations, secrets?: Secrets) => void;
  /** The same, of a show that is not the house’s. */
  readonly publishMoment: (moment: FeedMoment) => void;
  readonly publishFigures: (figures: Figures) => void;
  /** Some key or address may be worth nothing now: whoever is in by it is cut at once. */
  readonly recheck: () => void;
  /** Feeds only: overlay pages come in by another door. */
  readonly rows: () => readonly FeedRow[];
  /** A station's delay was read in its return picture. @returns false: no such station */
  readonly measured: (stationId: string, delay: Ms) => boolean;
  /** By station, what was delivered over its feeds since this was asked last: for one who asks. */
  readonly delivered: () => Readonly<Record<string, SeatDelivery>>;
  /** How many structural events each station was due in this life of the server. */
  readonly due: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

/** A break may end without a word of the show. */
const settleEvery = 1000;

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

/** Whom changes, figures and codes are told to, and in which order. */
const openTelling = (needs: StationsNeeds, seats: Seats) => {
  const { clock, log, epoch, stations, earlier = nothingEarlier } = needs;
  const { all, seatOf } = seats;
  const codes = codesForAll(needs, all);
  const report = (error: unknown) => log.warn({ error: String(error) }, 'A station could not be told of a change.');
  const rounds = openRounds<StationSeat>({ report, clock, notBefore: needs.pictureBy });
  const record = openFeedRecord({ book: needs.book, clock, report: (error, what) => log.warn({ error: String(error) }, what) });
  const source = sourceOf(needs);
  const hooks = needs.webhooks && webhooksForAll({ ...needs.webhooks, source, clock, marks: earlier.hooks, book: needs.book, log });
  const told = (whom: readonly StationSeat[]) => {
    codes.tell(whom);
    hooks?.follow(stations(), seatOf);
  };
  const changes = changesForAll({ clock, epoch, stations, seats, rounds, record, told });
  const numbers = figuresForAll({ clock, all, rounds, record, activation: changes.activation, earlier });
  return {
    ...{ codes, hooks, changes, numbers, wares: numbers.wares },
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
  const { codes, hooks, changes, numbers, wares, close } = openTelling(needs, seats);

  const warn: Say = (fields, message) => log.warn(fields, message);
  const gate = keyGate(needs, 'A station’s feed was');
  const find = seatFinder(gate, seats);
  const open = openFeeds({ judge: needs.judge, stations, warn });
  const source = sourceOf(needs);
  const beats = openHeartbeats(clock, () => {
    for (const seat of all()) seat.beat(clock.now());
  });
  const openLine = (seat: StationSeat, address: string | undefined, how: HowToOpen): FeedLine => {
    const { id } = seat.row();
    log.info({ station: id, address }, 'A station listens.');
    return { ...how(source(id), () => log.warn({ station: id }, slowWords)), from: address };
  };
  const enter: Enter = ({ seat, key }, line, { lastId, address = '', cut }) => {
    const leave = listen(seat, line, lastId);
    const gone = open.came({ station: seat.row().id, key, address, cut });
    const silent = beats.came();
    return () => {
      silent();
      gone();
      leave();
    };
  };

  const routes = { find, look: codes.look, openLine, enter };
  addRoutes(router, { ...needs, ...routes, wares });
  const closeSockets = needs.io && stationsSockets({ io: needs.io, now: clock.now, ...routes });

  const stopSettling = clock.every(settleEvery, () => {
    for (const seat of all()) seat.settle();
  });

  return {
    router,
    publish: (view, secrets) => {
      numbers.follow(view.wares);
      changes.publish(view, secrets);
    },
    publishMoment: changes.publishMoment,
    publishFigures: numbers.publish,
    recheck: open.recheck,
    rows: () =>
      stations().flatMap(({ station: { id, webhooks = [] } }) => {
        const row = seatOf(id)?.row();
        if (!row) return [];
        return hooks && webhooks.length > 0 ? { ...row, webhooks: hooks.rowsOf(id, webhooks) } : row;
      }),
    measured: (stationId, delay) => {
      const seat = seatOf(stationId);
      seat?.measured(delay);
      return seat !== undefined;
    },
    delivered: () => Object.fromEntries(all().map((seat) => [seat.partner().station.id, seat.delivered()])),
    due: () => Object.fromEntries(all().map((seat) => [seat.partner().station.id, seat.sequence()])),
    close: async () => {
      await close();
      stopSettling();
      beats.close();
      gate.close();
      closeSockets?.();
      for (const seat of all()) seat.close();
    },
  };
};
