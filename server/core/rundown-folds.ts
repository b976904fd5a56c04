/** How edits of the rundown change what the show remembers. The run on air is a copy: no edit reaches it. */
import type { PlanEdit, RowEdit } from '../contract/plan-edits.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactOf } from './facts.ts';
import { exchanged } from './guest-blocks.ts';
import { handEdited, handsAfterImport, handsBack, handUndone } from './hand-edits.ts';
import { backOfImport, imported, rowsOfImport } from './import-folds.ts';
import type { Back, Edit, Undone } from './kept-edits.ts';
import { madeSegment, nextMadeId, withWords, wordsOf, wrote } from './plan-additions.ts';
import { nextCopy, withCopies } from './plan-copies.ts';
import { edited, gone, inverseOf, keptOf, mostEdits, placed, rowOf, undone, withOrWithout } from './plan-edits.ts';
import { type Patch, type ShowContext, segmentOf } from './show-state.ts';

type EditOf<T extends RowEdit['type']> = Extract<RowEdit, { type: T }>;

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
  const copied = { plan: withCopies(context.plan, [copy]), written: context.written };
  const made = copied.plan.segments[copyId];
  // A copy is of the row as it stands; what was written on air, or came by an import, is in no file.
  const isWritten = made !== undefined && [segmentId, copy.of].some((id) => id in context.written.segments);
  const { plan, written } = isWritten ? wrote(copied, withWords(made, wordsOf(segmentOf(context, segmentId)))) : copied;
  return edited(
    { ...context, plan },
    {
      plan,
      written,
      copies: [...context.copies, copy],
      order: [...context.order.slice(0, at), copyId, ...context.order.slice(at)],
      retimed: length === undefined ? context.retimed : { ...context.retimed, [copyId]: length },
    },
  );
};

const write = (context: ShowContext, { segmentId, title, notes }: EditOf<'segment.written'>): Patch => {
  const segment = segmentOf(context, segmentId);
  const was = wordsOf(segment);
  return wrote(context, withWords(segment, { title: title ?? was.title, notes: notes === undefined ? was.notes : notes }));
};

const create = (context: ShowContext, { segmentId, before, kind, title, planned, shots }: EditOf<'segment.created'>): Patch => {
  if (nextMadeId(context.plan) !== segmentId) return {};
  const patch = wrote(context, madeSegment({ id: segmentId, kind, title, planned, shots }));
  return { ...patch, ...place({ ...context, ...patch }, { type: 'segment.inserted', segmentId, before }) };
};

const folds: { readonly [T in RowEdit['type']]: (context: ShowContext, did: EditOf<T>) => Patch } = {
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
  'segment.written': write,
  'segment.created': create,
};

const bare = ({ at: _at, by: _by, ...did }: FactOf<RowEdit['type']>): RowEdit => did;

/** What an edit leaves behind: the way back, and who changed which rows last. */
const remembered = (
  context: ShowContext,
  { at, by }: { readonly at: EpochMs; readonly by: string },
  did: PlanEdit,
  { patch, back, rows }: { readonly patch: Patch; readonly back: readonly Back[]; readonly rows: readonly string[] },
): Patch => {
  const editCount = context.editCount + 1;
  const edit: Edit = {
    ...{ id: `edit-${editCount}`, at, by, did, back },
    next: { was: context.next, became: patch.next === undefined ? context.next : patch.next },
    ...{ gone: gone(context), runs: context.runs.length },
  };
  const touched = { ...context.touched, ...Object.fromEntries(rows.map((id) => [id, { rev: editCount, at, by, did }])) };
  return { ...patch, editCount, edits: keptOf([...context.edits, edit]), touched };
};

/** A new edit leaves nothing to do again: what was undone stood on another plan. */
export const foldEdit = (context: ShowContext, fact: FactOf<RowEdit['type']>): Patch => ({
  ...editedBy(context, bare(fact), fact),
  undone: [],
});

export const foldRedo = (context: ShowContext, fact: FactOf<'plan.redone'>): Patch => {
  const again = context.undone.find(({ id }) => id === fact.editId);
  if (!again) return {};
  return { ...editedBy(context, again.did, fact), undone: context.undone.filter((one) => one !== again) };
};

const editedBy = (context: ShowContext, did: RowEdit, of: { readonly at: EpochMs; readonly by: string }): Patch => {
  const hands = handEdited(context, did, of);
  const patch = { ...(folds[did.type] as (context: ShowContext, did: RowEdit) => Patch)(context, did), hands };
  return remembered(context, of, did, { patch, back: inverseOf(context, did), rows: did.type === 'next.set' ? [] : [rowOf(did)] });
};

export const foldImport = (context: ShowContext, fact: FactOf<'plan.imported'>): Patch => {
  const { type, source, subject, mode, tally } = fact;
  const rows = rowsOfImport(fact, context);
  const patch = { ...edited(context, imported(context, fact)), undone: [], hands: handsAfterImport(context, rows) };
  const what = { patch, back: [backOfImport(context, fact)], rows };
  return remembered(context, fact, { type, source, subject, mode, tally }, what);
};

/** Rows of an import that was taken back say so; those that it had added are gone. */
const untouched = (context: ShowContext, edit: Edit, { at, by }: FactOf<'plan.undone'>, editCount: number): Patch => {
  const back = edit.back.find((one) => one.do === 'as-before');
  const rows = back?.rows ?? [];
  const isGone = (id: string) => back?.segments[id]?.was === null;
  const told = rows
    .filter((id) => !isGone(id))
    .map((id) => [id, { rev: editCount, at, by, did: edit.did, undone: true as const }] as const);
  const rest = Object.entries(context.touched).filter(([id]) => !rows.includes(id));
  const hands = handsBack(context, back?.hands ?? {});
  return { editCount, edits: context.edits.filter((one) => one !== edit), touched: Object.fromEntries([...rest, ...told]), hands };
};

export const foldUndo = (context: ShowContext, fact: FactOf<'plan.undone'>): Patch => {
  const edit = context.edits.find(({ id }) => id === fact.editId);
  if (!edit) return {};
  const { did } = edit;
  const editCount = context.editCount + 1;
  // What was undone before stood on what the import brought.
  if (did.type === 'plan.imported') return { ...undone(context, edit), ...untouched(context, edit, fact, editCount), undone: [] };
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
    hands: handUndone(context, did),
    edits: context.edits.filter((one) => one !== edit),
    touched: did.type === 'next.set' ? context.touched : { ...others, ...(isRow ? row : {}) },
  };
};

export const foldBranch = (context: ShowContext, fact: FactOf<'branch.confirmed'>): Patch => ({
  branches: { ...context.branches, [fact.pollId]: fact.to },
  next: fact.to,
});
