/**
 * Counts one poll again from the ballots of the log, by another way than the door's: a map of passes, every ballot kept in order.
 *
 * Of each pass the ballot with the highest sequence stands (one byte, wrapping: up to 127 ahead is later). Exclusions leave ballots
 * out before that, so that an earlier one may stand again.
 */
import type { Exclusion, Tier } from '../../contract/audience.ts';
import type { LoggedBallot } from '../../core/log-leaf.ts';

export type Sides = { yea: number; nay: number };
export type Counted = {
  readonly yea: number;
  readonly nay: number;
  readonly perTier: Readonly<Record<Tier, Sides>>;
  readonly perPath: Readonly<Record<string, Sides>>;
  /** Ballots that stood when they came. */
  readonly ballots: number;
};

export const tierNames = ['open', 'air', 'account'] as const;

/** A ballot in two numbers: who, and what with its time. */
type Columns = { passes: number[]; stances: number[]; times: number[] };

export type PollBallots = {
  add(ballot: LoggedBallot, receivedAt: number): void;
  count(pathOf: (number: number) => string, exclusions?: readonly Exclusion[]): Counted;
  size(): number;
};

const pack = ({ sequence, choice, tier, path }: LoggedBallot): number => sequence | (choice << 8) | (tier << 10) | (path << 12);
const sequenceIn = (stance: number): number => stance & 0xff;
const isYea = (stance: number): boolean => ((stance >> 8) & 3) === 1;
const tierIn = (stance: number): Tier => tierNames[((stance >> 10) & 3) as 0 | 1 | 2] ?? 'open';
const pathIn = (stance: number): number => stance >> 12;

const isLeftOut = (stance: number, at: number, path: string, exclusions: readonly Exclusion[]): boolean =>
  exclusions.some((one) => {
    if (one.kind === 'tier') return one.tier === tierIn(stance);
    return one.kind === 'path' ? one.path === path : at >= one.from && at <= one.to;
  });

const summed = (standing: ReadonlyMap<number, number>, pathOf: (number: number) => string, ballots: number): Counted => {
  const perTier: Record<Tier, Sides> = { open: { yea: 0, nay: 0 }, air: { yea: 0, nay: 0 }, account: { yea: 0, nay: 0 } };
  const perPath: Record<string, Sides> = {};
  const total = { yea: 0, nay: 0 };
  for (const stance of standing.values()) {
    const side = isYea(stance) ? 'yea' : 'nay';
    const path = pathOf(pathIn(stance));
    perPath[path] ??= { yea: 0, nay: 0 };
    perPath[path][side] += 1;
    perTier[tierIn(stance)][side] += 1;
    total[side] += 1;
  }
  return { ...total, perTier, perPath, ballots };
};

export const createPollBallots = (): PollBallots => {
  const columns: Columns = { passes: [], stances: [], times: [] };
  return {
    size: () => columns.passes.length,
    add(ballot, receivedAt) {
      columns.passes.push(ballot.pass);
      columns.stances.push(pack(ballot));
      columns.times.push(receivedAt);
    },
    count(pathOf, exclusions = []) {
      const standing = new Map<number, number>();
      let ballots = 0;
      columns.passes.forEach((pass, place) => {
        const stance = columns.stances[place] ?? 0;
        if (isLeftOut(stance, columns.times[place] ?? 0, pathOf(pathIn(stance)), exclusions)) return;
        const before = standing.get(pass);
        const ahead = before === undefined ? 1 : (sequenceIn(stance) - sequenceIn(before) + 256) % 256;
        if (ahead === 0 || ahead > 127) return;
        standing.set(pass, stance);
        ballots += 1;
      });
      return summed(standing, pathOf, ballots);
    },
  };
};
