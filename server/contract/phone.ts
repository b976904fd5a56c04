/**
 * What the phones' door and a viewer's page say to each other, apart from the binary vote and its
 * acknowledgement (layouts: server/audience/frames.ts).
 *
 * Every window here is that of the phone's own path. A split that is hidden is never in these messages;
 * an outcome is only in them once the phone's own picture has shown it.
 */
import type { PhoneEpisode, PollOutcome } from './audience.ts';
import type { EpochMs, LocalText } from './units.ts';

export type Choice = 'yea' | 'nay';

/** What became of a vote. `counted`: on disk and standing. `outdated`: another ballot of the same pass stands, named in the answer. */
export type VoteCode =
  | 'counted'
  | 'unknown-poll'
  | 'early'
  | 'closed'
  | 'not-recorded'
  | 'too-fast'
  | 'false-pass'
  | 'bad-vote'
  | 'not-eligible'
  | 'outdated';

export type PhoneOutcome = {
  readonly decision: 'yea' | 'nay' | 'deferred' | 'void';
  readonly yea?: number;
  readonly nay?: number;
  /** This replaces a result that the phone's picture has shown; both statements stay. */
  readonly corrects?: PollOutcome['corrects'];
  /** Figures given by hand, not counted here. */
  readonly manual?: boolean;
  /** Put off: what the host says of it. */
  readonly hostLine?: LocalText;
  /** Put off because fewer than this many voted. */
  readonly missedQuorum?: number;
};

export type PhonePoll = {
  /** The door's own number of this poll: what a vote frame carries. */
  readonly number: number;
  readonly pollId: string;
  readonly question: LocalText;
  readonly yea: LocalText;
  readonly nay: LocalText;
  readonly product?: string;
  /** False when viewers of this path may not vote. */
  readonly eligible: boolean;
  readonly opensAt: EpochMs;
  /** What the page counts down to. */
  readonly endsAt: EpochMs;
  readonly closesAt: EpochMs;
  /** No end was announced yet: `endsAt` is the latest there can be. */
  readonly openEnded?: boolean;
  /** Only with a split that is shown. */
  readonly count?: { readonly yea: number; readonly nay: number };
  readonly outcome?: PhoneOutcome;
};

/** The ballot of this pass that stands in a poll: committed, so it is in. */
export type PhoneBallot = { readonly poll: number; readonly choice: Choice; readonly sequence: number };

/** First thing a page says: the pass it has, and the path its link named. */
export type PhoneHello = { readonly type: 'hello'; readonly pass?: string; readonly path?: string };
export type PhoneTimeAsk = { readonly type: 'time'; readonly ask: number };
export type PhoneSays = PhoneHello | PhoneTimeAsk;

export type PhoneMessage =
  /** Everything, on connect and whenever the episode becomes another. `pass` is null while the door cannot give one. */
  | {
      readonly type: 'welcome';
      readonly now: EpochMs;
      readonly pass: string | null;
      readonly path: string | null;
      readonly episode: PhoneEpisode | null;
      readonly polls: readonly PhonePoll[];
      readonly mine: readonly PhoneBallot[];
    }
  | { readonly type: 'episode'; readonly now: EpochMs; readonly episode: PhoneEpisode }
  | { readonly type: 'poll'; readonly now: EpochMs; readonly poll: PhonePoll }
  | { readonly type: 'count'; readonly poll: number; readonly yea: number; readonly nay: number }
  | { readonly type: 'time'; readonly ask: number; readonly now: EpochMs };
