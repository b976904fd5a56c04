/** Every change of the show to every station: drafted for all, entered in the book, and told then. */
import type { OperatorView } from '../contract/views.ts';
import { type FeedMoment, feedMoment } from '../core/feed-moment.ts';
import { openSharedParts } from '../core/shared-parts.ts';
import type { Partner } from '../core/station-settings-row.ts';
import { reachesPartners } from '../core/station-view.ts';
import { openEntries } from './feed-entries.ts';
import type { FeedRecord } from './feed-record.ts';
import type { Rounds } from './rounds.ts';
import type { Drafted } from './seat-feed.ts';
import type { StationSeat } from './station-seat.ts';

type Needs = {
  readonly epoch: string;
  readonly stations: () => readonly Partner[];
  readonly seats: {
    readonly seatOf: (id: string) => StationSeat | undefined;
    readonly all: () => readonly StationSeat[];
    readonly settle: () => void;
  };
  readonly rounds: Rounds<StationSeat>;
  readonly record: FeedRecord;
  /** All have been told. */
  readonly told: () => void;
};

export const changesForAll = ({ epoch, stations, seats, rounds, record, told }: Needs) => {
  const enter = openEntries(epoch);
  const parts = openSharedParts();
  let running: string | null = null;

  const publishMoment = (moment: FeedMoment, activation: string | null = null) => {
    seats.settle();
    const partners = new Map(stations().map((partner) => [seats.seatOf(partner.station.id), partner] as const));
    const drafted = new Map<StationSeat, readonly Drafted[]>();
    const draft = (seat: StationSeat) => {
      const partner = partners.get(seat);
      if (!partner) return;
      drafted.set(seat, seat.draft(moment, partner));
      if (!record.isKept) seat.tell();
    };
    const keepAndTell = () => {
      running = activation;
      if (!record.isKept) return told();
      const entering = [...drafted].map(([seat, some]) => ({ station: partners.get(seat)?.station.id ?? '', drafted: some }));
      record.keep({ entries: enter(running, entering) }, () => rounds.begin([...drafted.keys()], (seat) => seat.tell(), told));
    };
    rounds.begin(seats.all(), draft, keepAndTell);
  };
  const publish = (view: OperatorView) => {
    record.factsAreRecorded(view.recording.ok);
    publishMoment(feedMoment(view, parts), reachesPartners(view.activation?.kind ?? null) ? (view.activation?.id ?? null) : null);
  };
  return { publish, publishMoment, /** The one that reaches partners now. */ activation: () => running };
};
