/**
 * What the show server and the phones' door tell each other, and what a phone is told.
 *
 * The door is its own process with its own file on disk. It learns a poll's rules before it
 * opens, decides by itself which ballot falls into whose window, and tells the show server counts
 * of committed ballots only.
 */
import type { EpochMs, LocalText, Ms } from './units.ts';

export type ActivationKind = 'live' | 'rehearsal' | 'simulated';

/** One way of watching, with its own window. All times at the server: opensAt = T0 + delay − tolerance. */
export type PathWindow = {
  readonly path: string;
  readonly delay: Ms;
  /** From when ballots of this path are taken. */
  readonly opensAt: EpochMs;
  /** What a phone of this path counts down to: T1 + delay. */
  readonly endsAt: EpochMs;
  /** Until when ballots of this path are taken: T1 + delay + tolerance + grace. */
  readonly closesAt: EpochMs;
};

/** Fixed and recorded before the poll opens. */
export type PollRules = {
  readonly pollId: string;
  readonly activationId: string;
  readonly question: LocalText;
  readonly yea: LocalText;
  readonly nay: LocalText;
  readonly product?: string;
  /** T0 and T1 at the origin. */
  readonly opensAt: EpochMs;
  readonly endsAt: EpochMs;
  readonly windows: readonly PathWindow[];
  readonly split: 'hidden' | 'shown';
  readonly quorum: number;
  readonly tie: 'nay' | 'yea' | 'chair';
  readonly ruleVersion: number;
};

/** Counted votes: one per pass, its valid ballot with the highest sequence. */
export type Count = {
  readonly pollId: string;
  readonly activationId: string;
  /** Rises with every publication of this poll, also over restarts of the door. */
  readonly revision: number;
  readonly yea: number;
  readonly nay: number;
  readonly perPath: Readonly<Record<string, { readonly yea: number; readonly nay: number }>>;
  /** Ballots written, changes included. */
  readonly ballots: number;
  readonly at: EpochMs;
  /** True once the last window has closed and every ballot taken is in: this count can no longer change. */
  readonly final: boolean;
};

export type PollOutcome = {
  readonly pollId: string;
  readonly decision: 'yea' | 'nay' | 'deferred' | 'void';
  readonly yea?: number;
  readonly nay?: number;
  readonly revealedAt: EpochMs;
};

/** What the phone's page is about; replaced whole when it changes. */
export type PhoneEpisode = {
  readonly activationId: string;
  readonly kind: ActivationKind;
  readonly title: LocalText;
  readonly series: LocalText;
  readonly languages: readonly string[];
  readonly paths: readonly { readonly id: string; readonly name: LocalText; readonly delay: Ms }[];
  /** Shown under the vote: what is being sold now. */
  readonly product?: { readonly name: LocalText; readonly price: string; readonly link: string };
  readonly ended: boolean;
};
