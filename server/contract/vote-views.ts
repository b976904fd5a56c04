/** What operators are shown of the votes: one row a vote, what was proposed about it, and what the phones' door says of them all. */
import type { Anomaly, Checkpoint, Contingency, Count, Issuance } from './audience.ts';
import type { Motion } from './commands.ts';
import type { Inviter, SignedIn } from './inviters.ts';
import type { EpochMs, LocalText, Ms } from './units.ts';

export type PollPhase = 'idle' | 'armed' | 'open' | 'closing' | 'counting' | 'verified' | 'revealed' | 'deferred' | 'void';

/** What one person proposed about a poll and another must confirm. Figures are as the door counts them; null until it has. */
export type MotionRow = {
  readonly id: string;
  readonly motion: Motion;
  readonly by: string;
  readonly byId: string;
  /** Who let the proposer in, nearest first. */
  readonly invitedBy?: readonly Inviter[];
  readonly at: EpochMs;
  readonly before: { readonly yea: number; readonly nay: number; readonly decision: Verdict } | null;
  readonly after: { readonly yea: number; readonly nay: number; readonly decision: Verdict } | null;
  readonly state: 'counting' | 'waiting' | 'confirmed' | 'withdrawn';
  readonly confirmedBy: string | null;
  /** Who confirmed it, with who let them in. */
  readonly second?: SignedIn;
  /** The series asks for a second person who was let in apart from the first. */
  readonly apart?: boolean;
};
/** What a count decides by its poll's rules. */
export type Verdict = 'yea' | 'nay' | 'chair' | 'no-quorum';

/** The cue that opens a vote by itself. */
export type VoteOpening = {
  readonly segmentId: string;
  /** As in the show file: "take", "+0:12", "-0:30". */
  readonly trigger: string;
  /** Known only while its segment is on air. */
  readonly firesAt: EpochMs | null;
};

/** The result that was revealed last leads to another segment than the one that is next. */
export type ResultLeads = { readonly pollId: string; readonly to: string };

export type PollRow = {
  readonly id: string;
  readonly question: LocalText;
  readonly yea: LocalText;
  readonly nay: LocalText;
  readonly productId?: string;
  readonly phase: PollPhase;
  /** A rehearsal began after its segment: it is not asked, unless somebody opens it by hand. */
  readonly notAsked?: true;
  /**
   * Since when its rules wait for the phones' door, null when they do not. Armed: it is being opened and is not open yet.
   * Void: it cannot be asked again before the door has said whether it had them.
   */
  readonly calledAt: EpochMs | null;
  /** How long it is to be open at the origin, as planned: it may be opened for longer, for shorter or without an end. */
  readonly window: Ms;
  /** Absent: only a person opens it, or it was opened. */
  readonly opening?: VoteOpening;
  readonly opensAt: EpochMs | null;
  /** T1 at the origin, and when the last eligible path has closed. */
  readonly endsAt: EpochMs | null;
  readonly lastCloseAt: EpochMs | null;
  /** Not before this can the result be shown; null when not yet knowable. */
  /** From the close at the origin to the earliest reveal: what has to be filled; null where no close is ahead. */
  readonly fill: Ms | null;
  readonly earliestReveal: EpochMs | null;
  readonly split: 'hidden' | 'shown';
  readonly quorum: number;
  /** What as many yea as nay decide. */
  readonly tie: 'yea' | 'nay' | 'chair';
  readonly counted: Count | null;
  readonly decision: 'yea' | 'nay' | 'chair' | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: EpochMs | null;
  /** What the count held now would decide; null without a final count. */
  readonly verdict: Verdict | null;
  /** False: the margin is smaller than the votes that are doubtful or left out. Null without a final count. */
  readonly robust: boolean | null;
  readonly openEnded: boolean;
  /** Until when its end can still be moved on; null or absent: not known. */
  readonly extendUntil?: EpochMs | null;
  readonly contingency: Contingency;
  /** Newest last, at most 20. */
  readonly motions: readonly MotionRow[];
  /** The result that was on air before the correction that stands now. */
  readonly corrected: { readonly decision: 'yea' | 'nay'; readonly yea: number; readonly nay: number; readonly reason: string } | null;
  /** The figures were typed by two people, not counted. */
  readonly manual: boolean;
  /** A count with ballots in it was seen, in this try or in one before it: no figures by hand stand in for it any more. */
  readonly seen: boolean;
  readonly eligiblePaths: readonly string[];
  readonly reason: string | null;
  /** A branch that waits for the chair's word. */
  readonly branch: { readonly to: string; readonly confirmed: boolean } | null;
};

/** About all votes of this activation. */
export type Voting = {
  /** Newest first, at most 50. */
  readonly anomalies: readonly Anomaly[];
  readonly issuance: Issuance | null;
  readonly checkpoint: Checkpoint | null;
  /** A figure from elsewhere may stand in for a count in this episode. */
  readonly manualAllowed: boolean;
  /** The phones' door as anyone reaches it, ending in a slash: statements and signed heads are under `log/<activation>/`. */
  readonly door?: string;
};
