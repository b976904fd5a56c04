/**
 * What becomes of the votes on this phone when the door says something. Pure.
 *
 * What the door has on its disk wins over what the page remembers; what was never answered stays on its way.
 */
import type { PhoneBallot } from '../../server/contract/phone.ts';
import type { KeptVote, Votes } from './kept.ts';
import type { Ack } from './vote-frame.ts';

/** Sequences are on a wheel of 256: up to 127 steps ahead is later. */
const isLater = (a: number, b: number): boolean => a !== b && ((a - b) & 0xff) < 128;

/**
 * @param polls numbers of the polls the door told of
 * @param isNewPass this page has another pass than before: it has cast nothing yet, and only what was never answered goes out again
 */
export const votesAfterWelcome = (kept: Votes, polls: readonly number[], mine: readonly PhoneBallot[], isNewPass: boolean): Votes => {
  const votes: Record<number, KeptVote> = { ...kept };
  for (const poll of isNewPass ? polls : []) if (votes[poll]?.state !== 'sending') delete votes[poll];
  for (const { poll, choice, sequence } of mine) {
    const vote = votes[poll];
    const isOnItsWay = vote?.state === 'sending' && isLater(vote.sequence, sequence);
    const isKnown = vote?.standing === choice && vote.choice === choice && vote.sequence === sequence;
    const receipt = isKnown && vote.receipt ? { receipt: vote.receipt } : {};
    votes[poll] = isOnItsWay ? { ...vote, standing: choice } : { choice, sequence, state: 'in', standing: choice, ...receipt };
  }
  return votes;
};

/** The vote after an answer; the same object when the answer changes nothing. */
export const voteAfterAck = (vote: KeptVote, { code, tag, choice, sequence, receipt }: Ack): KeptVote => {
  const where = receipt === undefined ? {} : { receipt };
  if (vote.sequence !== tag) {
    // The answer to an earlier tap: that one stands until the newer is answered.
    return code === 'counted' && choice ? { ...vote, standing: choice, ...where } : vote;
  }
  if (choice && (code === 'counted' || (code === 'outdated' && vote.state === 'sending')))
    return { choice, sequence, state: 'in', standing: choice, ...where };
  if (vote.state !== 'sending') return vote;
  return { ...vote, state: 'refused', why: code, ...(choice ? { standing: choice } : {}) };
};

/** The vote that a tap makes of the one before; undefined when the tap asks for nothing new. */
export const voteAfterTap = (before: KeptVote | undefined, choice: KeptVote['choice']): KeptVote | undefined => {
  if (!before) return { choice, sequence: 0, state: 'sending' };
  if (before.choice === choice && before.state !== 'refused') return undefined;
  const sequence = before.choice === choice ? before.sequence : (before.sequence + 1) & 0xff;
  const { standing, receipt } = before;
  return { choice, sequence, state: 'sending', ...(standing ? { standing } : {}), ...(receipt ? { receipt } : {}) };
};
