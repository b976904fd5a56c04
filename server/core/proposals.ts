/**
 * Proposed edits of the plan: what one would change, and whether it still can.
 *
 * A proposal goes stale by itself: nobody has to notice that what it spoke of was taken, moved past or changed meanwhile.
 * Nothing here changes the show; that is the chair's to accept.
 */
import type { ProposalStale, ProposedEdit } from '../contract/producer-views.ts';
import type { FactBody } from './facts.ts';
import { isPastPlace } from './past-place.ts';
import { isSkipped, onAirRun, type Proposal, plannedOf, type ShowContext } from './show-state.ts';

/** The one fact that does the edit. */
export const factOfEdit = (edit: ProposedEdit): FactBody => {
  const { segmentId } = edit;
  if (edit.do === 'setNext') return { type: 'next.set', segmentId };
  if (edit.do === 'skip') return { type: 'segment.skipped', segmentId, skipped: edit.skipped };
  if (edit.do === 'retime') return { type: 'segment.retimed', segmentId, planned: edit.planned };
  return { type: edit.do === 'insert' ? 'segment.inserted' : 'segment.moved', segmentId, before: edit.before };
};

const isSoAlready = (context: ShowContext, edit: ProposedEdit): boolean => {
  const { order } = context;
  const at = order.indexOf(edit.segmentId);
  if (edit.do === 'setNext') return context.next === edit.segmentId;
  if (edit.do === 'skip') return isSkipped(context, edit.segmentId) === edit.skipped;
  if (edit.do === 'retime') return plannedOf(context, edit.segmentId) === edit.planned;
  if (edit.do === 'insert') return at !== -1;
  return at !== -1 && (order[at + 1] ?? null) === edit.before;
};

const isPossible = (context: ShowContext, edit: ProposedEdit): boolean => {
  if (!(edit.segmentId in context.plan.segments)) return false;
  const isIn = context.order.includes(edit.segmentId);
  if (edit.do === 'setNext') return isIn && !isSkipped(context, edit.segmentId);
  if (edit.do === 'move') return isIn && edit.before !== edit.segmentId;
  if (edit.do === 'skip') return isIn;
  return true;
};

const changesOf = (context: ShowContext, edit: ProposedEdit): ProposalStale | null => {
  if (!isPossible(context, edit)) return 'not-possible';
  if (isSoAlready(context, edit)) return 'is-so-already';
  if (onAirRun(context)?.segmentId === edit.segmentId) return 'was-taken';
  const isPlace = edit.do === 'move' || edit.do === 'insert';
  return isPlace && isPastPlace(context, edit.before) ? 'place-is-past' : null;
};

/** Why an edit makes no sense to propose as things stand; null when it does. */
export const senseless = (context: ShowContext, edit: ProposedEdit): ProposalStale | null => changesOf(context, edit);

/** Why this proposal can no longer be accepted; null while it can. */
export const staleBecause = (context: ShowContext, proposal: Proposal): ProposalStale | null => {
  const { edit, hadRun, hadLength } = proposal;
  if (context.runs.filter((run) => run.segmentId === edit.segmentId).length !== hadRun) return 'was-taken';
  const changed = changesOf(context, edit);
  if (changed) return changed;
  return edit.do === 'retime' && plannedOf(context, edit.segmentId) !== hadLength ? 'length-changed' : null;
};
