/** What the show remembers of one poll, and of what was proposed about it. */
import type { Count, PollRules } from '../contract/audience.ts';
import type { Motion } from '../contract/commands.ts';
import type { Inviter, SignedIn } from '../contract/inviters.ts';
import type { EpochMs } from '../contract/units.ts';
import type { Result, Stated } from './facts.ts';

export type MotionState = {
  readonly id: string;
  readonly motion: Motion;
  readonly by: string;
  readonly byId: string;
  readonly invitedBy?: readonly Inviter[];
  readonly proposedOn?: string;
  readonly at: EpochMs;
  /** What stood when it was proposed; null when nothing did. */
  readonly before: Stated | null;
  /** What would stand; null until the door has counted. */
  readonly after: Stated | null;
  /** The door's count behind `after`; null for figures by hand. */
  readonly count: Count | null;
  readonly state: 'counting' | 'waiting' | 'confirmed' | 'withdrawn';
  readonly confirmedBy: string | null;
  /** The same, with who let them in. */
  readonly second?: SignedIn;
};

/** Rules on their way to the phones' door. */
export type Call = {
  readonly rules: PollRules;
  /** When it was called first: calling again with a later opening does not change it. */
  readonly since: EpochMs;
  /** How often it was called by now, the first time included. */
  readonly tries: number;
};

export type PollContext = {
  /** Fixed when the door has them in its signed log. */
  readonly rules: PollRules | null;
  /** Waits for the door's word. Of a void poll: whether the door had these rules is not known yet. */
  readonly called: Call | null;
  readonly count: Count | null;
  /** The final count as it first came in, with nothing left out. */
  readonly whole: Count | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: EpochMs | null;
  readonly decision: 'yea' | 'nay' | null;
  readonly revealedAt: EpochMs | null;
  readonly reason: string | null;
  readonly motions: readonly MotionState[];
  /** The result that was shown before the correction that stands, and why it was corrected. */
  readonly corrected: (Result & { readonly reason: string }) | null;
  /** The figures were typed by two people, not counted. */
  readonly manual: boolean;
  /** A count with ballots in it was seen: in this go or in one before it. */
  readonly seen: boolean;
};

export const freshPoll: PollContext = {
  rules: null,
  called: null,
  count: null,
  whole: null,
  verifiedBy: null,
  verifiedAt: null,
  decision: null,
  revealedAt: null,
  reason: null,
  motions: [],
  corrected: null,
  manual: false,
  seen: false,
};
