/**
 * Takes one vote, whichever door it came in by, and answers it once.
 *
 * The window is decided here, when the vote arrives; the answer comes after the commit that carries the ballot.
 */

import type { ChoiceCode, TierCode } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { BallotLog } from './ballot-log.ts';
import type { VoteAnswer } from './poll.ts';
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

export type VoteDesk = { take(vote: Vote, settle: (answer: VoteAnswer) => void): void };

export const createVoteDesk = ({ book, ballots, clock }: { book: PollBook; ballots: BallotLog; clock: Clock }): VoteDesk => ({
  take({ activationId, poll: number, index, path, tier, choice, sequence }, settle) {
    const poll = book.byNumber(number);
    if (!poll || poll.rules().activationId !== activationId) {
      settle({ code: 'unknown-poll' });
      return;
    }
    const ballot = { index, choice, tier, sequence, path };
    const receivedAt = clock.now();
    const answer = poll.weigh(ballot, receivedAt);
    if (answer) {
      settle(answer);
      return;
    }
    const isTaken = ballots.append({
      number,
      ballot,
      receivedAt,
      settle: (receipt) => settle(receipt ? poll.answerCommitted(ballot) : { code: 'not-recorded' }),
    });
    if (!isTaken) settle({ code: 'not-recorded' });
  },
});
