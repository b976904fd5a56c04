/**
 * One partner's place at the door: what they know, the last events, and their open feeds.
 *
 * Every change of the show becomes the events this partner may have, once, in order, whether anyone listens or not. They are drafted
 * when it happens and told when they are in the book: until then nobody learns of them here, in no way.
 */
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { asBefore } from '../core/as-before.ts';
import type { FeedMoment } from '../core/feed-moment.ts';
import { type CodeNow, type StationCode, stationCode } from '../core/station-code.ts';
import type { StationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import { ruleName } from '../core/station-may.ts';
import { type Partner, settingsRow } from '../core/station-settings-row.ts';
import type { StationState } from '../core/station-state.ts';
import { voteToScan } from '../core/station-view.ts';
import { beginnings } from './beginnings.ts';
import { openDeliveryDesk, type SeatDelivery } from './delivery-desk.ts';
import type { Known } from './dress/flat-row.ts';
import type { FeedLine } from './feed-line.ts';
import type { EarlierSeat } from './feed-past.ts';
import { type Acknowledged, openReceipts, type Receipts } from './receipts.ts';
import { type Drafted, openSeatFeed, type SeatFeed } from './seat-feed.ts';
import { openSeatFigures } from './seat-figures.ts';

export type StationSeat = {
  /** What is to be told of this moment; it is told by the next `tell` that has not told an earlier one. */
  readonly draft: (moment: FeedMoment, partner: Partner) => readonly Drafted[];
  readonly tell: () => void;
  /** As the station is now. */
  readonly follow: (partner: Partner) => void;
  /** @param of the show that they are of; they wait until the station has been told of that one */
  readonly figure: (figuresOf: StationFigures, of?: string | null) => void;
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
  /** Its viewers see that moment of the origin in a break of their own. */
  readonly misses: (at: EpochMs) => boolean;
  readonly code: () => StationCode | null;
  readonly feeds: () => number;
  readonly sequence: () => number;
  /** False for an event that we do not know (any more). */
  readonly acknowledge: (said: Acknowledged) => boolean;
  /** Its delay was read in its return picture. */
  readonly measured: (delay: Ms) => void;
  readonly partner: () => Partner;
  /** Somebody there asked for its state, as pollers do again and again. */
  readonly polled: (address: string | undefined) => void;
  /** What was delivered since it was asked last. */
  readonly delivered: () => SeatDelivery;
  readonly row: () => FeedRow;
  readonly beat: (now: EpochMs) => void;
  /** Time went on: what waited for that is due. */
  readonly settle: () => void;
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

const rowOf = (who: Partner, settings: FeedRow['settings'], now: StationState, received: ReturnType<Receipts['now']>): FeedRow => ({
  ...whoIs(who),
  ...{ settings, delay: now.delay },
  ...dumpOf(now),
  ...received,
});

const known = ({ snapshot, state }: SeatFeed) => ({ id: snapshot().id, asOf: snapshot().onAirAt, state: state() });

/** All that decides what it may have. */
const ruleOf = ({ station, delay }: Partner): string => `${station.path} ${station.votes ?? true} ${ruleName(station, delay)}`;

export const openSeat = (epoch: string, first: Partner, now: () => EpochMs, earlier?: EarlierSeat): StationSeat => {
  const feed = openSeatFeed(epoch, first, now, earlier);
  const { ring, lines, snapshot, state } = feed;
  const code = openCodeDesk(now);
  const delivery = openDeliveryDesk(epoch);
  const receipts = openReceipts(now, delivery);
  const begin = beginnings(epoch, feed, delivery);
  let partner = first;
  const figures = openSeatFigures(feed, () => partner, now);

  const scan = (newest: () => CodeNow | undefined) => {
    const events = code.scan(state(), partner.station.id, newest) ? code.event(ring.lastId()) : [];
    for (const event of events) for (const line of lines) line.figure(event);
    return code.dueAt();
  };
  /** Both are asked for each second, of each station. */
  const settings = asBefore(settingsRow);
  const row = asBefore(rowOf);
  const follow = (newest: Partner) => {
    if (ruleOf(newest) !== ruleOf(partner)) begin.anew();
    partner = newest;
  };
  const tell = () => {
    if (feed.tell()) code.reconsider();
    // A code never outlives its vote, or its show; a new one is made when it is its time.
    if (!voteToScan({ output: partner.station.id, graphics: state().graphics })) scan(() => undefined);
    figures.settle();
  };

  return {
    draft: (moment, newest) => {
      follow(newest);
      return feed.draft(moment, partner);
    },
    tell,
    scan,
    figure: figures.take,
    follow,
    join: (line, lastId) => {
      lines.add(line);
      begin.with(line, lastId);
      if (state().muted) return;
      for (const event of [...figures.event(), ...code.event(ring.lastId())]) line.figure(event);
    },
    leave: (line) => {
      receipts.took(line);
      lines.delete(line);
    },
    snapshot,
    known: () => ({ ...known(feed), station: partner.station, figures: figures.now() ?? null, code: code.said() }),
    acknowledge: (said) => receipts.acknowledged(said, ring.find(said.id) ?? (said.id === ring.lastId() ? snapshot() : undefined)),
    delivered: () => delivery.drain(ring.sequence()),
    figures: figures.now,
    misses: figures.misses,
    code: code.said,
    feeds: () => lines.size,
    sequence: ring.sequence,
    partner: () => partner,
    row: () => row(partner, settings(partner), state(), receipts.now(lines)),
    polled: receipts.polled,
    measured: receipts.measured,
    beat: (at) => {
      receipts.beat(lines);
      for (const line of lines) line.beat(at, ring.lastId());
    },
    settle: figures.settle,
    close: feed.close,
  };
};
