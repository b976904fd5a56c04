/**
 * Which rows people have edited since a table last changed them: an import keeps those as they are, unless somebody chooses the table's.
 *
 * A row counts its edits, so that one that was edited twice and undone once is still somebody's. Next and locks are not counted: no table says them.
 */
import type { RowEdit } from '../contract/plan-edits.ts';
import type { EpochMs } from '../contract/units.ts';
import { blockOf } from './guest-blocks.ts';
import type { HandEdits } from './kept-edits.ts';
import type { ShowContext } from './show-state.ts';

/** Rows whose words, length or place an edit changes. */
const rowsOf = (context: ShowContext, did: RowEdit): readonly string[] => {
  if (did.type === 'next.set' || did.type === 'segment.locked') return [];
  if (did.type === 'segment.duplicated') return [did.copyId];
  if (did.type === 'guest.swapped') return [...new Set([did.guestId, did.withGuestId].flatMap((id) => blockOf(context, id)))];
  return [did.segmentId];
};

/** @param context as it is before the edit */
export const handEdited = (context: ShowContext, did: RowEdit, { by, at }: { readonly by: string; readonly at: EpochMs }): HandEdits => {
  const rows = rowsOf(context, did).map((id) => [id, { by, at, count: (context.hands[id]?.count ?? 0) + 1 }] as const);
  return { ...context.hands, ...Object.fromEntries(rows) };
};

/** @param context as it is before the edit is taken back */
export const handUndone = (context: ShowContext, did: RowEdit): HandEdits => {
  const rows = new Set(rowsOf(context, did));
  const left = Object.entries(context.hands).map(([id, one]) => [id, rows.has(id) ? { ...one, count: one.count - 1 } : one] as const);
  return Object.fromEntries(left.filter(([, { count }]) => count > 0));
};

/** Rows that a table changed are the table's from then on. */
export const handsAfterImport = ({ hands }: ShowContext, rows: readonly string[]): HandEdits =>
  Object.fromEntries(Object.entries(hands).filter(([id]) => !rows.includes(id)));

/** @param before what an import that is taken back had made the table's */
export const handsBack = ({ hands }: ShowContext, before: HandEdits): HandEdits => ({ ...before, ...hands });
