/** The shape in which the show remembers an edit of its plan: what it did, and the way back as data. */
import type { PlanEdit, RowEdit } from '../contract/plan-edits.ts';
import type { Product } from '../contract/show-file.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { PlannedSegment } from './plan.ts';
import type { Notes } from './told-notes.ts';

/** Title and notes of a row. */
export type Words = { readonly title: LocalText; readonly notes: Notes };

/** One step back for one row. */
export type RowBack =
  | { readonly do: 'place'; readonly segmentId: string; readonly before: string | null }
  | { readonly do: 'take-out'; readonly segmentId: string }
  | { readonly do: 'skip'; readonly segmentId: string; readonly skipped: boolean }
  | { readonly do: 'length'; readonly segmentId: string; readonly planned: Ms | null }
  | { readonly do: 'lock'; readonly segmentId: string; readonly locked: boolean }
  | { readonly do: 'forget-copy'; readonly segmentId: string }
  | { readonly do: 'forget-exchange'; readonly segmentId: string }
  | { readonly do: 'forget-made'; readonly segmentId: string }
  | { readonly do: 'write'; readonly segmentId: string; readonly words: Words; readonly isWritten: boolean };

/** What stands in the plan otherwise than its file says, or only there. */
export type Written = {
  readonly segments: Readonly<Record<string, PlannedSegment>>;
  readonly products: Readonly<Record<string, Product>>;
};

/** A row that people edited since a table last changed it: who did last, and how many edits of it stand. */
export type HandEdits = Readonly<Record<string, { readonly by: string; readonly at: EpochMs; readonly count: number }>>;

export type Before<T> = { readonly was: T | null; readonly isWritten: boolean };
/** The way back from an import: what each thing was that it changed. */
export type ImportBack = {
  readonly do: 'as-before';
  readonly order: readonly string[];
  /** The order that it made. */
  readonly became: readonly string[];
  readonly skipped: readonly string[];
  readonly retimed: Readonly<Record<string, Ms | null>>;
  readonly segments: Readonly<Record<string, Before<PlannedSegment>>>;
  readonly products: Readonly<Record<string, Before<Product>>>;
  /** Every row that it changed. */
  readonly rows: readonly string[];
  /** Of those, the ones that were somebody's. */
  readonly hands: HandEdits;
};

export type Back = RowBack | ImportBack;

export type Edit = {
  readonly id: string;
  readonly at: EpochMs;
  readonly by: string;
  readonly did: PlanEdit;
  readonly back: readonly Back[];
  readonly next: { readonly was: string | null; readonly became: string | null };
  /** How far the show had gone: see `gone`. */
  readonly gone: number;
  readonly runs: number;
};

/** An edit that was taken back; `gone` and `runs` as they were then. An import is not done again: it is brought in anew. */
export type Undone = Pick<Edit, 'id' | 'at' | 'by' | 'gone' | 'runs'> & { readonly did: RowEdit };
