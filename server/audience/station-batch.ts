/**
 * Votes of a station's own app, many at once. All numbers big-endian.
 *
 * Row, station → door, 6 bytes: 0 u32 pass, from a block of this station · 4 u8 choice (1 yea, 2 nay) · 5 u8 sequence.
 * Answer, door → station, 8 bytes for each row in the same order: 0 u8 code (place in `voteCodes`) ·
 *   1 u8 choice that stands (0 none) · 2 u16 receipt: offset · 4 u32 receipt: batch.
 * A row is judged by itself: `false-pass` when the station does not hold its block, `bad-vote` without a choice.
 */
import type { EpochMs } from '../contract/units.ts';
import type { TierCode } from '../core/vote-count.ts';
import type { Voter } from './ballot-groups.ts';
import { voteCodes } from './frames.ts';
import type { VoteAnswer } from './poll.ts';
import type { VoteDesk } from './vote-desk.ts';

export const rowSize = 6;
export const answerSize = 8;
export const mostRows = 10_000;
/** A station vouches for its viewers. */
const tier: TierCode = 2;

export type StationBatch = {
  readonly activationId: string;
  readonly poll: number;
  readonly path: number;
  readonly rows: Buffer;
  readonly receivedAt: EpochMs;
  isHeld(index: number): boolean;
};

const byteOf = new Map(voteCodes.map((code, place) => [code, place]));

/** Collects the answers of all rows. */
const createSheet = (rows: number, done: (answers: Buffer) => void): Voter => {
  const answers = Buffer.alloc(rows * answerSize);
  let open = rows;
  return {
    hear({ code, choice, receipt }: VoteAnswer, _poll, row) {
      const at = row * answerSize;
      answers[at] = byteOf.get(code) ?? 0;
      answers[at + 1] = choice ?? 0;
      if (receipt) {
        answers.writeUInt16BE(receipt.offset, at + 2);
        answers.writeUInt32BE(receipt.batch, at + 4);
      }
      open -= 1;
      if (open === 0) done(answers);
    },
  };
};

/** @param done called once, when every ballot of the batch is on disk or surely not */
export const takeBatch = (batch: StationBatch, desk: VoteDesk, done: (answers: Buffer) => void): void => {
  const { activationId, poll, path, rows, receivedAt, isHeld } = batch;
  const count = rows.length / rowSize;
  const sheet = createSheet(count, done);
  for (let row = 0; row < count; row += 1) {
    const index = rows.readUInt32BE(row * rowSize);
    const choice = rows[row * rowSize + 4];
    const sequence = rows[row * rowSize + 5] ?? 0;
    if (!isHeld(index)) sheet.hear({ code: 'false-pass' }, poll, row);
    else if (choice !== 1 && choice !== 2) sheet.hear({ code: 'bad-vote' }, poll, row);
    else desk.take({ activationId, poll, index, path, tier, choice, sequence }, sheet, row, receivedAt);
  }
};
