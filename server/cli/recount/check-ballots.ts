/**
 * Holds every ballot against the rules that stand before it in the log: its poll has rules and is not final, its pass was leased,
 * its batch is whole, and it came inside the window of its path.
 *
 * A ballot's time is that of its batch: the first ballot's, the others within 20 ms after it.
 */
import type { PollRules } from '../../contract/audience.ts';
import { type LeafHead, type LoggedBallot, mostBatchSpan, mostInLeaf } from '../../core/log-leaf.ts';
import type { Lease, LogStory, PollStory } from '../../core/log-story.ts';
import { windowOf } from '../../core/vote-window.ts';
import { createPollBallots, type PollBallots, tierNames } from './count-again.ts';
import type { Findings } from './findings.ts';

type Bytes = readonly [number, number];
export type BallotsLeaf = LeafHead & { readonly ballots: readonly LoggedBallot[] };

/** The first and last time that ballots of one path and tier came, under the rules that stood then. */
type Times = { readonly path: number; readonly proved: boolean; first: number; firstLeaf: number; last: number; lastLeaf: number };

const unknownPath = 255;
const nameOf = (poll: PollStory, path: number): string | undefined => (path === unknownPath ? undefined : poll.paths.get(path));
export const pathNames =
  (poll: PollStory) =>
  (path: number): string =>
    nameOf(poll, path) ?? 'unknown';

const checkTimes = (poll: PollStory, rules: PollRules, times: Iterable<Times>, findings: Findings): void => {
  for (const { path, proved, first, firstLeaf, last, lastLeaf } of times) {
    const name = nameOf(poll, path);
    const window = path !== unknownPath && name === undefined ? undefined : windowOf(rules, { path: name, proved });
    const who = `${poll.pollId}: a ballot of ${name === undefined ? `path ${path === unknownPath ? 'unknown' : path}` : name}`;
    if (!window) findings.add({ what: `${who} was taken, but viewers of this path may not vote`, leaf: firstLeaf });
    else if (first + mostBatchSpan < window.opensAt)
      findings.add({ what: `${who} came ${window.opensAt - first} ms before its window opened`, leaf: firstLeaf });
    else if (last > window.closesAt)
      findings.add({ what: `${who} came ${last - window.closesAt} ms after its window closed`, leaf: lastLeaf });
  }
};

const createWindows = (findings: Findings) => {
  const byPoll = new Map<number, Map<number, Times>>();
  return {
    saw(poll: number, { path, tier }: LoggedBallot, at: number, leaf: number): void {
      const times = byPoll.get(poll) ?? new Map<number, Times>();
      byPoll.set(poll, times);
      const place = path * 2 + (tier > 0 ? 1 : 0);
      const one = times.get(place);
      if (!one) times.set(place, { path, proved: tier > 0, first: at, firstLeaf: leaf, last: at, lastLeaf: leaf });
      else if (at < one.first) Object.assign(one, { first: at, firstLeaf: leaf });
      else if (at > one.last) Object.assign(one, { last: at, lastLeaf: leaf });
    },
    /** Before the rules change, and in the end. */
    check(poll: PollStory): void {
      const rules = poll.rules.at(-1)?.rules;
      if (rules) checkTimes(poll, rules, byPoll.get(poll.poll)?.values() ?? [], findings);
      byPoll.delete(poll.poll);
    },
  };
};

/** Finds the lease of a pass; most passes come from few of them. */
const createLeaseFinder = (leases: readonly Lease[]) => {
  let last: Lease | undefined;
  return (pass: number): boolean => {
    if (last && pass >= last.first && pass <= last.last) return true;
    last = leases.find((lease) => pass >= lease.first && pass <= lease.last);
    return last !== undefined;
  };
};

export const createBallotsCheck = (story: LogStory, findings: Findings) => {
  const ballots = new Map<number, PollBallots>();
  const windows = createWindows(findings);
  const isLeased = createLeaseFinder(story.leases);
  let batch = 0;
  let room = 0;
  let next = 0;

  const checkBatch = (leaf: BallotsLeaf, at: number, bytes: Bytes): void => {
    const isNew = leaf.first === 0 && leaf.batch > batch;
    const isNext = leaf.batch === batch && leaf.first === next && room === mostInLeaf;
    if (!isNew && !isNext)
      findings.add({ what: `batch ${leaf.batch} does not continue the batch before it: ballots were dropped or moved`, leaf: at, bytes });
    [batch, next, room] = [leaf.batch, leaf.first + leaf.ballots.length, leaf.ballots.length];
  };
  return {
    of: (poll: number): PollBallots => ballots.get(poll) ?? createPollBallots(),
    rulesChange: windows.check,
    add(leaf: BallotsLeaf, at: number, bytes: Bytes) {
      checkBatch(leaf, at, bytes);
      const poll = story.polls.get(leaf.poll);
      if (!poll || poll.rules.length === 0) return findings.add({ what: `ballots of poll ${leaf.poll} before its rules`, leaf: at, bytes });
      if (poll.final) findings.add({ what: `${poll.pollId}: ballots after the final count`, leaf: at, bytes });
      const mine = ballots.get(leaf.poll) ?? createPollBallots();
      ballots.set(leaf.poll, mine);
      for (const ballot of leaf.ballots) {
        if (!isLeased(ballot.pass))
          findings.add({ what: `${poll.pollId}: pass ${ballot.pass} was in no lease before this`, leaf: at, bytes });
        windows.saw(leaf.poll, ballot, leaf.receivedAt, at);
        mine.add(ballot, leaf.receivedAt);
      }
    },
    end(): void {
      for (const poll of story.polls.values()) windows.check(poll);
    },
  };
};
export { tierNames };
