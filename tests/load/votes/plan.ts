/**
 * Who votes how: the same voters and choices for every server of a round.
 *
 * A fifth of them changes their mind. A change comes 400 votes after the vote it changes, and waits for its answer: what is
 * overtaken is rightly told that it is outdated.
 */
import { createHash } from 'node:crypto';

export type PlannedVote = { readonly voter: number; readonly choice: 1 | 2; readonly sequence: number };

const changeAfter = 400;
/** Who changes is among the first of them, so that the last change, too, has others before it. */
const early = 0.8;

const firstChoice = (voter: number, round: number): 1 | 2 => ((Math.imul(voter + 1, 2_654_435_761) >>> (8 + (round % 8))) & 1 ? 1 : 2);
const changesMind = (voter: number, voters: number): boolean => voter % 4 === 2 && voter < voters * early;

/** @param voters how many, at least 2000; they are numbered from 0 */
export const planVotes = (voters: number, round: number): PlannedVote[] => {
  const votes: PlannedVote[] = [];
  const change = (voter: number): void => {
    if (voter >= 0 && changesMind(voter, voters)) votes.push({ voter, choice: firstChoice(voter, round) === 1 ? 2 : 1, sequence: 1 });
  };
  for (let voter = 0; voter < voters; voter += 1) {
    votes.push({ voter, choice: firstChoice(voter, round), sequence: 0 });
    change(voter - changeAfter);
  }
  return votes;
};

export const finalChoice = (voter: number, voters: number, round: number): 1 | 2 => {
  const first = firstChoice(voter, round);
  return changesMind(voter, voters) ? (first === 1 ? 2 : 1) : first;
};

/** What a phone shows the obvious way for its pass: as long as ours, and in no order. Each round has other ones; −1 is before them all. */
export const passOf = (round: number, voter: number): string =>
  createHash('sha256').update(`${round}/${voter}`).digest('base64url').slice(0, 16);

/** Rows of one batch of a station's app. */
export const rowsInBatch = 100;
