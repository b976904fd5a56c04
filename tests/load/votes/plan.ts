/**
 * Who votes how: the same voters and choices for every server of a round.
 *
 * Every fifth voter changes their mind; a change is sent a thousand votes after the vote it changes.
 */
export type PlannedVote = { readonly voter: number; readonly choice: 1 | 2; readonly sequence: number };

const changeAfter = 1000;

const firstChoice = (voter: number, round: number): 1 | 2 => ((Math.imul(voter + 1, 2_654_435_761) >>> (8 + (round % 8))) & 1 ? 1 : 2);
const changesMind = (voter: number): boolean => voter % 5 === 2;

/** @param voters how many; they are numbered from 0 */
export const planVotes = (voters: number, round: number): PlannedVote[] => {
  const votes: PlannedVote[] = [];
  const change = (voter: number): void => {
    if (voter >= 0 && changesMind(voter)) votes.push({ voter, choice: firstChoice(voter, round) === 1 ? 2 : 1, sequence: 1 });
  };
  for (let voter = 0; voter < voters; voter += 1) {
    votes.push({ voter, choice: firstChoice(voter, round), sequence: 0 });
    change(voter - changeAfter);
  }
  for (let voter = Math.max(0, voters - changeAfter); voter < voters; voter += 1) change(voter);
  return votes;
};

export const finalChoice = (voter: number, round: number): 1 | 2 => {
  const first = firstChoice(voter, round);
  return changesMind(voter) ? (first === 1 ? 2 : 1) : first;
};

/** Rows of one batch of a station's app. */
export const rowsInBatch = 100;
