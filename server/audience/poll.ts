/**
 * One poll at the door: its rules, its count from committed ballots, the receipts of its voters.
 *
 * A ballot is weighed against what is on disk. The same ballot again is acknowledged with its first receipt,
 * also after the close: a phone whose acknowledgement was lost in a tunnel learns that its vote is in.
 */
import type { Count, PollOutcome, PollRules } from '../contract/audience.ts';
import type { VoteCode } from '../contract/phone.ts';
import type { EpochMs } from '../contract/units.ts';
import { type Ballot, type ChoiceCode, createVoteCount, unknownPath, type VoteCount } from '../core/vote-count.ts';
import { createWindowTable, lastClose } from '../core/vote-window.ts';
import { eachPlace, passAt, stanceAt } from './ballot-batch.ts';
import type { Receipt } from './frames.ts';
import type { PathNumbers } from './path-numbers.ts';

export type VoteAnswer = { readonly code: VoteCode; readonly choice?: ChoiceCode; readonly sequence?: number; readonly receipt?: Receipt };

/** Batch and offset of the ballot that stands, by pass. */
const createReceipts = (room: number) => {
  let batches = new Uint32Array(room);
  let offsets = new Uint16Array(room);
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
    batchOf: (index: number): number => batches[index] ?? 0,
    offsetOf: (index: number): number => offsets[index] ?? 0,
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
  /** Whether it takes ballots of this path and tier now: the same for all rows of one request. */
  takes(path: number, tier: number, receivedAt: EpochMs): boolean;
  /** Of one of many rows, while it takes them: true when it should go to the log; else `weigh` has the answer. */
  isNews(index: number, choice: number, sequence: number): boolean;
  /** True when this very ballot stands on disk; its receipt is then `receiptBatch` and `receiptOffset`. */
  stands(index: number, choice: number, sequence: number): boolean;
  receiptBatch(index: number): number;
  receiptOffset(index: number): number;
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

/** @param room how many passes there are: their arrays are as long from the start, since growing them in the rush of a vote copies all of them */
export const createDoorPoll = (number: number, firstRules: PollRules, paths: PathNumbers, room: number): DoorPoll => {
  let rules = firstRules;
  let windows = createWindowTable(rules, paths.idOf);
  let votes: VoteCount | undefined = createVoteCount(room);
  let receipts: Receipts | undefined = createReceipts(room);
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
      eachPlace(ballots, (at, offset) => {
        const index = passAt(ballots, at);
        const verdict = votes?.cast(index, stanceAt(ballots, at), ballots[at + 4] ?? 0, ballots[at + 6] ?? unknownPath);
        if (verdict === 'first' || verdict === 'changed') receipts?.set(index, batch, offset);
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
    takes: (path, tier, receivedAt) =>
      votes !== undefined && outcome?.decision !== 'void' && !final && windows.decide(path, tier !== 0, receivedAt) === 'in',
    isNews(index, choice, sequence) {
      const verdict = votes?.judge(index, choice, sequence);
      return verdict === 'first' || verdict === 'changed';
    },
    stands: (index, choice, sequence) => receipts !== undefined && votes?.judge(index, choice, sequence) === 'repeated',
    receiptBatch: (index) => receipts?.batchOf(index) ?? 0,
    receiptOffset: (index) => receipts?.offsetOf(index) ?? 0,
    answerCommitted(ballot) {
      if (!receipts || votes?.weigh(ballot) !== 'repeated') return standingAnswer('outdated', ballot.index);
      return { code: 'counted', choice: ballot.choice, sequence: ballot.sequence, receipt: receipts.of(ballot.index) };
    },
    count: (revision, at, isFinal) => countOf(rules, paths, votes ?? createVoteCount(0), { revision, at, final: isFinal }),
  };
};

/** When this poll's count can become final. */
export const closesFor = (poll: DoorPoll): EpochMs => lastClose(poll.rules());
