/** Short messages between the control room and the stations. */
import { z } from 'zod';
import { oneLine } from './one-line.ts';
import type { EpochMs, LocalText } from './units.ts';

export const stationText = oneLine(160);
export const StationMessageText = z.union([stationText, z.strictObject({ zh: stationText, en: stationText })]);

/** When each that it was for had it, or said to have seen it; `:control` is the control room. */
export type Marks = Readonly<Record<string, EpochMs>>;

export type StationMessage = {
  readonly id: string;
  readonly at: EpochMs;
  readonly by: string;
  /** The station that wrote it; null: the control room did. */
  readonly from: string | null;
  /** Stations that it is for; empty: for the control room. */
  readonly to: readonly string[];
  readonly text: LocalText;
  readonly delivered: Marks;
  readonly seen: Marks;
};

/** As operators have it: of many stations only how many, and the first who have not seen it. */
export type StationMessageRow = {
  readonly id: string;
  readonly at: EpochMs;
  readonly by: string;
  readonly from: string | null;
  /** The one that it is for; null: several, or the control room. */
  readonly to: string | null;
  readonly count: number;
  readonly delivered: number;
  readonly seen: number;
  readonly unseen: readonly string[];
  readonly text: LocalText;
};

/** As the station has it. */
export type OwnMessage = {
  readonly id: string;
  readonly at: EpochMs;
  readonly by: string;
  readonly mine: boolean;
  readonly text: LocalText;
  readonly delivered: boolean;
  readonly seen: boolean;
};
