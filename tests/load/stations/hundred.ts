/**
 * The hundred stations of the bench: what each takes of us, how late its viewers see the picture, what it must not have.
 *
 * Pure: which station is what depends on its place only, so that two runs have the same hundred.
 */
import type { GraphicKind } from '../../../server/contract/show-file.ts';
import type { Ms } from '../../../server/contract/units.ts';

/** `slow`: reads nothing until it is cut. `cutting`: cuts its own line again and again. */
export type Habit = 'steady' | 'slow' | 'cutting' | 'polling' | 'page';

export type BenchStation = {
  readonly id: string;
  readonly habit: Habit;
  /** In true time, as the series file says it; the compressed episode's is so many times shorter. */
  readonly delay: Ms;
  readonly votes: boolean;
  readonly excludes: readonly GraphicKind[];
};

export const hundred = 100;
/** From none to a minute and a half, the longest that a series may have, in equal steps. */
const delayStep: Ms = 900;
/** Viewers of the others only watch: every voting path makes each vote's segment longer by its delay. */
const longestVotingDelay: Ms = 18_000;
const exclusions: readonly (readonly GraphicKind[])[] = [[], ['sales-ticker'], [], ['vote-bar', 'sales-ticker'], ['product-card'], [], []];

/** Twenty pages, twenty who poll, sixty who read the feed: two of them not, ten now and then. */
const habitAt = (place: number): Habit => {
  if (place % 5 === 0) return 'page';
  if (place % 5 === 1) return 'polling';
  if (place === 33 || place === 68) return 'slow';
  return place % 10 === 4 ? 'cutting' : 'steady';
};

export const stations: readonly BenchStation[] = Array.from({ length: hundred }, (_, place) => ({
  id: `bench-${place}`,
  habit: habitAt(place),
  delay: place * delayStep,
  votes: place * delayStep <= longestVotingDelay,
  excludes: exclusions[place % exclusions.length] ?? [],
}));

/** The series with their paths and with themselves. */
export const writtenInto = (series: string): string => {
  const paths = stations.map(
    ({ id, delay, votes }) => `  - { id: ${id}, name: Path of ${id}, delay: ${delay}ms, tolerance: 1s, votes: ${votes} }\n`,
  );
  const partners = stations.map(({ id, excludes }) => `  - { id: ${id}, name: ${id}, path: ${id}, excludes: [${excludes.join(', ')}] }\n`);
  return series
    .replace('\nstations:\n', (mark) => `${paths.join('')}${mark}`)
    .replace('\nstations:\n', (mark) => `${mark}${partners.join('')}`);
};
