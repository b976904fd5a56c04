/** How proposed edits of the plan are kept, and how they end. Keeping one changes nothing else of the show. */
import { mostProposals } from '../contract/producer-views.ts';
import type { FactOf } from './facts.ts';
import { staleBecause } from './proposals.ts';
import { type Patch, type Proposal, plannedOf, type ShowContext } from './show-state.ts';

export const foldProposed = (context: ShowContext, fact: FactOf<'plan.proposed'>): Patch => {
  const { segmentId } = fact.edit;
  const proposal: Proposal = {
    id: fact.proposalId,
    at: fact.at,
    byId: fact.byId,
    by: fact.byName,
    edit: fact.edit,
    note: fact.note ?? null,
    hadRun: context.runs.filter((run) => run.segmentId === segmentId).length,
    hadLength: plannedOf(context, segmentId),
  };
  // What went stale makes room; what still waits for the chair never does.
  const isFull = context.proposals.length >= mostProposals;
  const kept = isFull ? context.proposals.filter((one) => staleBecause(context, one) === null) : context.proposals;
  return { proposals: [...kept, proposal].slice(-mostProposals) };
};

export const foldSettled = (context: ShowContext, fact: FactOf<'plan.accepted' | 'plan.declined' | 'plan.withdrawn'>): Patch => ({
  proposals: context.proposals.filter(({ id }) => id !== fact.proposalId),
});
