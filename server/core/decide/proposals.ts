/**
 * Decisions about proposed edits of the plan: anybody with hands in the show proposes, the chair accepts or declines.
 * Accepting is the edit itself, decided anew at that moment.
 */

import { mostProposals, type ProposalStale } from '../../contract/producer-views.ts';
import { type Saying, say } from '../../contract/sayings.ts';
import { factOfEdit, senseless, staleBecause } from '../proposals.ts';
import { allows, type Show } from '../show.ts';
import type { Proposal } from '../show-state.ts';
import { notChair } from './air.ts';
import { ifAllowed } from './edit-rules.ts';
import { decideEdit } from './rundown.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

const why: Readonly<Record<ProposalStale, Saying>> = {
  'was-taken': say('proposal-on-air'),
  'is-so-already': say('proposal-is-so'),
  'not-possible': say('proposal-order'),
  'place-is-past': say('proposal-place'),
  'length-changed': say('proposal-length'),
};

const found = (show: Show, proposalId: string): Proposal | undefined => show.context.proposals.find(({ id }) => id === proposalId);
const isOver = say('answer-when');
const gone = () => refuse('stale', say('proposal-is-over'));

export const proposeEdit: Handler<'plan.propose'> = ({ edit, note }, show, world) => {
  const { context } = show;
  if (!(edit.segmentId in context.plan.segments)) return refuse('unknown', say('no-such-segment'));
  const senses = senseless(context, edit);
  if (senses) return refuse('wrong-phase', why[senses]);
  if (!allows(show, { ...factOfEdit(edit), at: world.now, by: world.who.id })) return refuse('wrong-phase', say('plan-when'));
  const open = context.proposals.filter((one) => staleBecause(context, one) === null);
  if (open.some((one) => JSON.stringify(one.edit) === JSON.stringify(edit))) return refuse('busy', say('proposed-already'));
  if (open.length >= mostProposals) return refuse('busy', say('five-proposals'));
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
    : refuse('not-allowed', say('only-they-withdraw', { name: proposal.by }));
};
