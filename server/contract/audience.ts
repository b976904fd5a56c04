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
  /** What people call it, for whoever reads the log without the series; absent in logs of an older Cuecart. */
  readonly name?: LocalText | undefined;
  readonly delay: Ms;
  /** From when ballots of this path are taken. */
  readonly opensAt: EpochMs;
  /** What a phone of this path counts down to: T1 + delay. */
  readonly endsAt: EpochMs;
  /** Until when ballots of this path are taken: T1 + delay + tolerance + grace. */
  readonly closesAt: EpochMs;
};

/** How sure we are that a viewer saw the picture: nothing shown; a code that only the picture carries; a station vouches for them. */
export const tiers = ['open', 'air', 'account'] as const;
export type Tier = (typeof tiers)[number];

/**
 * Viewers of one picture see one code: the origin's own (`program`), shared by every burnt-in station, or a keyed station's.
 * Paths that share a picture share one window: it opens with the fastest and closes with the slowest of them.
 */
export type SharedPicture = { readonly id: string; readonly paths: readonly string[] };

/** What happens when there is no result to show: what the host says, and what is done. */
export type Contingency = {
  readonly action: 'retry' | 'defer' | 'drop';
  readonly hostLine: LocalText;
  /** A label that comes on instead of the result. */
  readonly label?: LocalText | undefined;
};

/** Fixed and recorded before the poll opens. */
export type PollRules = {
  readonly pollId: string;
  readonly activationId: string;
  /** So that no paper about a rehearsal can pass for a result; absent in logs of an older Cuecart. */
  readonly kind?: ActivationKind | undefined;
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
  readonly contingency: Contingency;
  readonly pictures: readonly SharedPicture[];
  /** No end was announced yet: `endsAt` is the latest there can be, and “closing in 10 s” brings it forward, once. */
  readonly openEnded: boolean;
  readonly ruleVersion: number;
};

/** What the door says to rules it is given: on its disk (now or before), come after their own opening, or it holds others that stand. */
export type OpenAnswer = 'taken' | 'too-late' | 'other-rules';

/** A part of the ballots that two people may leave out before the result is shown. `from` and `to` are times of arrival, both in it. */
export type Exclusion =
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'span'; readonly from: EpochMs; readonly to: EpochMs };

type Sides = { readonly yea: number; readonly nay: number };

/** Counted votes: one per pass, its valid ballot with the highest sequence. */
export type Count = {
  readonly pollId: string;
  readonly activationId: string;
  /** Rises with every publication of this poll, also over restarts of the door. */
  readonly revision: number;
  readonly yea: number;
  readonly nay: number;
  /** `unknown` for viewers whose path we do not know; `picture:<id>` for those who showed a picture's code and named no path. */
  readonly perPath: Readonly<Record<string, Sides>>;
  readonly perTier: Readonly<Record<Tier, Sides>>;
  /** What was left out of this count; absent or empty: nothing. */
  readonly without?: readonly Exclusion[];
  /** Ballots written, changes included. */
  readonly ballots: number;
  readonly at: EpochMs;
  /** True once the last window has closed and every ballot taken is in: this count can no longer change. */
  readonly final: boolean;
};

/** Which try of a poll: a void vote that is asked again is another one. */
export type PollTry = { readonly activationId: string; readonly opensAt: EpochMs };

export type PollOutcome = {
  readonly pollId: string;
  /** Left out: of the newest try. */
  readonly of?: PollTry;
  readonly decision: 'yea' | 'nay' | 'deferred' | 'void';
  readonly yea?: number;
  readonly nay?: number;
  readonly revealedAt: EpochMs;
  /** This replaces a result that was shown: what that one said. */
  readonly corrects?: { readonly decision: 'yea' | 'nay'; readonly yea: number; readonly nay: number; readonly reason: string };
  /** The figures were not counted here: two people vouch for them. */
  readonly manual?: boolean;
};

/** Something about the votes that a person should look at. Nothing was dropped because of it. */
export type Anomaly = {
  readonly id: string;
  readonly activationId: string;
  readonly pollId: string | null;
  readonly at: EpochMs;
  readonly kind: 'burst' | 'one-place' | 'timing' | 'passes';
  readonly message: LocalText;
  /** Counted votes that this makes doubtful; a margin below their sum is not robust. */
  readonly votes: number;
  /** From when to when the doubtful ballots arrived, both ends in it; absent when there are none. */
  readonly span?: { readonly from: EpochMs; readonly to: EpochMs };
};

/** Passes handed out in one activation so far. */
export type Issuance = {
  readonly activationId: string;
  readonly at: EpochMs;
  readonly passes: number;
  readonly cap: number;
  readonly perTier: Readonly<Record<Tier, number>>;
  readonly perPath: Readonly<Record<string, number>>;
  /** Challenges given because too many passes came from one place, and passes refused. */
  readonly challenged: number;
  readonly refused: number;
  /** Given without the work that the place would have cost, because a vote was about to close. */
  readonly unchallenged?: number;
};

/** The signed head of the log of one activation: `note` is the whole signed text, the rest is read from it. */
export type Checkpoint = {
  readonly activationId: string;
  readonly origin: string;
  readonly size: number;
  /** SHA-256, base64. */
  readonly root: string;
  readonly at: EpochMs;
  readonly note: string;
  /** Names of the witnesses that have cosigned this or a later head of the same log. */
  readonly witnesses: readonly string[];
};

/** What becomes part of the signed log besides ballots: who decided what about a poll. `id` makes saying it twice harmless. */
export type LogRecord = { readonly id: string; readonly activationId: string; readonly pollId: string; readonly body: unknown };

/** What the phone's page is about; replaced whole when it changes. */
export type PhoneEpisode = {
  readonly activationId: string;
  readonly kind: ActivationKind;
  readonly title: LocalText;
  readonly series: LocalText;
  readonly languages: readonly string[];
  /** `tolerance` is what the delay may be off, either way; 0 when it is left out. */
  readonly paths: readonly { readonly id: string; readonly name: LocalText; readonly delay: Ms; readonly tolerance?: Ms }[];
  /** Which of the paths that may vote show which picture, and so its code. */
  readonly pictures?: readonly SharedPicture[];
  /** Shown under the vote: what is being sold now. */
  readonly product?: { readonly name: LocalText; readonly price: string; readonly link: string };
  readonly ended: boolean;
  /** The key that signs the log, pinned in the series file: a C2SP verifier key `<name>+<hash>+<base64>`. Without it no signature can be checked. */
  readonly logKey?: string;
  /** Verifier keys of the witnesses that the series names: whose cosignatures the door takes. */
  readonly witnesses?: readonly string[];
};
