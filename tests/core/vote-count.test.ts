/** The count against a naive model: every true history, however it arrives, gives the last choice of each pass once. */

import { describe, expect, it } from 'vitest';
import { type Ballot, createVoteCount, isLater, type VoteCount } from '../../server/core/vote-count.ts';
import fc from '../run/properties.ts';

/** What each voter did in order: their choices, one ballot each, sequences from any start on the wheel. */
const histories = fc.array(
  fc.record({
    choices: fc.array(fc.constantFrom(1 as const, 2 as const), { minLength: 1, maxLength: 40 }),
    start: fc.integer({ min: 0, max: 255 }),
    path: fc.constantFrom(0, 1, 7, 255),
    tier: fc.constantFrom(0 as const, 1 as const, 2 as const),
  }),
  { minLength: 1, maxLength: 12 },
);
type Histories = typeof histories extends fc.Arbitrary<infer T> ? T : never;

const ballotsOf = (voters: Histories): Ballot[] =>
  voters.flatMap(({ choices, start, path, tier }, index) =>
    choices.map((choice, place) => ({ index, choice, tier, sequence: (start + place) & 0xff, path })),
  );

/** The naive model: the last choice of each voter. */
const expectedOf = (voters: Histories) => {
  const last = voters.map((voter) => ({ choice: voter.choices.at(-1), path: voter.path, tier: voter.tier }));
  const of = (choice: number, path?: number, tier?: number): number =>
    last.filter((one) => one.choice === choice && (path ?? one.path) === one.path && (tier ?? one.tier) === one.tier).length;
  const paths = [...new Set(last.map((one) => one.path))].sort((a, b) => a - b);
  return {
    yea: of(1),
    nay: of(2),
    perPath: paths.map((path) => ({ path, yea: of(1, path), nay: of(2, path) })),
    perTier: Object.fromEntries(
      ['open', 'air', 'account'].map((name, tier) => [name, { yea: of(1, undefined, tier), nay: of(2, undefined, tier) }]),
    ),
    cells: paths
      .flatMap((path) => [0, 1, 2].map((tier) => ({ path, tier, yea: of(1, path, tier), nay: of(2, path, tier) })))
      .filter((cell) => cell.yea + cell.nay > 0),
  };
};

const totalsOf = (count: VoteCount) => {
  const { ballots: _, ...totals } = count.totals();
  return totals;
};
const countAll = (ballots: readonly Ballot[]): VoteCount => {
  const count = createVoteCount(4);
  for (const ballot of ballots) count.apply(ballot);
  return count;
};

describe('the count of a poll', () => {
  it('[V2] gives each pass its last choice, in whatever order ballots arrive and however often', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (voters, chance) => {
        const ballots = ballotsOf(voters);
        const doubled = [...ballots, ...ballots.filter(() => (chance.next().value ?? 0) < 0.3)];
        const shuffled = doubled.map((ballot) => ({ ballot, at: chance.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        expect(totalsOf(countAll(shuffled.map((one) => one.ballot)))).toEqual(expectedOf(voters));
      }),
    );
  });

  it('[V2] is not changed by replaying the log it came from', () => {
    fc.assert(
      fc.property(histories, (voters) => {
        const count = countAll(ballotsOf(voters));
        const before = count.totals();
        for (const ballot of ballotsOf(voters)) count.apply(ballot);
        expect(count.totals()).toEqual(before);
      }),
    );
  });

  it('[V3] moves a changed vote: one less there, one more here', () => {
    const count = createVoteCount();
    expect(count.apply({ index: 3, choice: 1, tier: 0, sequence: 255, path: 0 })).toBe('first');
    expect(count.apply({ index: 3, choice: 2, tier: 1, sequence: 0, path: 0 })).toBe('changed');
    expect(count.totals()).toMatchObject({ yea: 0, nay: 1, perPath: [{ path: 0, yea: 0, nay: 1 }], ballots: 2 });
    expect(count.totals().cells).toEqual([{ path: 0, tier: 1, yea: 0, nay: 1 }]);
    expect(count.standing(3)).toEqual({ index: 3, choice: 2, tier: 1, sequence: 0, path: 0 });
  });

  it('[V2] answers a repeat as a repeat, and lets an overtaken or conflicting ballot change nothing', () => {
    const count = createVoteCount();
    const ballot = { index: 0, choice: 1, tier: 0, sequence: 9, path: 0 } as const;
    count.apply(ballot);
    expect(count.apply(ballot)).toBe('repeated');
    expect(count.apply({ ...ballot, choice: 2 })).toBe('outdated');
    expect(count.apply({ ...ballot, choice: 2, sequence: 8 })).toBe('outdated');
    expect(count.totals()).toMatchObject({ yea: 1, nay: 0, ballots: 1 });
  });

  it('[V2] takes up to 127 steps ahead as later, across the wrap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 127 }), (from, ahead) => {
        expect(isLater((from + ahead) & 0xff, from)).toBe(true);
        expect(isLater(from, (from + ahead) & 0xff)).toBe(false);
      }),
    );
  });
});
