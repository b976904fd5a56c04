/** The shape in which the show remembers an edit of its plan: what it did, and the way back as data. */
import type { PlanEdit } from '../contract/plan-edits.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Written } from './plan-additions.ts';

/** One step back. */
export type Back =
  | { readonly do: 'place'; readonly segmentId: string; readonly before: string | null }
  | { readonly do: 'take-out'; readonly segmentId: string }
  | { readonly do: 'skip'; readonly segmentId: string; readonly skipped: boolean }
  | { readonly do: 'length'; readonly segmentId: string; readonly planned: Ms | null }
  | { readonly do: 'lock'; readonly segmentId: string; readonly locked: boolean }
  | { readonly do: 'forget-copy'; readonly segmentId: string }
  | { readonly do: 'forget-made'; readonly segmentId: string }
  | { readonly do: 'write'; readonly segmentId: string; readonly words: Written };

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

/** An edit that was taken back; `gone` and `runs` as they were then. */
export type Undone = Pick<Edit, 'id' | 'at' | 'by' | 'did' | 'gone' | 'runs'>;
