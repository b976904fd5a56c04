/** What playout needs from the phones' door. Every call has its own deadline and rejects with an Error when it passes. */
import type {
  Anomaly,
  Checkpoint,
  Count,
  Exclusion,
  Issuance,
  LogRecord,
  OpenAnswer,
  PollOutcome,
  PollRules,
  PollTry,
} from '../contract/audience.ts';
import type { ToldEpisode } from '../contract/station-embed.ts';
import type { EpochMs, Ms } from '../contract/units.ts';

export type PhonesHealth = {
  readonly state: 'connected' | 'lost';
  readonly phones: number;
  readonly message: string;
  readonly refusing: boolean;
  readonly since: EpochMs;
  /** When it was last heard, on a line on which it has told how it and its counts stand; null: never. */
  readonly heardAt: EpochMs | null;
  /** What the door answered (votes by code) and shed (by kind) since it started; absent until it said so. */
  readonly figures?: {
    readonly phonesCame: number;
    /** Requests that came through a proxy which the door was not told of; absent of an older door. */
    readonly forwarded?: number | undefined;
    readonly votes: Readonly<Record<string, number>>;
    readonly shed: Readonly<Record<string, number>>;
    /** What stations' own apps sent: batches, their rows by code, blocks leased, requests refused by reason. */
    readonly stations?: {
      readonly batches: number;
      readonly rows: Readonly<Record<string, number>>;
      readonly leases: number;
      readonly refused: Readonly<Record<string, number>>;
    };
  };
  /** The key that the door signs its log with, a C2SP verifier key; absent until it said so. */
  readonly logKey?: string;
  /** Our clock against the door's, which stamps the ballots; absent until it was measured. */
  readonly clock?: ClockGap;
};

/** By how much our clock was ahead of the other's (negative: behind), true to `within` either way. */
export type ClockGap = { readonly ahead: Ms; readonly within: Ms };

export type PhonesDoor = {
  health(): PhonesHealth;
  /** What the page is about. Kept and sent again after a reconnect. */
  show(episode: ToldEpisode): void;
  /**
   * `taken`: the rules are on the door's disk, now or before; the poll then opens and closes by itself at its times.
   * Any other answer: they surely are not, and never will be. Rejects while nobody knows.
   */
  open(rules: PollRules): Promise<OpenAnswer>;
  /** A later end for an open poll, same windows moved; resolves when on the door's disk. Earlier is refused. */
  extend(rules: PollRules): Promise<void>;
  /** The count after the last window has closed: waits for it, resolves with `final: true`. */
  finalCount(pollId: string, of?: PollTry): Promise<Count>;
  /** The final count with a part of its ballots left out, from the ballots on the door's disk. Rejects before the count is final. */
  countWithout(pollId: string, activationId: string, exclusions: readonly Exclusion[]): Promise<Count>;
  /** Puts a decision into the signed log; resolves when it is on the door's disk. The same id again changes nothing. */
  record(record: LogRecord): Promise<void>;
  /** Lets phones know how it ended, each when its own picture has it. */
  outcome(outcome: PollOutcome): Promise<void>;
  /** Calls back for every published count; newest revision only, at most 10 a second a poll. */
  onCount(listener: (count: Count) => void): () => void;
  onAnomaly(listener: (anomaly: Anomaly) => void): () => void;
  onIssuance(listener: (issuance: Issuance) => void): () => void;
  onCheckpoint(listener: (checkpoint: Checkpoint) => void): () => void;
  onHealth(listener: (health: PhonesHealth) => void): () => void;
  close(): Promise<void>;
};
