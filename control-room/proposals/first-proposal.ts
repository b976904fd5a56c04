/** The proposal that the chair answers next, and what its keys ask: the oldest one that can still be accepted. */
import type { OperatorView, ProposalRow } from '../../server/contract/views.ts';
import type { Asking } from '../line/show-line.ts';

type Seen = Pick<OperatorView, 'proposals'>;

export const firstProposal = ({ proposals }: Seen): ProposalRow | undefined => proposals.find(({ stale }) => stale === null);

export type ProposalAnswer = 'accept' | 'decline';

/** @returns what to send; undefined when nothing waits */
export const answerFirst = (view: Seen, answer: ProposalAnswer): Asking | undefined => {
  const proposal = firstProposal(view);
  return proposal && { type: `plan.${answer}`, proposalId: proposal.id };
};
