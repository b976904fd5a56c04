/** Tasks about proposed edits of the plan: the chair answers the first that waits, as its line by TAKE shows it. */
import { answerFirst, type ProposalAnswer } from '../proposals/first-proposal.ts';
import { ask, type Deed, type Desk, not, type Task } from './task-types.ts';

const answering =
  (answer: ProposalAnswer) =>
  ({ view }: Desk): Deed => {
    const asking = answerFirst(view, answer);
    return asking ? ask(asking) : not('noProposal');
  };

export const proposalTasks: Readonly<Record<'proposal-accept' | 'proposal-decline', Task>> = {
  'proposal-accept': { usual: 'y', needs: { type: 'plan.accept' }, deed: answering('accept') },
  'proposal-decline': { usual: 'n', needs: { type: 'plan.decline' }, deed: answering('decline') },
};
