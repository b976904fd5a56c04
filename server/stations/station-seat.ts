/**
 * One partner's place at the door: what they know, the last events, and their open feeds.
 *
 * Every change of the show becomes the events this partner may have, once, in order, whether anyone listens or not.
 */
import type { Figures } from '../contract/graphics.ts';
import type { Station } from '../contract/show-file.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { type CodeNow, type StationCode, stationCode } from '../core/station-code.ts';
import { type FeedMoment, offAir, type StationState } from '../core/station-feed.ts';
import type { StationFigures } from '../core/station-figures.ts';
import type { FeedRow } from '../core/station-health.ts';
import { voteToScan } from '../core/station-view.ts';
import { openDeliveryDesk, type SeatDelivery } from './delivery-desk.ts';
import type { Known } from './dress/flat-row.ts';
import { eventRing } from './event-ring.ts';
import type { FeedLine } from './feed-line.ts';
import { type Acknowledged, openReceipts } from './receipts.ts';

export type Partner = { readonly station: Station /** Of the path its viewers watch by. */; readonly delay: Ms };

export type StationSeat = {
  readonly adopt: (moment: FeedMoment, partner: Partner) => void;
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
  /** Somebody there asked for its state, as pollers do again and again. */
  readonly polled: (address: string | undefined) => void;
  /** What was delivered since it was asked last. */
  readonly delivered: () => SeatDelivery;
  readonly row: () => FeedRow;
  readonly beat: (now: EpochMs) => void;
  readonly close: () => void;
};

const eventsKept = 2000;

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

const whoIs = ({ station: { id, name, path, delivery, excludes } }: Partner) => ({ id, name, path, delivery, excludes });

export const openSeat = (epoch: string, first: Partner, now: () => EpochMs): StationSeat => {
  const ring = eventRing(epoch, eventsKept);
  const lines = new Set<FeedLine>();
  const code = openCodeDesk(now);
  const delivery = openDeliveryDesk(ring.sequence());
  const receipts = openReceipts(now, delivery);
  let partner = first;
  let state: StationState = offAir(first.delay);
  let stateAt = now();
  let figures: Figures | undefined;

  const snapshot = (): StationEvent => ({ id: ring.lastId(), type: 'snapshot', onAirAt: stateAt, data: state });
  const figuresEvent = (known: Figures): StationEvent => ({ id: ring.lastId(), type: 'figures', onAirAt: known.at, data: known });
  const scan = (newest: () => CodeNow | undefined) => {
    const events = code.scan(state, partner.station.id, newest) ? code.event(ring.lastId()) : [];
    for (const event of events) for (const line of lines) line.figure(event);
    return code.dueAt();
  };

  return {
    adopt: (moment, now) => {
      partner = now;
      const next = moment.stateOf(partner.station, partner.delay);
      const changes = moment.changesOf(state, next);
      for (const event of changes.map(ring.add)) for (const line of lines) line.tell(event);
      stateAt = moment.at;
      if (changes.length > 0) code.reconsider();
      if (changes.length > 0) state = next;
      if (!state.activation) figures = undefined;
      // A code never outlives its vote, or its show; a new one is made when it is its time.
      if (!voteToScan({ output: partner.station.id, graphics: state.graphics })) scan(() => undefined);
    },
    scan,
    figure: (figuresOf) => {
      if (!state.activation) return;
      figures = figuresOf(partner.station, state.kind);
      const event = figuresEvent(figures);
      for (const line of lines) line.figure(event);
    },
    join: (line, lastId) => {
      lines.add(line);
      const missed = lastId === undefined || state.muted ? undefined : ring.after(lastId);
      delivery.join(line, ring.sequence() - (missed?.length ?? 0), missed === undefined);
      // Nothing that it had not heard before it was muted: what it is told when it is unmuted has all of it.
      if (state.muted) return line.tell(snapshot());
      for (const event of missed ?? [snapshot()]) line.tell(event);
      if (figures) line.figure(figuresEvent(figures));
      for (const event of code.event(ring.lastId())) line.figure(event);
    },
    leave: (line) => {
      receipts.took(line);
      lines.delete(line);
    },
    snapshot,
    known: () => ({ station: partner.station, id: ring.lastId(), asOf: stateAt, state, figures: figures ?? null, code: code.said() }),
    acknowledge: (said) => receipts.acknowledged(said, ring.find(said.id) ?? (said.id === ring.lastId() ? snapshot() : undefined)),
    delivered: () => delivery.drain(ring.lastId()),
    figures: () => figures,
    code: code.said,
    feeds: () => lines.size,
    sequence: ring.sequence,
    row: () => ({ ...whoIs(partner), delay: state.delay, ...receipts.now(lines) }),
    polled: receipts.polled,
    beat: (at) => {
      receipts.beat(lines);
      for (const line of lines) line.beat(at, ring.lastId());
    },
    close: () => {
      for (const line of lines) line.end();
      lines.clear();
    },
  };
};
