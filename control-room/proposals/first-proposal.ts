/** What the chair’s keys for proposals ask: of the one that waits first. */
import { firstProposal } from '../../server/contract/in-hand.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { Asking } from '../line/show-line.ts';

type Seen = Pick<OperatorView, 'proposals'>;

export type ProposalAnswer = 'accept' | 'decline';

/** @returns what to send; undefined when nothing waits */
export const answerFirst = (view: Seen, answer: ProposalAnswer): Asking | undefined => {
  const proposal = firstProposal(view);
  return proposal && { type: `plan.${answer}`, proposalId: proposal.id };
};
