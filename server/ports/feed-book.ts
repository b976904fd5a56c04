/**
 * What the stations' feed needs from the disk: which events were given out, and which figures were published.
 *
 * Every call has a deadline; past it the outcome is unknown, and writing again is right: an entry is known by its epoch and number.
 */
import type { EpochMs } from '../contract/units.ts';

/** One event as all stations that have the same were told it. */
export type FeedEntry = {
  /** The life of the server that told it. */
  readonly epoch: string;
  /** 1, 2, 3 … within an epoch, in the order in which they were first given out: some stations may be told of a later one before. */
  readonly number: number;
  readonly activation: string | null;
  readonly type: string;
  readonly onAirAt: EpochMs;
  /** JSON. */
  readonly data: string;
  /** By station: the sequence that this event has in its feed. */
  readonly told: Readonly<Record<string, number>>;
};

/** `figures`: JSON, before anything is left out for a station. */
export type KeptFigures = { readonly activation: string; readonly revision: number; readonly at: EpochMs; readonly figures: string };

/** How far a station's webhook has come: the last event that their side took; `stopped` when it asked for no more. */
export type HookMark = { readonly station: string; readonly url: string; readonly delivered: string | null; readonly stopped: boolean };

export type FeedPast = {
  readonly entries: readonly FeedEntry[];
  readonly figures: KeptFigures | null;
  readonly hooks: readonly HookMark[];
};

export type FeedBook = {
  /** The newest entries in the order in which they were first written, and the newest figures. */
  past(): Promise<FeedPast>;
  /** All of them or none. An entry that is there already has the stations of both, and else stays as it is. Of activations before the last two nothing is kept. */
  write(entries: readonly FeedEntry[], figures: readonly KeptFigures[]): Promise<void>;
  /** Those of an activation with a higher revision, the lowest first, at most `limit`. */
  figuresAfter(activation: string, revision: number, limit: number): Promise<readonly KeptFigures[]>;
  /** The newest for its station and address. */
  markHook(mark: HookMark): Promise<void>;
  close(): Promise<void>;
};
