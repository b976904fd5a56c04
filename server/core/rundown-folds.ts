/** How edits of the rundown change what the show remembers. The run on air is a copy: no edit reaches it. */
import type { PlanEdit } from '../contract/plan-edits.ts';
import type { FactOf } from './facts.ts';
import { exchanged } from './guest-blocks.ts';
import type { Edit } from './kept-edits.ts';
import { nextCopy, withCopies } from './plan-copies.ts';
import { edited, gone, inverseOf, mostEdits, placed, rowOf, undone, withOrWithout } from './plan-edits.ts';
import type { Patch, ShowContext } from './show-state.ts';

type EditOf<T extends PlanEdit['type']> = Extract<PlanEdit, { type: T }>;

const place = (context: ShowContext, { segmentId, before }: EditOf<'segment.inserted' | 'segment.moved'>): Patch => {
  const order = placed(context.order, segmentId, before);
  const isBeforeNext = before !== null && before === context.next && !context.skipped.includes(segmentId);
  return edited(context, { order, ...(isBeforeNext ? { next: segmentId } : {}) });
};

const duplicate = (context: ShowContext, { segmentId, copyId, after }: EditOf<'segment.duplicated'>): Patch => {
  const copy = nextCopy(context.plan, context.copies, segmentId);
  if (copy?.id !== copyId) return {};
  const at = context.order.indexOf(after) + 1;
  const length = context.retimed[segmentId];
  const plan = withCopies(context.plan, [copy]);
  return edited(
    { ...context, plan },
    {
      plan,
      copies: [...context.copies, copy],
      order: [...context.order.slice(0, at), copyId, ...context.order.slice(at)],
      retimed: length === undefined ? context.retimed : { ...context.retimed, [copyId]: length },
    },
  );
};

const folds: { readonly [T in PlanEdit['type']]: (context: ShowContext, did: EditOf<T>) => Patch } = {
  'next.set': (_, did) => ({ next: did.segmentId }),
  'segment.skipped': (context, did) => edited(context, { skipped: withOrWithout(context.skipped, did.segmentId, did.skipped) }),
  'segment.inserted': place,
  'segment.moved': place,
  'segment.retimed': (context, did) => ({ retimed: { ...context.retimed, [did.segmentId]: did.planned } }),
  'segment.duplicated': duplicate,
  'segment.locked': (context, did) => ({ locked: withOrWithout(context.locked, did.segmentId, did.locked) }),
  'segment.removed': (context, { segmentId }) =>
    edited(context, {
      order: context.order.filter((id) => id !== segmentId),
      skipped: context.skipped.filter((id) => id !== segmentId),
    }),
  'guest.swapped': (context, { guestId, withGuestId }) =>
    edited(context, {
      order: exchanged(context, guestId, withGuestId),
      exchanged: [...context.exchanged, [guestId, withGuestId] as const],
    }),
};

const bare = ({ at: _at, by: _by, ...did }: FactOf<PlanEdit['type']>): PlanEdit => did;

export const foldEdit = (context: ShowContext, fact: FactOf<PlanEdit['type']>): Patch => {
  const did = bare(fact);
  const patch = (folds[did.type] as (context: ShowContext, did: PlanEdit) => Patch)(context, did);
  const { at, by } = fact;
  const editCount = context.editCount + 1;
  const edit: Edit = {
    ...{ id: `edit-${editCount}`, at, by, did, back: inverseOf(context, did) },
    next: { was: context.next, became: patch.next === undefined ? context.next : patch.next },
    ...{ gone: gone(context), runs: context.runs.length },
  };
  const touched = did.type === 'next.set' ? context.touched : { ...context.touched, [rowOf(did)]: { rev: editCount, at, by, did } };
  return { ...patch, editCount, edits: [...context.edits, edit].slice(-mostEdits), touched };
};

export const foldUndo = (context: ShowContext, fact: FactOf<'plan.undone'>): Patch => {
  const edit = context.edits.find(({ id }) => id === fact.editId);
  if (!edit) return {};
  const { did } = edit;
  const editCount = context.editCount + 1;
  const { [rowOf(did)]: _, ...others } = context.touched;
  // A copy that is gone again leaves no row behind.
  const isRow = did.type !== 'next.set' && did.type !== 'segment.duplicated';
  const row = { [rowOf(did)]: { rev: editCount, at: fact.at, by: fact.by, did, undone: true as const } };
  return {
    ...undone(context, edit),
    editCount,
    edits: context.edits.filter((one) => one !== edit),
    touched: did.type === 'next.set' ? context.touched : { ...others, ...(isRow ? row : {}) },
  };
};

export const foldBranch = (context: ShowContext, fact: FactOf<'branch.confirmed'>): Patch => ({
  branches: { ...context.branches, [fact.pollId]: fact.to },
  next: fact.to,
});
