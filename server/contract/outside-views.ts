/** What operators are shown of the pages and partners that are connected. */
import type { EpochMs, LocalText, Ms } from './units.ts';

export type ScreenRow = {
  readonly id: string;
  readonly output: string;
  readonly address: string;
  readonly connectedAt: EpochMs;
  readonly lastHeard: EpochMs;
  readonly paintedRevision: number | null;
  readonly painted: readonly string[];
  /** When it last said that it has drawn a frame; absent until it did. */
  readonly paintedAt?: EpochMs;
  /** A graphic that this page could not show, and why. */
  readonly problem?: string;
};

export type StationRow = {
  readonly id: string;
  readonly name: LocalText;
  readonly delay: Ms;
  readonly feeds: number;
  readonly overlays: number;
  readonly lastHeard: EpochMs | null;
};
