/**
 * Every change of the show to every station: drafted for all, entered in the book, and told then. A station whose viewers must not know it
 * yet is left out, and told when they may.
 */
import type { OperatorView } from '../contract/views.ts';
import { type FeedMoment, feedMoment } from '../core/feed-moment.ts';
import { openSharedParts } from '../core/shared-parts.ts';
import type { Secrets } from '../core/station-secrets.ts';
import type { Partner } from '../core/station-settings-row.ts';
import { reachesPartners } from '../core/station-view.ts';
import type { Clock } from '../ports/clock.ts';
import { type ForOne, openBehindSecrets } from './behind-secrets.ts';
import { openEntries } from './feed-entries.ts';
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
  /** All have been told. */
  readonly told: () => void;
};

type Wave = ReadonlyMap<StationSeat, ForOne>;

/** The first of each station, then the second of each. */
const wavesOf = (told: ReadonlyMap<string, readonly ForOne[]>, seatOf: Needs['seats']['seatOf']): readonly Wave[] => {
  const waves: Map<StationSeat, ForOne>[] = [];
  for (const [id, some] of told) {
    const seat = seatOf(id);
    if (!seat) continue;
    for (const [index, one] of some.entries()) {
      const wave = waves[index] ?? new Map<StationSeat, ForOne>();
      waves[index] = wave;
      wave.set(seat, one);
    }
  }
  return waves;
};

export const changesForAll = ({ clock, epoch, stations, seats, rounds, record, told }: Needs) => {
  const enter = openEntries(epoch);
  const parts = openSharedParts();
  let running: string | null | undefined;

  const tell = (wave: Wave, activation: () => string | null | undefined) => {
    const drafted = new Map<StationSeat, readonly Drafted[]>();
    const draft = (seat: StationSeat) => {
      const one = wave.get(seat);
      if (!one) return;
      drafted.set(seat, seat.draft(one.moment, one.partner));
      if (!record.isKept) seat.tell();
    };
    const keepAndTell = () => {
      running = activation();
      if (!record.isKept) return told();
      const entering = [...drafted].map(([seat, some]) => ({ station: wave.get(seat)?.partner.station.id ?? '', drafted: some }));
      record.keep({ entries: enter(running ?? null, entering) }, () => rounds.beginFirst([...drafted.keys()], (seat) => seat.tell(), told));
    };
    rounds.begin([...wave.keys()], draft, keepAndTell);
  };
  const behind = openBehindSecrets(clock, (due) => {
    for (const wave of wavesOf(due, seats.seatOf)) tell(wave, () => running);
  });

  const publishMoment = (moment: FeedMoment, activation?: string | null) => {
    seats.settle();
    // What a station may have holds from now on, also while what happened waits.
    for (const partner of stations()) seats.seatOf(partner.station.id)?.follow(partner);
    const waves = wavesOf(behind.sort(moment, stations()), seats.seatOf);
    // Also where all of them wait: figures that come are of this show.
    for (const wave of waves.length > 0 ? waves : [new Map<StationSeat, ForOne>()]) tell(wave, () => activation);
  };
  const publish = (view: OperatorView, secrets?: Secrets) => {
    record.factsAreRecorded(view.recording.ok);
    const activation = reachesPartners(view.activation?.kind ?? null) ? (view.activation?.id ?? null) : null;
    publishMoment(feedMoment(view, secrets, parts), activation);
  };
  return { publish, publishMoment, /** The one that reaches partners now. */ activation: () => running, close: behind.close };
};
