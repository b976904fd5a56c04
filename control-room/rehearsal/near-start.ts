/** How near the next evening in earnest is, for whoever rehearses. Moments are the server's, resolved in the series' zone. */
import type { EpochMs } from '../../server/contract/units.ts';
import type { EpisodeRow } from '../../server/contract/views.ts';

export type Planned = EpisodeRow & { readonly planned: NonNullable<EpisodeRow['planned']> };

const isPlanned = (row: EpisodeRow): row is Planned => row.planned !== undefined;

/** The evening that is to be on air, or is to come, first; null when none is. One whose hard out has passed is over. */
export const nextEvening = (episodes: readonly EpisodeRow[], now: EpochMs): Planned | null =>
  episodes
    .filter(isPlanned)
    .filter(({ planned }) => planned.hardOut > now)
    .sort((a, b) => a.planned.startsAt - b.planned.startsAt)[0] ?? null;

/** From quiet to loud. */
export const nearLevels = ['hour', 'half', 'ten', 'five', 'late'] as const;
export type Near = (typeof nearLevels)[number];

const minute = 60;

/** @param left seconds until it is planned to start; negative: it should be on air. @returns null while it is more than an hour away */
export const nearness = (left: number): Near | null => {
  if (left <= 0) return 'late';
  if (left <= 5 * minute) return 'five';
  if (left <= 10 * minute) return 'ten';
  if (left <= 30 * minute) return 'half';
  return left <= 60 * minute ? 'hour' : null;
};
