/** How a station does, from what its feed took and what its pages told. */

import type { Measure } from '../contract/measured-delay.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { ScreenRow, StationHealth, StationRow } from '../contract/views.ts';
import { delayKnown } from './measured-delay.ts';

/** As the feed’s door knows it. `measured` is by its own word, `coded` by the code in its return picture. */
export type FeedRow = Omit<StationRow, 'overlays' | 'health' | 'refusedAt' | 'key' | 'refusals' | 'fps' | 'painted'> & {
  readonly coded?: Measure;
};

const lagsFrom: Ms = 3000;
/** A page speaks every two seconds. */
const silentAfter: Ms = 10_000;

const healthOf = ({ feeds, polls, lastHeard, lag }: FeedRow, pages: readonly ScreenRow[], now: EpochMs): StationHealth => {
  if (feeds + polls + pages.length === 0) return lastHeard === null ? 'never' : 'gone';
  if (lag >= lagsFrom) return 'lagging';
  if (pages.some((page) => now - page.lastHeard > silentAfter)) return 'silent';
  const differs = ({ missing, extra, problem }: ScreenRow) => missing.length + extra.length > 0 || problem !== undefined;
  return pages.some(differs) ? 'differs' : 'ok';
};

const latest = (...moments: readonly (EpochMs | null)[]): EpochMs | null => {
  const known = moments.filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
};

const mostPlaces = 20;

/** What its pages say of their own painting: the worst of them. */
const pagesSay = (pages: readonly ScreenRow[]): Pick<StationRow, 'fps' | 'painted'> => {
  const rates = pages.flatMap(({ fps }) => fps ?? []);
  const [furthest] = pages
    .flatMap(({ paintedRevision: revision, sentRevision: sent, paintedAt: at }) =>
      revision === null || sent === null || at === null ? [] : [{ revision, sent, at }],
    )
    .sort((a, b) => b.sent - b.revision - (a.sent - a.revision));
  return { fps: rates.length === 0 ? null : Math.round(Math.min(...rates)), painted: furthest ?? null };
};

/**
 * A row of the operators’ table.
 * @param pages of this station’s output
 * @param seenAt when a page of its was last there; null: never in this life of the server
 * @param missedBefore words that pages of its which have left did not send
 */
export const stationRow = (
  { coded, ...feed }: FeedRow & Pick<StationRow, 'refusedAt' | 'key' | 'refusals'>,
  pages: readonly ScreenRow[],
  seenAt: EpochMs | null,
  now: EpochMs,
  missedBefore = 0,
): StationRow => {
  const blanked = pages.filter((page) => page.blanked).length;
  const lastHeard = latest(feed.lastHeard, seenAt, ...pages.map((page) => page.lastHeard));
  return {
    ...feed,
    ...pagesSay(pages),
    missed: feed.missed + missedBefore + pages.reduce((sum, page) => sum + page.missed, 0),
    from: [...new Set([...feed.from, ...pages.map(({ address }) => address)])].slice(0, mostPlaces),
    overlays: pages.length,
    lastHeard,
    ...delayKnown({ ...feed, ...(coded ? { coded } : {}) }, pages, now),
    ...(blanked > 0 ? { blanked } : {}),
    health: healthOf({ ...feed, lastHeard }, pages, now),
  };
};
