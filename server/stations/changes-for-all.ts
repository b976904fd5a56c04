/**
 * Every change of the show to every station: drafted for all, entered in the book, and told then. A station whose viewers must not know it
 * yet is left out, and told when they may.
 */
import { type FeedMoment, feedMoment } from '../core/feed-moment.ts';
import { openSharedParts } from '../core/shared-parts.ts';
import type { Secrets } from '../core/station-secrets.ts';
import type { Partner } from '../core/station-settings-row.ts';
import type { ToldStations } from '../core/station-show.ts';
import { reachesPartners } from '../core/station-view.ts';
import type { Clock } from '../ports/clock.ts';
import { type ForOne, openBehindSecrets } from './behind-secrets.ts';
import { type Entering, openEntries } from './feed-entries.ts';
import type { FeedRecord } from './feed-record.ts';
import type { Rounds } from './rounds.ts';
import type { Drafted } from './seat-feed.ts';
import type { StationSeat } from './station-seat.ts';

type Needs = {
  readonly clock: Pick<Clock, 'now' | 'wakeAt'>;
  readonly epoch: string;
  readonly stations: () => readonly Partner[];
  readonly seats: {
    readonly seatOf: (id: string) => StationSeat | undefined;
    readonly all: () => readonly StationSeat[];
    readonly settle: () => void;
  };
  readonly rounds: Rounds<StationSeat>;
  readonly record: FeedRecord;
  /** These have been told. */
  readonly told: (whom: readonly StationSeat[]) => void;
};

/** By station, each's in order. */
type Due = ReadonlyMap<string, readonly ForOne[]>;
/** Of one station, by moments. */
type DraftedOf = readonly (readonly Drafted[])[];

/** What came first is entered first: of each station the first, then of each the second. */
const inTurn = (drafted: ReadonlyMap<string, DraftedOf>): readonly (readonly Entering[])[] => {
  const turns = Math.max(0, ...[...drafted.values()].map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => [...drafted].map(([station, some]) => ({ station, drafted: some[turn] ?? [] })));
};

export const changesForAll = ({ clock, epoch, stations, seats, rounds, record, told }: Needs) => {
  const enter = openEntries(epoch);
  const parts = openSharedParts();
  let running: string | null | undefined;

  const tell = (due: Due, activation: () => string | null | undefined) => {
    const whom = [...due.keys()].flatMap((id) => seats.seatOf(id) ?? []);
    const idOf = (seat: StationSeat): string => seat.partner().station.id;
    const drafted = new Map<string, DraftedOf>();
    const draft = (seat: StationSeat) => {
      const some: (readonly Drafted[])[] = [];
      drafted.set(idOf(seat), some);
      for (const { moment, partner } of due.get(idOf(seat)) ?? []) {
        some.push(seat.draft(moment, partner));
        if (!record.isKept) seat.tell();
      }
    };
    /** Each as often as it has moments: one that could not be told keeps none after it from being told. */
    const inOrder = () => whom.flatMap((seat) => (drafted.get(idOf(seat)) ?? []).map(() => seat));
    const keepAndTell = () => {
      running = activation();
      if (!record.isKept) return told(whom);
      const entries = inTurn(drafted).flatMap((entering) => enter(running ?? null, entering));
      record.keep({ entries }, () =>
        rounds.beginFirst(
          inOrder(),
          (seat) => seat.tell(),
          () => told(whom),
        ),
      );
    };
    rounds.begin(whom, draft, keepAndTell);
  };
  const behind = openBehindSecrets(clock, (due) => tell(due, () => running));

  const publishMoment = (moment: FeedMoment, activation?: string | null) => {
    seats.settle();
    // What a station may have holds from now on, also while what happened waits.
    for (const partner of stations()) seats.seatOf(partner.station.id)?.follow(partner);
    // Also where all of them wait: figures that come are of this show.
    tell(behind.sort(moment, stations()), () => activation);
  };
  const publish = (view: ToldStations, secrets?: Secrets) => {
    record.factsAreRecorded(view.recording.ok);
    const activation = reachesPartners(view.activation?.kind ?? null) ? (view.activation?.id ?? null) : null;
    publishMoment(feedMoment(view, secrets, parts), activation);
  };
  return { publish, publishMoment, /** The one that reaches partners now. */ activation: () => running, close: behind.close };
};
