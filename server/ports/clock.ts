/** The one clock, and the one kind of alarm: handed in, so that tests hold both. */
import type { EpochMs, Ms } from '../contract/units.ts';

export type Clock = {
  /** Epoch ms; never goes backwards within one process. */
  now(): EpochMs;
  /** Calls `ring` once at or after `at` (at once when past). Returns the way to cancel. */
  wakeAt(at: EpochMs, ring: () => void): () => void;
  /** Calls `beat` every `period` ms until cancelled. */
  every(period: Ms, beat: () => void): () => void;
};
