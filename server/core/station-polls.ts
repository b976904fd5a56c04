/**
 * What stations are told of votes: alike, but for the times at which each station's own viewers see them.
 *
 * A vote that says to a station what it said at the moment before is the same value as then: with every change of one vote a station is
 * told of all of the evening's again, and of those nothing is made, compared or kept anew.
 */
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { PlannedStation } from './station-hours.ts';
import type { ToldVote } from './station-show.ts';

export type StationPoll = {
  readonly id: string;
  readonly question: LocalText;
  readonly yea: LocalText;
  readonly nay: LocalText;
  readonly productId: string | null;
  readonly phase: 'announced' | 'open' | 'closed' | 'revealed' | 'deferred' | 'void';
  /** At the origin. */
  readonly opensAt: EpochMs | null;
  readonly endsAt: EpochMs | null;
  /** No end was announced yet: `endsAt` is the latest there can be. */
  readonly openEnded: boolean;
  /** Viewers of this station's path may vote. */
  readonly eligible: boolean;
  /** When this station's viewers see it: from when, until when (null: not announced yet), and when to warn of the end. Null: not known yet. */
  readonly viewers: {
    readonly opensAt: EpochMs;
    readonly endsAt: EpochMs | null;
    readonly warnings: readonly EpochMs[];
  } | null;
};

export type StationPolls = {
  /** What comes from now on is of a new moment; what is in neither that nor the one before is forgotten. */
  readonly turn: () => void;
  /** @param name the same for all that may have the same of these, and see it at the same time */
  readonly of: (name: string, rows: readonly ToldVote[], station: PlannedStation, pathDelay: Ms) => readonly StationPoll[];
};

const phaseSaid = {
  idle: null,
  armed: 'announced',
  open: 'open',
  closing: 'closed',
  counting: 'closed',
  verified: 'closed',
  revealed: 'revealed',
  deferred: 'deferred',
  void: 'void',
} as const;

/** How long before its end a vote warns of it; one that is hardly longer than the warning does not. */
const warnedBefore: readonly Ms[] = [30_000, 10_000];
const warnings = (opensAt: EpochMs, endsAt: EpochMs): readonly EpochMs[] =>
  warnedBefore.flatMap((left) => (endsAt - opensAt > left * 1.4 ? [endsAt - left] : []));

type Told = Omit<StationPoll, 'eligible' | 'viewers'>;

/** To everybody alike. */
const toldOf = ({ id, question, yea, nay, productId, phase, opensAt, endsAt, openEnded }: ToldVote): Told | null => {
  const said = phaseSaid[phase];
  return said && { id, question, yea, nay, productId: productId ?? null, phase: said, opensAt, endsAt, openEnded };
};

const seenBy = ({ opensAt, endsAt, openEnded }: Told, pathDelay: Ms): StationPoll['viewers'] => {
  if (opensAt === null || endsAt === null) return null;
  const seen = { opensAt: opensAt + pathDelay, endsAt: endsAt + pathDelay };
  return openEnded ? { ...seen, endsAt: null, warnings: [] } : { ...seen, warnings: warnings(seen.opensAt, seen.endsAt) };
};

/** One vote as it is, for each way of seeing it. */
const openVote = (told: Told) => {
  const known = new Map<string, StationPoll>();
  return (eligible: boolean, pathDelay: Ms): StationPoll => {
    const name = `${pathDelay} ${eligible}`;
    const one = known.get(name) ?? { ...told, eligible, viewers: seenBy(told, pathDelay) };
    known.set(name, one);
    return one;
  };
};
type Vote = ReturnType<typeof openVote>;

export const openStationPolls = (): StationPolls => {
  let now = new Map<string, Vote>();
  let before: ReadonlyMap<string, Vote> = new Map();
  let read = new Map<ToldVote, Vote | null>();
  let lists = new Map<string, readonly StationPoll[]>();
  let listsBefore: ReadonlyMap<string, readonly StationPoll[]> = new Map();
  const voteOf = (row: ToldVote): Vote | null => {
    const known = read.get(row);
    if (known !== undefined) return known;
    const told = toldOf(row);
    const text = JSON.stringify(told);
    const vote = told && (now.get(text) ?? before.get(text) ?? openVote(told));
    if (vote) now.set(text, vote);
    read.set(row, vote);
    return vote;
  };
  return {
    turn: () => {
      [before, listsBefore] = [now, lists];
      [now, read, lists] = [new Map(), new Map(), new Map()];
    },
    of: (name, rows, { path, votes = true }, pathDelay) => {
      const votesNow = rows.flatMap((row) => voteOf(row)?.(votes && row.eligiblePaths.includes(path), pathDelay) ?? []);
      const known = listsBefore.get(name);
      const isKnown = known?.length === votesNow.length && votesNow.every((vote, place) => vote === known[place]);
      const list = known && isKnown ? known : votesNow;
      lists.set(name, list);
      return list;
    },
  };
};
