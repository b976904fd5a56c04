/**
 * One partner's place at the door: what they know, the last events, and their open feeds.
 *
 * Every change of the show becomes the events this partner may have, once, in order, whether anyone listens or not. They are drafted
 * when it happens and told when they are in the book: until then nobody learns of them here, in no way.
 */
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { isAway } from '../core/away.ts';
import type { FeedMoment } from '../core/feed-moment.ts';
import { type CodeNow, type StationCode, stationCode } from '../core/station-code.ts';
import type { StationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import { type Partner, settingsRow } from '../core/station-settings-row.ts';
import type { StationState } from '../core/station-state.ts';
import { viewersDelay, voteToScan } from '../core/station-view.ts';
import { type DeliveryDesk, openDeliveryDesk, type SeatDelivery } from './delivery-desk.ts';
import type { Known } from './dress/flat-row.ts';
import type { FeedLine } from './feed-line.ts';
import type { EarlierSeat } from './feed-past.ts';
import { type Acknowledged, openReceipts } from './receipts.ts';
import { type Drafted, openSeatFeed, type SeatFeed } from './seat-feed.ts';

export type StationSeat = {
  /** What is to be told of this moment; it is told by the next `tell` that has not told an earlier one. */
  readonly draft: (moment: FeedMoment, partner: Partner) => readonly Drafted[];
  readonly tell: () => void;
  readonly figure: (figuresOf: StationFigures) => void;
  /**
   * What its own picture carries is told when it is another.
   * @param newest asked only while its viewers have something to scan, and when another is due
   * @returns when to scan again; infinity: not before the next change
   */
  readonly scan: (newest: () => CodeNow | undefined) => EpochMs;
  readonly join: (line: FeedLine, lastId: string | undefined) => void;
  readonly leave: (line: FeedLine) => void;
  readonly snapshot: () => StationEvent;
  /** All of it at once, for dresses other than events. */
  readonly known: () => Omit<Known, 'isTest'>;
  readonly figures: () => Figures | undefined;
  readonly code: () => StationCode | null;
  readonly feeds: () => number;
  readonly sequence: () => number;
  /** False for an event that we do not know (any more). */
  readonly acknowledge: (said: Acknowledged) => boolean;
  readonly partner: () => Partner;
  /** Somebody there asked for its state, as pollers do again and again. */
  readonly polled: (address: string | undefined) => void;
  /** What was delivered since it was asked last. */
  readonly delivered: () => SeatDelivery;
  readonly row: () => FeedRow;
  readonly beat: (now: EpochMs) => void;
  readonly close: () => void;
};

/** The code of its own picture as it was told last; once there was one, also that there is none any more. */
const openCodeDesk = (now: () => EpochMs) => {
  let told: { readonly said: StationCode | null; readonly onAirAt: EpochMs } | undefined;
  let dueAt: EpochMs = 0;
  const isAnother = (said: StationCode | null): boolean => {
    const before = told?.said ?? null;
    return said !== before && JSON.stringify(said) !== JSON.stringify(before);
  };
  return {
    said: () => told?.said ?? null,
    /** Like figures it has the id of the event before it. Empty while none was told. */
    event: (id: string): readonly StationEvent[] => (told ? [{ id, type: 'code', onAirAt: told.onAirAt, data: told.said }] : []),
    /** The state is another: whatever was due may be due earlier. */
    reconsider() {
      dueAt = 0;
    },
    dueAt: () => dueAt || Number.POSITIVE_INFINITY,
    /** True when there is another to tell. Looks only when one is due: without a vote to scan, not before the state is another. */
    scan(state: StationState, picture: string, newest: () => CodeNow | undefined): boolean {
      if (now() < dueAt) return false;
      dueAt = Number.POSITIVE_INFINITY;
      const said = stationCode(state, picture, () => {
        const found = newest();
        dueAt = found?.until ?? 0;
        return found;
      });
      if (!isAnother(said)) return false;
      told = { said, onAirAt: said ? said.from - state.delay : now() };
      return true;
    },
  };
};

const dumpOf = ({ dumped }: StationState): Pick<FeedRow, 'dumped'> => (dumped ? { dumped } : {});

const whoIs = ({ station, path: watched }: Partner) => {
  const { id, name, path, delivery, excludes, tolerance = watched?.tolerance } = station;
  return { id, name, path, delivery, excludes, ...(tolerance === undefined ? {} : { tolerance }) };
};

/** Its viewers would see this moment in a break of their own. */
const isGone = ({ break: { local = [] }, delay, dumped }: StationState, at: EpochMs): boolean => isAway(local, at, delay, dumped);

const known = ({ snapshot, state }: SeatFeed) => ({ id: snapshot().id, asOf: snapshot().onAirAt, state: state() });

/** What a reader is told first: what it missed, or all of it. */
const beginnings =
  ({ ring, state, snapshot }: SeatFeed, delivery: Pick<DeliveryDesk, 'join'>) =>
  (line: FeedLine, lastId: string | undefined) => {
    // Nothing that it had not heard before it was muted: what it is told when it is unmuted has all of it.
    const missed = lastId === undefined || state().muted ? undefined : ring.after(lastId);
    delivery.join(line, ring.sequence() - (missed?.length ?? 0), missed === undefined);
    for (const event of missed ?? [snapshot()]) line.tell(event);
  };

export const openSeat = (epoch: string, first: Partner, now: () => EpochMs, earlier?: EarlierSeat): StationSeat => {
  const feed = openSeatFeed(epoch, first, now, earlier);
  const { ring, lines, snapshot, state } = feed;
  const code = openCodeDesk(now);
  const delivery = openDeliveryDesk(ring.sequence());
  const receipts = openReceipts(now, delivery);
  const begin = beginnings(feed, delivery);
  let partner = first;
  let figures: Figures | undefined;
  /** Came while something was drafted: it may be of a show that is not told yet. */
  let figuresToCome: StationFigures | undefined;

  const figuresEvent = (known: Figures): StationEvent => ({ id: ring.lastId(), type: 'figures', onAirAt: known.at, data: known });
  const scan = (newest: () => CodeNow | undefined) => {
    const events = code.scan(state(), partner.station.id, newest) ? code.event(ring.lastId()) : [];
    for (const event of events) for (const line of lines) line.figure(event);
    return code.dueAt();
  };
  const figure = (figuresOf: StationFigures) => {
    if (!state().activation) return;
    figures = isGone(state(), now())
      ? undefined
      : figuresOf(partner.station, state().kind, viewersDelay(now(), partner.delay, state().dumped));
    if (!figures) return;
    const event = figuresEvent(figures);
    for (const line of lines) line.figure(event);
  };
  const tell = () => {
    if (feed.tell()) code.reconsider();
    if (!state().activation) figures = undefined;
    // A code never outlives its vote, or its show; a new one is made when it is its time.
    if (!voteToScan({ output: partner.station.id, graphics: state().graphics })) scan(() => undefined);
    if (feed.isDrafting() || !figuresToCome) return;
    figure(figuresToCome);
    figuresToCome = undefined;
  };

  return {
    draft: (moment, now) => {
      partner = now;
      return feed.draft(moment, partner);
    },
    tell,
    scan,
    figure: (figuresOf) => {
      if (feed.isDrafting()) figuresToCome = figuresOf;
      else figure(figuresOf);
    },
    join: (line, lastId) => {
      lines.add(line);
      begin(line, lastId);
      if (state().muted) return;
      if (figures) line.figure(figuresEvent(figures));
      for (const event of code.event(ring.lastId())) line.figure(event);
    },
    leave: (line) => {
      receipts.took(line);
      lines.delete(line);
    },
    snapshot,
    known: () => ({ ...known(feed), station: partner.station, figures: figures ?? null, code: code.said() }),
    acknowledge: (said) => receipts.acknowledged(said, ring.find(said.id) ?? (said.id === ring.lastId() ? snapshot() : undefined)),
    delivered: () => delivery.drain(ring.lastId()),
    figures: () => figures,
    code: code.said,
    feeds: () => lines.size,
    sequence: ring.sequence,
    partner: () => partner,
    row: () => ({ ...whoIs(partner), settings: settingsRow(partner), delay: state().delay, ...dumpOf(state()), ...receipts.now(lines) }),
    polled: receipts.polled,
    beat: (at) => {
      receipts.beat(lines);
      for (const line of lines) line.beat(at, ring.lastId());
    },
    close: feed.close,
  };
};
