/** What an edit of the plan did, in the operator's words: for Undo, and for the one who would overwrite it. */
import type { PlanEdit } from '../../../server/contract/plan-edits.ts';
import type { SegmentRow } from '../../../server/contract/views.ts';

export type Deed =
  | 'next'
  | 'skip'
  | 'unskip'
  | 'insert'
  | 'insertEnd'
  | 'move'
  | 'moveEnd'
  | 'retime'
  | 'duplicate'
  | 'lock'
  | 'unlock'
  | 'remove'
  | 'swap'
  | 'import'
  | 'rename'
  | 'note'
  | 'create'
  | 'createEnd';

export const deedOf = (did: PlanEdit): Deed => {
  switch (did.type) {
    case 'next.set':
      return 'next';
    case 'segment.skipped':
      return did.skipped ? 'skip' : 'unskip';
    case 'segment.inserted':
      return did.before === null ? 'insertEnd' : 'insert';
    case 'segment.moved':
      return did.before === null ? 'moveEnd' : 'move';
    case 'segment.retimed':
      return 'retime';
    case 'segment.duplicated':
      return 'duplicate';
    case 'segment.locked':
      return did.locked ? 'lock' : 'unlock';
    case 'segment.removed':
      return 'remove';
    case 'guest.swapped':
      return 'swap';
    case 'plan.imported':
      return 'import';
    case 'segment.written':
      return did.title === undefined ? 'note' : 'rename';
    case 'segment.created':
      return did.before === null ? 'createEnd' : 'create';
  }
};

/** The rows an edit names, as far as they are still there. */
type Named = { readonly row?: SegmentRow | undefined; readonly before?: SegmentRow | undefined };
export const rowsOf = (rundown: readonly SegmentRow[], did: PlanEdit): Named => {
  const find = (id: string | null) => rundown.find((row) => row.id === id);
  if (did.type === 'plan.imported') return {};
  return { row: find(did.segmentId), before: 'before' in did ? find(did.before) : 'withId' in did ? find(did.withId) : undefined };
};
