/** The structural events of one station: drafted when something happens, told when they may be; nobody learns of them in between. */
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import type { FeedMoment } from '../core/feed-moment.ts';
import { type Change, keepsItsHead } from '../core/station-feed.ts';
import type { Partner } from '../core/station-settings-row.ts';
import { offAir, type StationState } from '../core/station-state.ts';
import { type EventRing, eventRing } from './event-ring.ts';
import type { FeedLine } from './feed-line.ts';
import type { EarlierSeat } from './feed-past.ts';

/** `change`: one value for all stations that are told the same. */
export type Drafted = { readonly change: Change; readonly event: StationEvent };
type Step = { readonly drafted: readonly Drafted[]; readonly state: StationState; readonly at: EpochMs };

export type SeatFeed = {
  readonly ring: EventRing;
  readonly lines: Set<FeedLine>;
  /** As it was told. */
  readonly state: () => StationState;
  readonly snapshot: () => StationEvent;
  readonly draft: (moment: FeedMoment, partner: Partner) => readonly Drafted[];
  /** Tells the oldest draft. @returns whether anything was another */
  readonly tell: () => boolean;
  readonly isDrafting: () => boolean;
  /** Everybody goes. */
  readonly close: () => void;
};

const eventsKept = 2000;

export const openSeatFeed = (epoch: string, first: Partner, now: () => EpochMs, earlier?: EarlierSeat): SeatFeed => {
  const ring = eventRing(epoch, eventsKept, earlier?.events);
  const lines = new Set<FeedLine>();
  const drafts: Step[] = [];
  let state: StationState = earlier?.state ?? offAir(first.delay);
  let stateAt = earlier?.at ?? now();
  return {
    ring,
    lines,
    state: () => state,
    snapshot: () => ({ id: ring.lastId(), type: 'snapshot', onAirAt: stateAt, data: state }),
    draft: (moment, partner) => {
      const known = drafts.at(-1)?.state ?? state;
      const next = keepsItsHead(known, moment.stateOf(partner.station, partner.delay));
      const drafted = moment.changesOf(known, next).map((change) => ({ change, event: ring.draft(change) }));
      drafts.push({ drafted, state: drafted.length > 0 ? next : known, at: moment.at });
      return drafted;
    },
    tell: () => {
      const step = drafts.shift();
      if (!step) return false;
      for (const { change, event } of step.drafted) {
        ring.keep(change);
        for (const line of lines) line.tell(event);
      }
      state = step.state;
      stateAt = step.at;
      return step.drafted.length > 0;
    },
    isDrafting: () => drafts.length > 0,
    close: () => {
      for (const line of lines) line.end();
      lines.clear();
    },
  };
};
