/**
 * The final count of a poll with a part of its ballots left out, from the ballots on the disk.
 *
 * Of each pass the ballot with the highest sequence among those that remain stands: whoever changed their vote
 * in a span that is left out is counted as before it. Off the hot path: read in slices, with a turn of the event loop between them.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Count, Exclusion, Tier } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import { type Ballot, createVoteCount, tierOf } from '../core/vote-count.ts';
import { unpackBallots } from './ballot-batch.ts';
import type { PhonesDisk } from './phones-disk.ts';
import { countOf, type DoorPoll } from './poll.ts';

/** Rows at a time: a busy commit is some hundred ballots, so that a slice is a few milliseconds. */
const rowsAtOnce = 50;

const leftOut = (exclusions: readonly Exclusion[], pathOf: (number: number) => string) => {
  const paths = new Set(exclusions.flatMap((one) => (one.kind === 'path' ? [one.path] : [])));
  const tiers = new Set<Tier>(exclusions.flatMap((one) => (one.kind === 'tier' ? [one.tier] : [])));
  const spans = exclusions.flatMap((one) => (one.kind === 'span' ? [one] : []));
  return (ballot: Ballot, receivedAt: EpochMs): boolean =>
    paths.has(pathOf(ballot.path)) ||
    tiers.has(tierOf(ballot.tier)) ||
    spans.some(({ from, to }) => receivedAt >= from && receivedAt <= to);
};

/** Rejects when the disk does not answer. The poll's count must be final. */
export const countWithout = async (disk: PhonesDisk, poll: DoorPoll, final: Count, exclusions: readonly Exclusion[]): Promise<Count> => {
  const votes = createVoteCount();
  const isLeftOut = leftOut(exclusions, (number) => poll.paths.idOf(number) ?? 'unknown');
  for (let after = 0; ; ) {
    const rows = await disk.ask('batches', poll.number, after, rowsAtOnce);
    for (const row of rows) {
      unpackBallots(row.ballots, (ballot) => {
        if (!isLeftOut(ballot, row.receivedAt)) votes.apply(ballot);
      });
      after = row.batch;
    }
    if (rows.length < rowsAtOnce) break;
    await nextTurn();
  }
  const { revision, at } = final;
  const count = countOf(poll.rules(), poll.paths, votes, { revision, at, final: true });
  return exclusions.length === 0 ? count : { ...count, without: exclusions };
};
