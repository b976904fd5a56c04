/** A small evening in a phones' file, told in a few words: passes, a poll, ballots, decisions, signed heads; and its export. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { packBallots } from '../../server/audience/ballot-batch.ts';
import { exportPieces } from '../../server/audience/log/export-lines.ts';
import { openLogKey, type SigningKey } from '../../server/audience/log/log-key.ts';
import { openPhonesFile, type PhonesFile } from '../../server/audience/phones-file.ts';
import type { Count, Exclusion, PollOutcome, PollRules, Tier } from '../../server/contract/audience.ts';
import type { Ballot } from '../../server/core/vote-count.ts';
import { filePoll } from '../audience/file-poll.ts';

export const activation = 'river/2026-12-03:live';
export const opens = 1_790_000_000_000;

const paths = ['origin', 'east', 'west'];

export const rules: PollRules = {
  pollId: 'eggs',
  activationId: activation,
  question: { en: 'Would you buy these eggs?', zh: '你会买这些鸡蛋吗？' },
  yea: { en: 'Yes', zh: '买' },
  nay: { en: 'No', zh: '不买' },
  opensAt: opens,
  endsAt: opens + 30_000,
  windows: [
    { path: 'origin', delay: 0, opensAt: opens - 1000, endsAt: opens + 30_000, closesAt: opens + 33_000 },
    { path: 'east', delay: 8000, opensAt: opens + 7000, endsAt: opens + 38_000, closesAt: opens + 41_000 },
    { path: 'west', delay: 25_000, opensAt: opens + 24_000, endsAt: opens + 55_000, closesAt: opens + 58_000 },
  ],
  split: 'hidden',
  quorum: 3,
  tie: 'nay',
  contingency: { action: 'defer', hostLine: { en: 'We will ask again.' } },
  pictures: [
    { id: 'program', paths: ['origin'] },
    { id: 'east', paths: ['east'] },
    { id: 'west', paths: ['west'] },
  ],
  openEnded: false,
  ruleVersion: 2,
};

/** A ballot in words: whose, what, how often changed; proved on path 0…2, or 255 for one who showed nothing. */
export const ballot = (index: number, choice: 'yea' | 'nay', sequence = 0, path = 255): Ballot => ({
  index,
  choice: choice === 'yea' ? 1 : 2,
  sequence,
  path,
  tier: path === 255 ? 0 : 1,
});

const none = { yea: 0, nay: 0 };
export const tally = (
  yea: number,
  nay: number,
  perTier: Partial<Record<Tier, { yea: number; nay: number }>>,
  perPath: Count['perPath'],
): Count => ({
  pollId: rules.pollId,
  activationId: activation,
  revision: 9,
  yea,
  nay,
  perPath,
  perTier: { open: none, air: none, account: none, ...perTier },
  ballots: yea + nay,
  at: opens + 58_001,
  final: true,
});

export type Evening = {
  readonly file: PhonesFile;
  readonly dataDir: string;
  readonly key: SigningKey;
  readonly poll: number;
  ballots(at: number, ...ballots: readonly Ballot[]): number;
  seal(count: Count): void;
  decide(type: string, at: number, body: object): void;
  tell(outcome: Omit<PollOutcome, 'pollId'>): void;
  sign(at: number): void;
  export(): Buffer;
  close(): void;
};

export const openEvening = (change: (rules: PollRules) => PollRules = (same) => same, asOf = opens - 5000): Evening => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'cuecart-evening-'));
  const key = openLogKey(dataDir);
  const database = path.join(dataDir, 'phones.sqlite');
  const file = openPhonesFile(database, key);
  file.begin();
  file.lease(activation, 'door 1', 'open', opens - 60_000);
  file.addPaths(activation, paths);
  const poll = filePoll(file, activation, rules.pollId, asOf, change(rules));
  let batch = 0;
  let decisions = 0;
  return {
    file,
    dataDir,
    key,
    poll,
    ballots(at, ...ballots) {
      batch += 1;
      file.commit([{ batch, number: poll, receivedAt: at, ballots: packBallots(ballots) }], []);
      return batch;
    },
    seal(count) {
      const perTier = { open: 50, air: 50, account: 0 };
      const perPath = { unknown: 50, origin: 20, east: 20, west: 10 };
      file.record(activation, `issuance closed ${poll}`, { at: count.at, type: 'issuance', passes: 100, perTier, perPath });
      file.saveSeal(poll, JSON.stringify(count));
    },
    decide(type, at, body) {
      decisions += 1;
      file.record(activation, `show ${decisions}`, { at, type, pollId: rules.pollId, ...body });
    },
    tell: (outcome) => file.saveOutcome(poll, JSON.stringify({ pollId: rules.pollId, ...outcome })),
    sign: (at) => void file.checkpoint(at),
    export() {
      const db = new Database(database, { readonly: true });
      try {
        return Buffer.from([...exportPieces({ db, key, activationId: activation, at: opens + 100_000 })].join(''));
      } finally {
        db.close();
      }
    },
    close: () => file.close(),
  };
};

export const leftOut: Exclusion = { kind: 'tier', tier: 'open' };

/** Seven votes on three paths, one changed, a late retry, everything as it should be, and a result that was shown. */
export const wholeEvening = (change?: (rules: PollRules) => PollRules): Evening => {
  const evening = openEvening(change);
  evening.sign(opens - 4000);
  evening.ballots(opens + 10, ballot(0, 'yea', 0, 0), ballot(1, 'nay', 0, 0), ballot(2, 'yea'));
  evening.ballots(opens + 8000, ballot(3, 'yea', 0, 1), ballot(1, 'yea', 1, 0));
  evening.sign(opens + 9000);
  evening.ballots(opens + 30_000, ballot(4, 'nay', 0, 2), ballot(5, 'nay'), ballot(1, 'nay', 0, 0));
  evening.ballots(opens + 57_000, ballot(6, 'nay', 0, 2));
  evening.seal({
    ...tally(
      4,
      3,
      { open: { yea: 1, nay: 1 }, air: { yea: 3, nay: 2 } },
      {
        unknown: { yea: 1, nay: 1 },
        origin: { yea: 2, nay: 0 },
        east: { yea: 1, nay: 0 },
        west: { yea: 0, nay: 2 },
      },
    ),
    ballots: 8,
  });
  evening.decide('verified', opens + 60_000, { by: 'Li Wen', saw: { yea: 4, nay: 3 } });
  evening.tell({ decision: 'yea', yea: 4, nay: 3, revealedAt: opens + 70_000 });
  evening.sign(opens + 71_000);
  return evening;
};
