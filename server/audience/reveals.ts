/**
 * Who hears an outcome when: each phone as its own picture has it, and at each such moment only those for whom it is news.
 *
 * With a hundred paths, each late by its own, every phone would else be told a hundred times.
 */
import type { EpochMs } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { House } from './house.ts';
import { hearsAt } from './phone-view.ts';
import type { DoorPoll } from './poll.ts';

/** Of the path whose clock a phone follows; undefined: not known. */
export type IsNews = (path: string | undefined) => boolean;

type Needs = {
  readonly house: Pick<House, 'stage'>;
  readonly clock: Pick<Clock, 'now' | 'wakeAt'>;
  readonly tell: (poll: DoorPoll, isNews: IsNews) => void;
};

export type Reveals = {
  /** All phones were told of this poll just now, each what it may have. */
  watch(poll: DoorPoll): void;
  /** Those of which some phone still waits for the outcome. */
  waiting(): readonly DoorPoll[];
  stop(): void;
};

export const createReveals = ({ house, clock, tell }: Needs): Reveals => {
  const lines = new Map<number, { readonly poll: DoorPoll; readonly cancel: () => void }>();

  const heardAt = (poll: DoorPoll): ((path: string | undefined) => EpochMs) => {
    const [outcome, episode] = [poll.outcome(), house.stage()?.episode];
    return (path) => (outcome ? hearsAt(poll, outcome, path, episode) : Number.POSITIVE_INFINITY);
  };
  /** The next moment after that at which some path's phones hear of it; infinity: none. */
  const nextAfter = (poll: DoorPoll, moment: EpochMs): EpochMs => {
    const paths = [...(house.stage()?.episode.paths ?? []).map(({ id }) => id), ...poll.rules().windows.map(({ path }) => path)];
    const moments = [undefined, ...paths].map(heardAt(poll)).filter((at) => at > moment);
    return Math.min(...moments);
  };
  const forget = ({ number }: DoorPoll) => {
    lines.get(number)?.cancel();
    lines.delete(number);
  };
  const wait = (poll: DoorPoll, told: EpochMs) => {
    forget(poll);
    const next = nextAfter(poll, told);
    if (next === Number.POSITIVE_INFINITY) return;
    const cancel = clock.wakeAt(next, () => {
      const until = Math.max(next, clock.now());
      const hears = heardAt(poll);
      tell(poll, (path) => hears(path) > told && hears(path) <= until);
      wait(poll, until);
    });
    lines.set(poll.number, { poll, cancel });
  };

  return {
    watch: (poll) => wait(poll, clock.now()),
    waiting: () => [...lines.values()].map(({ poll }) => poll),
    stop: () => {
      for (const { poll } of [...lines.values()]) forget(poll);
    },
  };
};
