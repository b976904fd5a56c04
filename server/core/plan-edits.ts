/**
 * What is remembered of each edit of the plan, so that it can be taken back: its inverse as data.
 *
 * The newest edits are undone first. One that the show has gone past is settled: it stays, and those before it can still be undone.
 */

import type { PlanEdit, RowEdit } from '../contract/plan-edits.ts';
import { type Saying, say } from '../contract/sayings.ts';
import { blockOf } from './guest-blocks.ts';
import { importObstacle, importsMeet, importTakenBack, productObstacle } from './import-folds.ts';
import type { Back, Edit, ImportBack, RowBack } from './kept-edits.ts';
import { withWords, wordsOf, wrote } from './plan-additions.ts';
import { withoutCopy } from './plan-copies.ts';
import { isToBeTaken, nextInOrder, onAirRun, type Patch, type ShowContext, segmentOf } from './show-state.ts';

export const mostEdits = 100;
/** Each holds what it changed as it was: a few are enough. */
const mostImports = 3;

/** The newest edits, as far back as they can be undone one by one: what lies behind a forgotten import cannot. */
export const keptOf = (edits: readonly Edit[]): readonly Edit[] => {
  const imports = edits.flatMap(({ did }, at) => (did.type === 'plan.imported' ? [at] : []));
  const from = (imports.at(-mostImports - 1) ?? -1) + 1;
  return edits.slice(from).slice(-mostEdits);
};

/** The row an edit is about: of a copy made, the copy. */
export const rowOf = (did: RowEdit): string => (did.type === 'segment.duplicated' ? did.copyId : did.segmentId);

/** Rises with every take and every branch: what next is, is theirs from then on. */
export const gone = ({ runs, branches }: ShowContext): number => runs.length + Object.keys(branches).length;

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);
export const withOrWithout = (ids: readonly string[], id: string, isIn: boolean): readonly string[] =>
  isIn ? [...without(ids, id), id] : without(ids, id);

export const placed = (order: readonly string[], id: string, before: string | null): readonly string[] => {
  const rest = without(order, id);
  const at = before === null ? -1 : rest.indexOf(before);
  return at === -1 ? [...rest, id] : [...rest.slice(0, at), id, ...rest.slice(at)];
};

/** Next follows the running order through every edit; set by hand, it stays as long as it can be taken. */
export const edited = (context: ShowContext, patch: Patch): Patch => {
  const after = { ...context, ...patch };
  const stays = context.next !== nextInOrder(context) && after.next !== null && isToBeTaken(after, after.next);
  return { ...patch, next: stays ? after.next : nextInOrder(after) };
};

const placeBack = ({ order }: ShowContext, segmentId: string): RowBack => ({
  do: 'place',
  segmentId,
  before: order[order.indexOf(segmentId) + 1] ?? null,
});

/** @param context as it is before the edit */
export const inverseOf = (context: ShowContext, did: RowEdit): readonly RowBack[] => {
  const { segmentId } = did;
  switch (did.type) {
    case 'next.set':
      return [];
    case 'segment.skipped':
      return [{ do: 'skip', segmentId, skipped: !did.skipped }];
    case 'segment.inserted':
      return [{ do: 'take-out', segmentId }];
    case 'segment.moved':
      return [placeBack(context, segmentId)];
    case 'segment.retimed':
      return [{ do: 'length', segmentId, planned: context.retimed[segmentId] ?? null }];
    case 'segment.duplicated':
      return [{ do: 'forget-copy', segmentId: did.copyId }];
    case 'segment.locked':
      return [{ do: 'lock', segmentId, locked: !did.locked }];
    case 'segment.removed':
      return [placeBack(context, segmentId), { do: 'skip', segmentId, skipped: context.skipped.includes(segmentId) }];
    case 'guest.swapped':
      return [...placesBack(context, did), { do: 'forget-exchange', segmentId }];
    case 'segment.written':
      return [{ do: 'write', segmentId, words: wordsOf(segmentOf(context, segmentId)), isWritten: segmentId in context.written.segments }];
    case 'segment.created':
      return [{ do: 'forget-made', segmentId }];
  }
};

/** Each before whom it stood, the last one first: whoever it stood before is in its old place by then. */
const placesBack = (context: ShowContext, did: Extract<PlanEdit, { type: 'guest.swapped' }>): readonly RowBack[] => {
  const moved = new Set([...blockOf(context, did.guestId), ...blockOf(context, did.withGuestId)]);
  return context.order
    .filter((id) => moved.has(id))
    .reverse()
    .map((id) => placeBack(context, id));
};

/** A row that only this evening made leaves nothing behind. */
const forget = (context: ShowContext, id: string): Patch => {
  const { [id]: _length, ...retimed } = context.retimed;
  const { [id]: _written, ...segments } = context.written.segments;
  return {
    plan: withoutCopy(context.plan, id),
    written: { ...context.written, segments },
    copies: context.copies.filter((copy) => copy.id !== id),
    order: without(context.order, id),
    skipped: without(context.skipped, id),
    locked: without(context.locked, id),
    retimed,
  };
};

