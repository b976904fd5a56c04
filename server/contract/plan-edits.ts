/**
 * Edits of the plan while it is played: what each did, what Undo would take back, and who changed a row last.
 * Ids point into the rundown. `before: null` is the end of the running order.
 */
import type { ImportMode, ImportSource, ImportSubject, ImportTally } from './imports.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';

/** Kinds that a segment made on air may have: the others need what only a show file can give, a question or a clip. */
export const madeKinds = ['host', 'guest', 'product', 'order', 'break'] as const;
export type MadeKind = (typeof madeKinds)[number];

/** An edit of one row. */
export type RowEdit =
  | { readonly type: 'next.set'; readonly segmentId: string }
  | { readonly type: 'segment.skipped'; readonly segmentId: string; readonly skipped: boolean }
  | { readonly type: 'segment.inserted'; readonly segmentId: string; readonly before: string | null }
  | { readonly type: 'segment.moved'; readonly segmentId: string; readonly before: string | null }
  | { readonly type: 'segment.retimed'; readonly segmentId: string; readonly planned: Ms }
  /** `after`: what the copy is put behind; the original, or what is on air when the original has been played. */
  | { readonly type: 'segment.duplicated'; readonly segmentId: string; readonly copyId: string; readonly after: string }
  | { readonly type: 'segment.locked'; readonly segmentId: string; readonly locked: boolean }
  | { readonly type: 'segment.removed'; readonly segmentId: string }
  /** Only what was changed is named; `notes: null` is none. `was`: the title before. */
  | {
      readonly type: 'segment.written';
      readonly segmentId: string;
      readonly title?: LocalText;
      readonly was?: LocalText;
      readonly notes?: LocalText | null;
    }
  | {
      readonly type: 'segment.created';
      readonly segmentId: string;
      readonly kind: MadeKind;
      readonly title: LocalText;
      readonly planned: Ms;
      readonly shots: readonly string[];
      readonly before: string | null;
    }
  /** All that belongs to one guest and all that belongs to the other change places; the segments are the first of each. */
  | {
      readonly type: 'guest.swapped';
      readonly guestId: string;
      readonly segmentId: string;
      readonly withGuestId: string;
      readonly withId: string;
    };

/** A table was brought in, as one edit of many rows. What it changed is in its fact. */
export type ImportEdit = {
  readonly type: 'plan.imported';
  readonly source: ImportSource;
  readonly subject: ImportSubject;
  readonly mode: ImportMode;
  readonly tally: ImportTally;
};

export type PlanEdit = RowEdit | ImportEdit;

/** The newest edit that can be undone, or the one undone last that can be done again. */
export type UndoRow = {
  readonly editId: string;
  readonly by: string;
  readonly at: EpochMs;
  readonly did: PlanEdit;
};

/** Who changed a row last. `rev` only rises, over the whole show. */
export type RowEdited = {
  readonly rev: number;
  readonly by: string;
  readonly at: EpochMs;
  readonly did: PlanEdit;
  /** They took that edit back. */
  readonly undone?: true;
};

/** Somebody has this row open to change it; it goes by itself when they no longer say so. */
export type EditingNote = { readonly segmentId: string; readonly operatorId: string; readonly name: string };
