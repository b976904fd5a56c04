/**
 * What the door has answered and what it has shed since it started, by kind: plain counters, read in health.
 *
 * Nothing is dropped in silence: whoever turns a caller away or drops a phone says so here.
 */
import type { VoteCode } from '../contract/phone.ts';
import { voteCodes } from './frames.ts';
import { createStationTally, type StationFigures, type StationTally } from './station-tally.ts';

export const shedKinds = [
  /** Came when every place was taken. */
  'phone-no-room',
  /** Came in a storm, faster than new phones are let in. */
  'phone-storm',
  'phone-not-reading',
  /** Silent to our pings. */
  'phone-silent',
  /** Never said hello. */
  'phone-no-hello',
  /** Asked far more than one phone may. */
  'phone-flood',
  /** Said what no page of ours says, or too much at once. */
  'phone-not-understood',
  /** Headers or body did not come in time. */
  'request-slow',
  'request-too-long',
  /** Votes over plain HTTP whose answers nobody reads. */
  'request-not-reading',
  'request-not-understood',
  /** More requests at once than are served. */
  'request-no-room',
] as const;
export type ShedKind = (typeof shedKinds)[number];

export type DoorFigures = {
  readonly phonesCame: number;
  /** Requests that a proxy of ours passed on, though none is said to stand in front of the door. */
  readonly forwarded: number;
  readonly votes: Readonly<Record<VoteCode, number>>;
  readonly shed: Readonly<Record<ShedKind, number>>;
  readonly stations: StationFigures;
};

export type DoorTally = {
  shed(kind: ShedKind): void;
  vote(code: VoteCode): void;
  phoneCame(): void;
  forwarded(): void;
  readonly stations: StationTally;
  read(): DoorFigures;
};

const zeroes = <K extends string>(kinds: readonly K[]): Record<K, number> =>
  Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<K, number>;

export const createDoorTally = (): DoorTally => {
  const votes = zeroes(voteCodes);
  const shed = zeroes(shedKinds);
  const stations = createStationTally();
  let phonesCame = 0;
  let forwarded = 0;
  return {
    stations,
    shed: (kind) => {
      shed[kind] += 1;
    },
    vote: (code) => {
      votes[code] += 1;
    },
    phoneCame: () => {
      phonesCame += 1;
    },
    forwarded: () => {
      forwarded += 1;
    },
    read: () => ({ phonesCame, forwarded, votes: { ...votes }, shed: { ...shed }, stations: stations.read() }),
  };
};
