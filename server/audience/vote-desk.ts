/**
 * Takes one vote, whichever door it came in by, and answers it once.
 *
 * The window is decided here, when the vote arrives; the answer comes after the commit that carries the ballot.
 */
import type { EpochMs } from '../contract/units.ts';
import type { ChoiceCode, TierCode } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import type { TakenRows, Voter } from './ballot-groups.ts';
import type { BallotLog, Settled } from './ballot-log.ts';
import type { DoorPoll, VoteAnswer } from './poll.ts';
import type { PollBook } from './poll-book.ts';

export type Vote = {
  readonly activationId: string;
  readonly poll: number;
  /** The pass, already read. */
  readonly index: number;
  readonly path: number;
  /** What the pass has proved. */
  readonly tier: TierCode;
  readonly choice: ChoiceCode;
  readonly sequence: number;
};

export type VoteDesk = {
  /** `voter` hears once, at once or after the commit; `tag` comes back with the answer. Votes of one request share a time. */
  take(vote: Vote, voter: Voter, tag: number, receivedAt?: EpochMs): void;
  /** The poll of that number, when it is this activation's. */
  poll(number: number, activationId: string): DoorPoll | undefined;
  /** Ballots that `isNews` of their poll let through. False when they cannot be recorded now. */
  takeRows(rows: TakenRows): boolean;
  /** What became of a ballot that `take` has sent to the log. */
  settle(settled: Settled): void;
};

export const unknownPoll: VoteAnswer = { code: 'unknown-poll' };
export const notRecorded: VoteAnswer = { code: 'not-recorded' };

type Options = {
  readonly book: PollBook;
  readonly ballots: BallotLog;
  readonly clock: Clock;
  /** A ballot goes to the log: for what looks wrong in the course of a vote. */
  onTaken?(number: number, receivedAt: EpochMs, place: Place, seatedAt: EpochMs | undefined): void;
};

export const createVoteDesk = ({ book, ballots, clock, onTaken }: Options): VoteDesk => ({
  take(vote, voter, tag, receivedAt = clock.now()) {
    const number = vote.poll;
    const poll = book.byNumber(number);
    if (!poll || poll.rules().activationId !== vote.activationId) {
      voter.hear(unknownPoll, number, tag);
      return;
    }
    const answer = poll.weigh(vote, receivedAt);
    if (answer) voter.hear(answer, number, tag);
    else if (!ballots.append({ number, ballot: vote, receivedAt, voter, tag })) voter.hear(notRecorded, number, tag);
    else if (voter.place !== undefined) onTaken?.(number, receivedAt, voter.place, voter.seatedAt);
  },
  poll(number, activationId) {
    const poll = book.byNumber(number);
    return poll?.rules().activationId === activationId ? poll : undefined;
  },
  takeRows: (rows) => ballots.appendRows(rows),
  settle({ number, voter, tag, ballot, isRecorded }) {
    const poll = isRecorded ? book.byNumber(number) : undefined;
    voter.hear(poll?.answerCommitted(ballot) ?? notRecorded, number, tag);
  },
});
