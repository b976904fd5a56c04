/**
 * One poll at the door: its rules, its count from committed ballots, the receipts of its voters.
 *
 * A ballot is weighed against what is on disk. The same ballot again is acknowledged with its first receipt,
 * also after the close: a phone whose acknowledgement was lost in a tunnel learns that its vote is in.
 */
import type { Count, PollOutcome, PollRules } from '../contract/audience.ts';
import type { VoteCode } from '../contract/phone.ts';
import type { EpochMs } from '../contract/units.ts';
import { type Ballot, type ChoiceCode, createVoteCount, type VoteCount } from '../core/vote-count.ts';
import { createWindowTable, lastClose } from '../core/vote-window.ts';
import { unpackBallots } from './ballot-batch.ts';
import type { Receipt } from './frames.ts';
import type { PathNumbers } from './path-numbers.ts';

export type VoteAnswer = { readonly code: VoteCode; readonly choice?: ChoiceCode; readonly sequence?: number; readonly receipt?: Receipt };

/** Batch and offset of the ballot that stands, by pass. */
const createReceipts = () => {
  let batches = new Uint32Array(10_000);
  let offsets = new Uint16Array(10_000);
  return {
    set(index: number, batch: number, offset: number): void {
      if (index >= batches.length) {
        const size = Math.max(index + 1, Math.ceil(batches.length * 1.5));
        const [moreBatches, moreOffsets] = [new Uint32Array(size), new Uint16Array(size)];
        moreBatches.set(batches);
        moreOffsets.set(offsets);
        [batches, offsets] = [moreBatches, moreOffsets];
      }
      batches[index] = batch;
      offsets[index] = offset;
    },
    of: (index: number): Receipt => ({ batch: batches[index] ?? 0, offset: offsets[index] ?? 0 }),
  };
};
type Receipts = ReturnType<typeof createReceipts>;

export type DoorPoll = {
  readonly number: number;
  readonly paths: PathNumbers;
  rules(): PollRules;
  /** Rules with a later end, already on disk. */
  adopt(rules: PollRules): void;
  outcome(): PollOutcome | undefined;
  setOutcome(outcome: PollOutcome): void;
  final(): Count | undefined;
  setFinal(count: Count): void;
  /** Whose ballots are still in memory: the count is then complete and can be changed. */
  isRemembered(): boolean;
  /** Lets the voters' arrays go; the final count stays. */
  forget(): void;
  /** A batch of packed ballots that is on disk; its number is the first half of their receipts. */
  apply(batch: number, ballots: Uint8Array): void;
  standing(index: number): Ballot | undefined;
  /** Undefined when the ballot should go to the log; else the answer at once. */
  weigh(ballot: Ballot, receivedAt: EpochMs): VoteAnswer | undefined;
  /** The answer to a ballot that is now on disk. */
  answerCommitted(ballot: Ballot): VoteAnswer;
  count(revision: number, at: EpochMs, isFinal: boolean): Count;
};

export const countOf = (rules: PollRules, paths: PathNumbers, votes: VoteCount, extra: Pick<Count, 'revision' | 'at' | 'final'>): Count => {
  const totals = votes.totals();
  const perPath: Record<string, { yea: number; nay: number }> = {};
  for (const window of rules.windows) perPath[window.path] = { yea: 0, nay: 0 };
  for (const row of totals.perPath) perPath[paths.idOf(row.path) ?? 'unknown'] = { yea: row.yea, nay: row.nay };
  const { pollId, activationId } = rules;
  return { pollId, activationId, yea: totals.yea, nay: totals.nay, perPath, perTier: totals.perTier, ballots: totals.ballots, ...extra };
};

export const createDoorPoll = (number: number, firstRules: PollRules, paths: PathNumbers): DoorPoll => {
  let rules = firstRules;
  let windows = createWindowTable(rules, paths.idOf);
  let votes: VoteCount | undefined = createVoteCount();
  let receipts: Receipts | undefined = createReceipts();
  let outcome: PollOutcome | undefined;
  let final: Count | undefined;

  const standingAnswer = (code: VoteCode, index: number): VoteAnswer => {
    const stands = votes?.standing(index);
    if (!stands) return { code };
    const { choice, sequence } = stands;
    return code === 'counted' && receipts ? { code, choice, sequence, receipt: receipts.of(index) } : { code, choice, sequence };
  };

  return {
    number,
    paths,
    rules: () => rules,
    adopt(next) {
      rules = next;
      windows = createWindowTable(rules, paths.idOf);
    },
    outcome: () => outcome,
    setOutcome(next) {
      outcome = next;
    },
    final: () => final,
    setFinal(count) {
      final = count;
    },
    isRemembered: () => votes !== undefined,
    forget() {
      votes = undefined;
      receipts = undefined;
    },
    apply(batch, ballots) {
      unpackBallots(ballots, (ballot, offset) => {
        const verdict = votes?.apply(ballot);
        if (verdict === 'first' || verdict === 'changed') receipts?.set(ballot.index, batch, offset);
      });
    },
    standing: (index) => votes?.standing(index),
    weigh(ballot, receivedAt) {
      if (!votes) return { code: 'closed' };
      const verdict = votes.weigh(ballot);
      if (verdict === 'repeated') return standingAnswer('counted', ballot.index);
      if (verdict === 'outdated') return standingAnswer('outdated', ballot.index);
      if (outcome?.decision === 'void' || final) return standingAnswer('closed', ballot.index);
      const decision = windows.decide(ballot.path, ballot.tier !== 0, receivedAt);
      return decision === 'in' ? undefined : standingAnswer(decision, ballot.index);
    },
    answerCommitted(ballot) {
      if (!receipts || votes?.weigh(ballot) !== 'repeated') return standingAnswer('outdated', ballot.index);
      return { code: 'counted', choice: ballot.choice, sequence: ballot.sequence, receipt: receipts.of(ballot.index) };
    },
    count: (revision, at, isFinal) => countOf(rules, paths, votes ?? createVoteCount(0), { revision, at, final: isFinal }),
  };
};

/** When this poll's count can become final. */
export const closesFor = (poll: DoorPoll): EpochMs => lastClose(poll.rules());
