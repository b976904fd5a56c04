/**
 * Votes of a station's own app, many at once. All numbers big-endian.
 *
 * Row, station → door, 6 bytes: 0 u32 pass, from a block of this station · 4 u8 choice (1 yea, 2 nay) · 5 u8 sequence.
 * Answer, door → station, 8 bytes for each row in the same order: 0 u8 code (place in `voteCodes`) ·
 *   1 u8 choice that stands (0 none) · 2 u16 receipt: offset · 4 u32 receipt: batch.
 * A row is judged by itself: `false-pass` when the station does not hold its block, `bad-vote` without a choice.
 * Nothing is made for a row but bytes: an object or a call each would cost more than counting it (docs/decisions/0012).
 * What is made for a batch are methods, not functions in constants: the loader gives each of those its name, every time.
 */
import type { EpochMs } from '../contract/units.ts';
import { packStance, type TierCode } from '../core/vote-count.ts';
import { ballotSize, passAt, unpackBallot } from './ballot-batch.ts';
import type { SettledRows, Voter } from './ballot-groups.ts';
import { voteCodes } from './frames.ts';
import { blockSize } from './pass-book.ts';
import type { DoorPoll, VoteAnswer } from './poll.ts';
import { notRecorded, unknownPoll, type VoteDesk } from './vote-desk.ts';

export const rowSize = 6;
export const answerSize = 8;
export const mostRows = 10_000;
/** A station vouches for its viewers. */
const tier: TierCode = 2;
const falsePass: VoteAnswer = { code: 'false-pass' };
const badVote: VoteAnswer = { code: 'bad-vote' };

export type StationBatch = {
  readonly activationId: string;
  readonly poll: number;
  readonly path: number;
  readonly rows: Buffer;
  readonly receivedAt: EpochMs;
  /** Asked once for rows of one block that follow one another. */
  isHeld(index: number): boolean;
};

const byteOf = new Map(voteCodes.map((code, place) => [code, place]));
const counted = byteOf.get('counted') ?? 0;

const writeReceipt = (answers: Buffer, at: number, batch: number, offset: number): void => {
  answers[at + 2] = offset >>> 8;
  answers[at + 3] = offset;
  answers[at + 4] = batch >>> 24;
  answers[at + 5] = batch >>> 16;
  answers[at + 6] = batch >>> 8;
  answers[at + 7] = batch;
};

/** Every row's answer, as it becomes known. */
const createSheet = (rows: number, done: (answers: Buffer) => void) => {
  // Out of Node's own pool: an array of its own each would cost more than the votes in it.
  const answers = Buffer.allocUnsafe(rows * answerSize).fill(0);
  let open = rows;
  return {
    counted(row: number, choice: number, batch: number, offset: number): void {
      const at = row * answerSize;
      answers[at] = counted;
      answers[at + 1] = choice;
      writeReceipt(answers, at, batch, offset);
    },
    answer({ code, choice, receipt }: VoteAnswer, row: number): void {
      const at = row * answerSize;
      answers[at] = byteOf.get(code) ?? 0;
      answers[at + 1] = choice ?? 0;
      if (receipt) writeReceipt(answers, at, receipt.batch, receipt.offset);
    },
    /** So many rows more have their answer. */
    close(many: number): void {
      open -= many;
      if (open === 0) done(answers);
    },
  };
};
type Sheet = ReturnType<typeof createSheet>;

/** What became of the rows that went to the log. */
const settleRows = (poll: DoorPoll, sheet: Sheet, { ballots, tags, from, isRecorded }: SettledRows): void => {
  for (let place = 0; place < tags.length; place += 1) {
    const at = (from + place) * ballotSize;
    const index = passAt(ballots, at);
    const choice = (ballots[at + 5] ?? 0) & 3;
    const row = tags[place] ?? 0;
    if (!isRecorded) sheet.answer(notRecorded, row);
    else if (poll.stands(index, choice, ballots[at + 4] ?? 0))
      sheet.counted(row, choice, poll.receiptBatch(index), poll.receiptOffset(index));
    else sheet.answer(poll.answerCommitted(unpackBallot(ballots, at)), row);
  }
  sheet.close(tags.length);
};

type Sorted = { readonly packed: Uint8Array /** Their places in the request. */; readonly tags: Uint16Array };

/** Packs the rows for the log; those that need no log have their answers at once. */
const sortRows = ({ path, rows, receivedAt, isHeld }: StationBatch, poll: DoorPoll, sheet: Sheet): Sorted => {
  const count = rows.length / rowSize;
  const packed = Buffer.allocUnsafe(count * ballotSize).fill(0);
  // Bytes, not an array: ten thousand numbers in the heap are copied about by its collector.
  const tags = new Uint16Array(count);
  let taken = 0;
  let block = -1;
  let isOurs = false;
  const isOpen = poll.takes(path, tier, receivedAt);
  for (let row = 0; row < count; row += 1) {
    const at = row * rowSize;
    const index = passAt(rows, at);
    const choice = rows[at + 4];
    const sequence = rows[at + 5] ?? 0;
    if (Math.floor(index / blockSize) !== block) {
      block = Math.floor(index / blockSize);
      isOurs = isHeld(index);
    }
    if (!isOurs) sheet.answer(falsePass, row);
    else if (choice !== 1 && choice !== 2) sheet.answer(badVote, row);
    else if (isOpen && poll.isNews(index, choice, sequence)) {
      const to = taken * ballotSize;
      packed[to] = rows[at] ?? 0;
      packed[to + 1] = rows[at + 1] ?? 0;
      packed[to + 2] = rows[at + 2] ?? 0;
      packed[to + 3] = rows[at + 3] ?? 0;
      packed[to + 4] = sequence;
      packed[to + 5] = packStance(choice, tier);
      packed[to + 6] = path;
      tags[taken] = row;
      taken += 1;
    } else sheet.answer(poll.weigh({ index, choice, sequence, path, tier }, receivedAt) ?? notRecorded, row);
  }
  return { packed: packed.subarray(0, taken * ballotSize), tags: tags.subarray(0, taken) };
};

/** @param done called once, when every ballot of the batch is on disk or surely not */
export const takeBatch = (batch: StationBatch, desk: VoteDesk, done: (answers: Buffer) => void): void => {
  const count = batch.rows.length / rowSize;
  const sheet = createSheet(count, done);
  const poll = desk.poll(batch.poll, batch.activationId);
  if (!poll) {
    for (let row = 0; row < count; row += 1) sheet.answer(unknownPoll, row);
    sheet.close(count);
    return;
  }
  const { packed, tags } = sortRows(batch, poll, sheet);
  const voter: Voter = {
    hear({ code }, _poll, row) {
      sheet.answer({ code }, row);
    },
    settle(rows) {
      settleRows(poll, sheet, rows);
    },
  };
  sheet.close(count - tags.length);
  if (tags.length === 0) return;
  if (desk.takeRows({ number: batch.poll, receivedAt: batch.receivedAt, voter, packed, tags })) return;
  for (const row of tags) sheet.answer(notRecorded, row);
  sheet.close(tags.length);
};
