/** How much the bench does: enough for a verdict, or with `--quick` just enough to see that it runs. */
export type Size = {
  /** Rounds that count, and rounds before them that warm everything up: an unwarmed server costs three times as much a vote, whichever it is. */
  readonly counted: number;
  readonly warming: number;
  /** Held open over all rounds; each votes over WebSocket and over HTTP in each of them. At least 2000. */
  readonly voters: number;
  /** The obvious way is slow: fewer of them there. At least 2000. */
  readonly obviousVoters: number;
  /** Blocks of 10,000 passes that have voted before. */
  readonly blocks: number;
  /** A station's batches a round. */
  readonly batches: number;
  /** Votes at 10,000 a second. */
  readonly steady: number;
  readonly kills: number;
  readonly replayed: number;
  readonly takes: number;
};

export const whole: Size = {
  counted: 5,
  warming: 3,
  voters: 8000,
  obviousVoters: 2500,
  blocks: 50,
  batches: 5000,
  steady: 40_000,
  kills: 3,
  replayed: 1_150_000,
  takes: 100,
};

export const quick: Size = {
  counted: 1,
  warming: 0,
  voters: 2000,
  obviousVoters: 2000,
  blocks: 2,
  batches: 100,
  steady: 5000,
  kills: 1,
  replayed: 50_000,
  takes: 3,
};