/** As its file has it, unless it stood otherwise before already. */
const unwrote = (context: ShowContext, segmentId: string, { words, isWritten }: Extract<RowBack, { do: 'write' }>): Patch => {
  const { plan, written } = wrote(context, withWords(segmentOf(context, segmentId), words));
  const { [segmentId]: _, ...segments } = written.segments;
  return { plan, written: isWritten ? written : { ...written, segments } };
};

const editsSince = ({ edits }: ShowContext, edit: Edit): readonly Edit[] => edits.slice(edits.indexOf(edit) + 1);

const stepBack = (context: ShowContext, back: Back, since: readonly Edit[]): Patch => {
  if (back.do === 'as-before') return importTakenBack(context, back, since);
  const { segmentId } = back;
  switch (back.do) {
    case 'place':
      return { order: placed(context.order, segmentId, back.before) };
    case 'take-out':
      return { order: without(context.order, segmentId), skipped: without(context.skipped, segmentId) };
    case 'skip':
      return { skipped: withOrWithout(context.skipped, segmentId, back.skipped) };
    case 'length': {
      const { [segmentId]: _, ...retimed } = context.retimed;
      return { retimed: back.planned === null ? retimed : { ...retimed, [segmentId]: back.planned } };
    }
    case 'lock':
      return { locked: withOrWithout(context.locked, segmentId, back.locked) };
    case 'forget-copy':
    case 'forget-made':
      return forget(context, segmentId);
    case 'forget-exchange':
      return { exchanged: context.exchanged.slice(0, -1) };
    case 'write':
      return unwrote(context, segmentId, back);
  }
};

/** The show with this edit taken back. Next is what it was, unless the show has gone on since. */
export const undone = (context: ShowContext, edit: Edit): Patch => {
  let patch: Patch = {};
  const since = editsSince(context, edit);
  for (const back of edit.back) patch = { ...patch, ...stepBack({ ...context, ...patch }, back, since) };
  const after = { ...context, ...patch };
  const { was, became } = edit.next;
  const isAsLeft = gone(context) === edit.gone && context.next === became;
  if (isAsLeft && (was === null || isToBeTaken(after, was))) return { ...patch, next: was };
  return edited(context, patch);
};

/** Notes are nothing that viewers see: they may change at any time. */
export const isOnlyNotes = (did: PlanEdit): boolean => did.type === 'segment.written' && did.title === undefined;

/** Would going back to its old place put it among what has been played? */
const goesToThePast = (context: ShowContext, back: Back): boolean => {
  const run = onAirRun(context);
  if (back.do !== 'place' || run === null) return false;
  const order = placed(context.order, back.segmentId, back.before);
  return order.indexOf(back.segmentId) < order.indexOf(run.segmentId);
};

/** What people did to other rows since stays; what a later import made of the same rows, and can no longer be taken back, is in the way. */
const wholeObstacle = (context: ShowContext, edit: Edit, whole: ImportBack): Saying | undefined => {
  const since = editsSince(context, edit);
  const isInTheWay = (one: Edit) =>
    one.back.some((back) => back.do === 'as-before' && importsMeet(back, whole)) && undoObstacle(context, one) !== undefined;
  return since.some(isInTheWay) ? say('undo-behind') : importObstacle(context, whole, { runs: edit.runs, since });
};

/** Why this edit can no longer be undone, in words; undefined when it can. */
export const undoObstacle = (context: ShowContext, edit: Edit): Saying | undefined => {
  const { did, back } = edit;
  const whole = back.find((one) => one.do === 'as-before');
  if (whole) return productObstacle(context, whole) ?? (gone(context) === edit.gone ? undefined : wholeObstacle(context, edit, whole));
  if (gone(context) === edit.gone || did.type === 'plan.imported') return undefined;
  if (did.type === 'next.set') return say('next-gone-on');
  if (did.type === 'segment.locked' || isOnlyNotes(did)) return undefined;
  const ids = did.type === 'guest.swapped' ? back.flatMap((one) => (one.do === 'as-before' ? one.rows : [one.segmentId])) : [rowOf(did)];
  if (ids.some((id) => onAirRun(context)?.segmentId === id)) return say('undo-on-air');
  if (context.runs.slice(edit.runs).some(({ segmentId }) => ids.includes(segmentId))) return say('undo-was-on-air');
  if (did.type === 'segment.created' && context.copies.some(({ of }) => of === did.segmentId)) return say('undo-copied');
  if (back.some((one) => one.do === 'place' && one.before !== null && !context.order.includes(one.before))) return say('undo-no-before');
  return back.some((one) => goesToThePast(context, one)) ? say('undo-place-played') : undefined;
};

export const newestUndoable = (context: ShowContext): Edit | undefined =>
  context.edits.findLast((edit) => undoObstacle(context, edit) === undefined);
