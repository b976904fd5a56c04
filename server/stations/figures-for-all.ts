/**
 * The newest figures to every station, not too often; each that was published is in the book once, for whoever asks later.
 *
 * Revisions go on over lives of the server: figures never seem to fall because it was started again.
 */
import type { Figures } from '../contract/graphics.ts';
import type { Wares } from '../contract/station-desk.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { noWares, stationFigures } from '../core/station-figures.ts';
import type { Clock } from '../ports/clock.ts';
import type { Earlier } from './feed-past.ts';
import type { FeedRecord } from './feed-record.ts';
import type { Rounds } from './rounds.ts';
import type { StationSeat } from './station-seat.ts';

/** Four a second: more helps no partner's graphics. */
const figuresGap: Ms = 250;

type Needs = {
  readonly clock: Clock;
  readonly all: () => readonly StationSeat[];
  readonly rounds: Rounds<StationSeat>;
  readonly record: Pick<FeedRecord, 'keep'>;
  /** The one that reaches partners now; null when there is none, undefined where nobody says. */
  readonly activation: () => string | null | undefined;
  readonly earlier: Pick<Earlier, 'revisionsFrom'>;
};

export const figuresForAll = ({ clock, all, rounds, record, activation, earlier }: Needs) => {
  let newest: Figures | undefined;
  let wares = noWares;
  let keptRevision = 0;
  let toldAt: EpochMs = 0;
  let cancel: (() => void) | undefined;
  const keptAs = (figures: Figures) => {
    const id = activation();
    if (typeof id !== 'string' || figures.revision <= keptRevision) return {};
    keptRevision = figures.revision;
    return { figures: { activation: id, revision: figures.revision, at: figures.at, figures: JSON.stringify(figures) } };
  };
  const tell = () => {
    cancel = undefined;
    toldAt = clock.now();
    if (!newest) return;
    const figures = { ...newest, revision: newest.revision + earlier.revisionsFrom };
    const [figuresOf, of] = [stationFigures(figures, wares), activation()];
    record.keep(keptAs(figures), () => rounds.beginLast(all(), (seat) => seat.figure(figuresOf, of)));
  };
  return {
    /** What the figures are of. */
    follow: (known: Wares) => {
      wares = known;
    },
    wares: () => wares,
    publish: (figures: Figures) => {
      newest = figures;
      cancel ??= clock.wakeAt(Math.max(clock.now(), toldAt + figuresGap), tell);
    },
    close: () => cancel?.(),
  };
};
