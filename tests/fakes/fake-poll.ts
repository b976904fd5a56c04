/** One poll of the fake phones' door: its votes, its window, its count, with a part left out if asked. */
import type { Count, Exclusion, PollOutcome, PollRules, Tier } from '../../server/contract/audience.ts';
import type { Choice, VoteCode } from '../../server/contract/phone.ts';
import { type Ballot, choiceCode, createVoteCount, tierCode, tierOf, unknownPath, type VoteCount } from '../../server/core/vote-count.ts';
import { decideWindow, lastClose } from '../../server/core/vote-window.ts';
import type { Clock } from '../../server/ports/clock.ts';

export type FakeVote = {
  readonly pollId: string;
  readonly voter: number;
  readonly choice: Choice;
  readonly sequence?: number;
  readonly path?: string;
  readonly tier?: Tier;
};

export type FakePoll = {
  rules: PollRules;
  readonly votes: VoteCount;
  /** Every ballot that counted when it came, in the order of the log. */
  readonly ballots: { readonly ballot: Ballot; readonly at: number }[];
  readonly paths: string[];
  outcome?: PollOutcome;
  revision: number;
  isDirty: boolean;
};

/** “Closing in ten seconds” brings the end of an open-ended poll forward. */
export const isClosing = (old: PollRules, next: PollRules): boolean => old.openEnded && !next.openEnded && next.endsAt < old.endsAt;
export const isLaterEnd = (old: PollRules, next: PollRules): boolean =>
  next.endsAt >= old.endsAt &&
  old.windows.every((window) => next.windows.some((one) => one.path === window.path && one.closesAt >= window.closesAt));

/** What the poll was opened with, whatever its end is now. */
export const isSame = (asked: PollRules, held: PollRules): boolean =>
  held.split === asked.split && held.opensAt === asked.opensAt && (isLaterEnd(asked, held) || isClosing(asked, held));

export const countOf = (poll: FakePoll, clock: Clock, votes = poll.votes): Count => {
  const { yea, nay, perPath, perTier, ballots } = votes.totals();
  const named: Record<string, { yea: number; nay: number }> = {};
  for (const window of poll.rules.windows) named[window.path] = { yea: 0, nay: 0 };
  for (const row of perPath) named[poll.paths[row.path] ?? 'unknown'] = { yea: row.yea, nay: row.nay };
  const { pollId, activationId } = poll.rules;
  const final = clock.now() > lastClose(poll.rules);
  return { pollId, activationId, revision: poll.revision, yea, nay, perPath: named, perTier, ballots, at: clock.now(), final };
};

export const castIn = (poll: FakePoll, { voter, choice, sequence, path, tier = 'open' }: FakeVote, now: number): VoteCode => {
  const stands = poll.votes.standing(voter);
  const next = stands ? (stands.sequence + 1) & 0xff : 0;
  if (path !== undefined && !poll.paths.includes(path)) poll.paths.push(path);
  const number = path === undefined ? unknownPath : poll.paths.indexOf(path);
  const ballot: Ballot = { index: voter, choice: choiceCode(choice), tier: tierCode(tier), sequence: sequence ?? next, path: number };
  const verdict = poll.votes.weigh(ballot);
  if (verdict === 'repeated') return 'counted';
  if (verdict === 'outdated') return 'outdated';
  if (poll.outcome?.decision === 'void') return 'closed';
  const decision = decideWindow(poll.rules, { path, proved: false }, now);
  if (decision !== 'in') return decision;
  poll.votes.apply(ballot);
  poll.ballots.push({ ballot, at: now });
  poll.isDirty = true;
  return 'counted';
};

/** The votes that stand when some of the ballots never came. */
export const votesWithout = (poll: FakePoll, exclusions: readonly Exclusion[]): VoteCount => {
  const votes = createVoteCount();
  const isOut = (ballot: Ballot, at: number, one: Exclusion): boolean => {
    if (one.kind === 'tier') return one.tier === tierOf(ballot.tier);
    return one.kind === 'path' ? one.path === (poll.paths[ballot.path] ?? 'unknown') : at >= one.from && at <= one.to;
  };
  for (const { ballot, at } of poll.ballots) if (!exclusions.some((one) => isOut(ballot, at, one))) votes.apply(ballot);
  return votes;
};
