/**
 * How late a station's picture is, by the best that is known of it, and whether that is too far from what is set.
 *
 * Best is what was read in its return picture; then its own word on when it showed an event; then what its page says to hold back,
 * which is no measure of the picture at all. An alarm goes by the best that is of late: an old measure hides no newer one.
 */
import { staysFresh } from '../contract/ages.ts';
import type { Measure, MeasuredBy } from '../contract/measured-delay.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { ScreenRow, StationRow } from '../contract/views.ts';
import { type DumpedThen, delayAt } from './delay-ramp.ts';

type Known = Measure & { readonly by: MeasuredBy };
type Feed = Pick<StationRow, 'delay' | 'tolerance' | 'measured' | 'measuredAt'> & {
  readonly coded?: Measure;
  readonly dumped?: DumpedThen;
};

const usualTolerance: Ms = 2000;
/** What was measured longer ago says nothing of now. */
const ofLate: Ms = 60_000;

/** What pages say of themselves: the one that is furthest behind. */
const byPages = (pages: readonly Pick<ScreenRow, 'behind' | 'paintedAt'>[]): readonly Known[] =>
  pages
    .flatMap(({ behind, paintedAt }) =>
      behind === null || paintedAt === null ? [] : [{ by: 'page' as const, delay: behind, at: paintedAt }],
    )
    .sort((a, b) => b.delay - a.delay)
    .slice(0, 1);

/** The best first. */
const allKnown = ({ coded, measured, measuredAt }: Feed, pages: Parameters<typeof byPages>[0]): readonly Known[] => [
  ...(coded ? [{ by: 'code' as const, ...coded }] : []),
  ...(measured === null || measuredAt === null ? [] : [{ by: 'station' as const, delay: measured, at: measuredAt }]),
  ...byPages(pages),
];

/** Against what the delay was when it was measured: a station that builds it up again is not late. */
const driftOf = ({ delay, dumped, tolerance = usualTolerance }: Feed, known: Known | undefined): Pick<StationRow, 'drift' | 'driftBy'> => {
  if (!known) return {};
  const drift = known.delay - delayAt(known.at, delay, dumped);
  return Math.abs(drift) > tolerance ? { drift, driftBy: known.by } : {};
};

export const delayKnown = (
  feed: Feed,
  pages: Parameters<typeof byPages>[0],
  now: EpochMs,
): Pick<StationRow, 'measured' | 'measuredAt' | 'measuredBy' | 'drift' | 'driftBy'> => {
  const known = allKnown(feed, pages);
  // A reading of ten minutes ago stands for its picture better than a page's word of now.
  const isOut = ({ by, at }: Known) => by === 'code' && now - at > staysFresh.delay;
  const best = known.find((one) => !isOut(one)) ?? known[0];
  const drift = driftOf(
    feed,
    known.find(({ at }) => now - at <= ofLate),
  );
  return { measured: best?.delay ?? null, measuredAt: best?.at ?? null, ...(best ? { measuredBy: best.by } : {}), ...drift };
};
