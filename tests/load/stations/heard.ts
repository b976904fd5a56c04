/**
 * What of an episode a station must have heard of, as marks: runs, votes, results, graphics, breaks, the end.
 *
 * Pure. The same marks are made from what a station was told and from the facts on disk (truth.ts), by the published form of events.
 */
import type { EpochMs, Ms } from '../../../server/contract/units.ts';

type Named = { readonly id: string };
export type StateSaid = {
  readonly segment: { readonly runId: string } | null;
  readonly break: { readonly on: boolean };
  readonly graphics: readonly Named[];
  readonly polls: readonly { readonly id: string; readonly phase: string }[];
  readonly results: readonly { readonly pollId: string }[];
  readonly ended: { readonly ended: boolean };
};

export const runMark = (runId: string): string => `run ${runId}`;
/** A row does not name the run, only when it began. */
export const runAtMark = (at: number): string => `run at ${at}`;
export const graphicMark = (id: string): string => `graphic ${id}`;
export const pollMark = (id: string, phase: string): string => `poll ${id} ${phase}`;
export const resultMark = (pollId: string): string => `result ${pollId}`;
export const breakMark = 'break';
export const endedMark = 'ended';

const ofPart: { readonly [P in keyof StateSaid]: (said: StateSaid[P]) => readonly string[] } = {
  segment: (said) => (said ? [runMark(said.runId)] : []),
  break: (said) => (said.on ? [breakMark] : []),
  graphics: (said) => said.map(({ id }) => graphicMark(id)),
  polls: (said) => said.map(({ id, phase }) => pollMark(id, phase)),
  results: (said) => said.map(({ pollId }) => resultMark(pollId)),
  ended: (said) => (said.ended ? [endedMark] : []),
};
const partOf: Readonly<Record<string, keyof StateSaid>> = {
  segment: 'segment',
  break: 'break',
  graphics: 'graphics',
  poll: 'polls',
  result: 'results',
  ended: 'ended',
};

const inPart = <P extends keyof StateSaid>(part: P, said: StateSaid[P]): readonly string[] => ofPart[part](said);

/** In all that a station knows. */
export const marksOfState = (state: StateSaid): readonly string[] =>
  (Object.keys(ofPart) as (keyof StateSaid)[]).flatMap((part) => inPart(part, state[part]));

/** In one event, by its name. */
export const marksOf = (type: string, data: unknown): readonly string[] => {
  if (type === 'snapshot') return marksOfState(data as StateSaid);
  const part = partOf[type];
  return part ? inPart(part, data as never) : [];
};

/** One event that counts, as it came. `told`: its own moment and when it came; null where it was sent again, or all at once to a newcomer. */
export type Arrival = {
  readonly id: string;
  readonly type: string;
  readonly told: { readonly at: EpochMs; readonly came: EpochMs } | null;
};

export type HeardBy = {
  readonly station: string;
  /** How much later than the origin its viewers see it, as it was told. */
  readonly delay: Ms;
  /** Of feeds: every event that counts, as it came. */
  readonly arrivals: readonly Arrival[];
  /** Each once, in the order in which it was first heard of (a page: shown). */
  readonly marks: readonly string[];
  /** What went back: an older state after a newer one. */
  readonly backwards: number;
  /** Of pages: how far from its moment each was let go, ms. */
  readonly releaseErrors: readonly number[];
  /** How far what the page takes for our clock was from it then, ms. */
  readonly clockErrors: readonly number[];
  readonly lines: number;
  readonly bytes: number;
  readonly problems: readonly string[];
};

export const nothingHeard = {
  delay: 0,
  arrivals: [],
  marks: [],
  backwards: 0,
  releaseErrors: [],
  clockErrors: [],
  lines: 0,
  bytes: 0,
  problems: [],
};
