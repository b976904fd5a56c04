/**
 * Decisions about proposed edits of the plan: anybody with hands in the show proposes, the chair accepts or declines.
 * Accepting is the edit itself, decided anew at that moment.
 */
import { mostProposals, type ProposalStale } from '../../contract/producer-views.ts';
import { factOfEdit, senseless, staleBecause } from '../proposals.ts';
import { allows, type Show } from '../show.ts';
import type { Proposal } from '../show-state.ts';
import { notChair } from './air.ts';
import { ifAllowed } from './edit-rules.ts';
import { decideEdit } from './rundown.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

const why: Readonly<Record<ProposalStale, string>> = {
  'was-taken': 'That segment went on air meanwhile.',
  'is-so-already': 'It is so already.',
  'not-possible': 'The running order no longer allows it.',
  'place-is-past': 'The show has gone past the place it was to go to.',
  'length-changed': 'Its length was changed meanwhile.',
};

const found = (show: Show, proposalId: string): Proposal | undefined => show.context.proposals.find(({ id }) => id === proposalId);
const isOver = 'Proposals are answered from preflight until the end.';
const gone = () => refuse('stale', 'This proposal is not open any more: it was accepted, declined or withdrawn.');

export const proposeEdit: Handler<'plan.propose'> = ({ edit, note }, show, world) => {
  const { context } = show;
  if (!(edit.segmentId in context.plan.segments)) return refuse('unknown', 'The rundown has no such segment.');
  const senses = senseless(context, edit);
  if (senses) return refuse('wrong-phase', why[senses]);
  if (!allows(show, { ...factOfEdit(edit), at: world.now, by: world.who.id }))
    return refuse('wrong-phase', 'The plan can be changed from preflight until the end.');
  const open = context.proposals.filter((one) => staleBecause(context, one) === null);
  if (open.some((one) => JSON.stringify(one.edit) === JSON.stringify(edit))) return refuse('busy', 'The same is proposed already.');
  if (open.length >= mostProposals) return refuse('busy', 'Five proposals wait already. Let the chair answer them, or withdraw one.');
  const { id, name } = world.who;
  return accept({
    type: 'plan.proposed',
    proposalId: world.newId(),
    edit,
    ...(note ? { note } : {}),
    byId: id,
    byName: name,
  });
};

export const acceptEdit: Handler<'plan.accept'> = ({ proposalId, key }, show, world): Decision => {
  const no = notChair(show, world);
  if (no) return no;
  const proposal = found(show, proposalId);
  if (!proposal) return gone();
  const stale = staleBecause(show.context, proposal);
  if (stale) return refuse('stale', why[stale]);
  const edit = decideEdit(proposal.edit, key, show, world);
  if ('refusal' in edit) return edit;
  const answer = ifAllowed(show, world, { type: 'plan.accepted', proposalId }, isOver);
  return 'refusal' in answer ? answer : accept(...answer.facts, ...edit.facts);
};

export const declineEdit: Handler<'plan.decline'> = ({ proposalId }, show, world: World): Decision =>
  notChair(show, world) ?? (found(show, proposalId) ? ifAllowed(show, world, { type: 'plan.declined', proposalId }, isOver) : gone());

export const withdrawEdit: Handler<'plan.withdraw'> = ({ proposalId }, show, world): Decision => {
  const proposal = found(show, proposalId);
  if (!proposal) return gone();
  return proposal.byId === world.who.id
    ? ifAllowed(show, world, { type: 'plan.withdrawn', proposalId }, isOver)
    : refuse('not-allowed', `Only ${proposal.by} can withdraw it.`);
};
