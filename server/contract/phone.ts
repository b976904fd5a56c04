/**
 * What the phones' door and a viewer's page say to each other, apart from the binary vote and its
 * acknowledgement (layouts: server/audience/frames.ts).
 *
 * Every window here is that of the phone's own path. A split that is hidden is never in these messages;
 * an outcome is only in them once the phone's own picture has shown it.
 */
import type { PhoneEpisode, PollOutcome, Tier } from './audience.ts';
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
  /** Only on a station's embedded overlay: from when to when the picture of its path is about this. */
  readonly shown?: { readonly from: EpochMs; readonly until: EpochMs };
};

/** The ballot of this pass that stands in a poll: committed, so it is in. */
export type PhoneBallot = { readonly poll: number; readonly choice: Choice; readonly sequence: number };

/**
 * Work asked of a phone before it gets a pass, while a crowd of new passes comes from one place:
 * ALTCHA's challenge (version 2, PBKDF2/SHA-256), handed as it is to `solveChallenge` of that library.
 */
export type PhoneChallenge = {
  readonly parameters: {
    readonly algorithm: string;
    readonly nonce: string;
    readonly salt: string;
    readonly cost: number;
    readonly keyLength: number;
    readonly keyPrefix: string;
    readonly keySignature?: string;
    readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  };
  readonly signature: string;
};
/** The challenge as it came, and what was found. */
export type PhoneWork = {
  readonly challenge: PhoneChallenge;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
};

/**
 * First thing a page says: the pass it has, the picture or path its link named, the code in that link.
 * Said again on the same line it adds to the first: the work that was asked for, or where the viewer says they watch.
 */
export type PhoneHello = {
  readonly type: 'hello';
  readonly pass?: string;
  /** `p` of the link: a picture or a path. */
  readonly path?: string;
  /** `c` of the link: the rotating code of the picture. */
  readonly code?: string;
  /** The path that the viewer chose, one of `mayName`. */
  readonly watching?: string;
  /** The station whose embedded overlay this is: it hears of nothing but what that station's viewers see now, and is of its path. */
  readonly embed?: string;
  readonly challenge?: PhoneWork;
};
export type PhoneTimeAsk = { readonly type: 'time'; readonly ask: number };
export type PhoneSays = PhoneHello | PhoneTimeAsk;

/** Why a code proved nothing. `expired`: it was right, and is too old. `bound`: this pass has proved another picture. `armed`: not while a poll is on. */
export type CodeRefusal = 'expired' | 'false' | 'bound' | 'armed';

/** What a pass has proved, and what its viewer may still say. */
export type PhoneProof = {
  readonly tier: Tier;
  /** The picture whose code was shown. */
  readonly picture: string | null;
  /** Paths the viewer may name as theirs; it only changes what the page counts down to. Empty or one: there is nothing to ask. */
  readonly mayName: readonly string[];
  readonly code?: CodeRefusal;
};

export type PhoneMessage =
  /** Everything, on connect and whenever the episode becomes another. `pass` is null while the door cannot give one. */
  | {
      readonly type: 'welcome';
      readonly now: EpochMs;
      readonly pass: string | null;
      /** The path whose clock this page follows: named, claimed or proved. */
      readonly path: string | null;
      readonly proof?: PhoneProof;
      /** Solve this and say hello again with it: there is no pass before. */
      readonly challenge?: PhoneChallenge;
      readonly episode: PhoneEpisode | null;
      readonly polls: readonly PhonePoll[];
      readonly mine: readonly PhoneBallot[];
    }
  | { readonly type: 'episode'; readonly now: EpochMs; readonly episode: PhoneEpisode }
  | { readonly type: 'poll'; readonly now: EpochMs; readonly poll: PhonePoll }
  /** To an embedded overlay only, in place of the two above and of counts: all it has from now on. */
  | { readonly type: 'whole'; readonly episode: PhoneEpisode | null; readonly polls: readonly PhonePoll[] }
  | { readonly type: 'count'; readonly poll: number; readonly yea: number; readonly nay: number }
  | { readonly type: 'time'; readonly ask: number; readonly now: EpochMs };
