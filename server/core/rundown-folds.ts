/** How edits of the rundown change what the show remembers. The run on air is a copy: no edit reaches it. */
import type { PlanEdit } from '../contract/plan-edits.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactOf } from './facts.ts';
import type { Edit, Undone } from './kept-edits.ts';
import { madeSegment, nextMadeId, withMade, withWritten, writtenOf } from './plan-additions.ts';
import { nextCopy, withCopies } from './plan-copies.ts';
import { edited, gone, inverseOf, mostEdits, placed, rowOf, undone, withOrWithout } from './plan-edits.ts';
import { type Patch, type ShowContext, segmentOf } from './show-state.ts';

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
  // A copy is of the row as it stands, also where its words were rewritten.
  const words = writtenOf(segmentOf(context, segmentId));
  const plan = withWritten(withCopies(context.plan, [copy]), copyId, words);
  return edited(
    { ...context, plan },
    {
      plan,
      copies: [...context.copies, copy],
      written: { ...context.written, [copyId]: words },
      order: [...context.order.slice(0, at), copyId, ...context.order.slice(at)],
      retimed: length === undefined ? context.retimed : { ...context.retimed, [copyId]: length },
    },
  );
};

const write = (context: ShowContext, { segmentId, title, notes }: EditOf<'segment.written'>): Patch => {
  const was = writtenOf(segmentOf(context, segmentId));
  const words = { title: title ?? was.title, notes: notes === undefined ? was.notes : notes };
  return { plan: withWritten(context.plan, segmentId, words), written: { ...context.written, [segmentId]: words } };
};

const create = (context: ShowContext, { segmentId, before, kind, title, planned, shots }: EditOf<'segment.created'>): Patch => {
  if (nextMadeId(context.plan, context.made) !== segmentId) return {};
  const segment = madeSegment({ id: segmentId, kind, title, planned, shots });
  const plan = withMade(context.plan, [segment]);
  const made = [...context.made, segment];
  return { plan, made, ...place({ ...context, plan, made }, { type: 'segment.inserted', segmentId, before }) };
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
  'segment.written': write,
  'segment.created': create,
};

const bare = ({ at: _at, by: _by, ...did }: FactOf<PlanEdit['type']>): PlanEdit => did;

/** A new edit leaves nothing to do again: what was undone stood on another plan. */
export const foldEdit = (context: ShowContext, fact: FactOf<PlanEdit['type']>): Patch => ({
  ...editedBy(context, bare(fact), fact),
  undone: [],
});

export const foldRedo = (context: ShowContext, fact: FactOf<'plan.redone'>): Patch => {
  const again = context.undone.find(({ id }) => id === fact.editId);
  if (!again) return {};
  return { ...editedBy(context, again.did, fact), undone: context.undone.filter((one) => one !== again) };
};

const editedBy = (context: ShowContext, did: PlanEdit, { at, by }: { readonly at: EpochMs; readonly by: string }): Patch => {
  const patch = (folds[did.type] as (context: ShowContext, did: PlanEdit) => Patch)(context, did);
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
  // A row that is gone again leaves nothing behind.
  const isRow = did.type !== 'next.set' && did.type !== 'segment.duplicated' && did.type !== 'segment.created';
  const row = { [rowOf(did)]: { rev: editCount, at: fact.at, by: fact.by, did, undone: true as const } };
  const patch = undone(context, edit);
  const { id, at, by } = edit;
  const again: Undone = { id, at, by, did, gone: gone(context), runs: context.runs.length };
  return {
    ...patch,
    undone: [...context.undone, again].slice(-mostEdits),
    editCount,
    edits: context.edits.filter((one) => one !== edit),
    touched: did.type === 'next.set' ? context.touched : { ...others, ...(isRow ? row : {}) },
  };
};

export const foldBranch = (context: ShowContext, fact: FactOf<'branch.confirmed'>): Patch => ({
  branches: { ...context.branches, [fact.pollId]: fact.to },
  next: fact.to,
});
