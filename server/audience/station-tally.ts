/**
 * What stations' own apps sent since the door started: batches and their rows by answer, blocks leased, requests refused by reason.
 *
 * Rows are counted once a batch, from the answers as they go out: nothing is called for a row (docs/decisions/0012).
 */
import type { VoteCode } from '../contract/phone.ts';
import { voteCodes } from './frames.ts';

export const stationRefusals = [
  'too-long',
  'false-signature',
  'no-episode',
  'unknown-station',
  'unknown-poll',
  'malformed',
  /** The cap of passes is reached. */
  'no-more-passes',
  /** The disk did not take the lease. */
  'not-recorded',
] as const;
/** Why a station's request was refused whole. */
export type StationRefusal = (typeof stationRefusals)[number];

export type StationFigures = {
  /** Answered row by row; the same batch again is another. */
  readonly batches: number;
  readonly rows: Readonly<Record<VoteCode, number>>;
  /** Requests for a block of passes that got one; the same request again gets the same block and is counted again. */
  readonly leases: number;
  readonly refused: Readonly<Record<StationRefusal, number>>;
};

export type StationTally = {
  /** @param answers of a whole batch: the code is the first of every `size` bytes, as its place in `voteCodes` */
  batch(answers: Uint8Array, size: number): void;
  leased(): void;
  refused(reason: StationRefusal): void;
  read(): StationFigures;
};

export const createStationTally = (): StationTally => {
  // Not 32 bits: a season of batches may pass them.
  const rows = new Float64Array(voteCodes.length);
  const refused = new Map<StationRefusal, number>();
  let batches = 0;
  let leases = 0;
  return {
    batch(answers, size) {
      batches += 1;
      for (let at = 0; at < answers.length; at += size) {
        const code = answers[at] ?? 0;
        rows[code] = (rows[code] ?? 0) + 1;
      }
    },
    leased() {
      leases += 1;
    },
    refused: (reason) => void refused.set(reason, (refused.get(reason) ?? 0) + 1),
    read: () => ({
      batches,
      rows: Object.fromEntries(voteCodes.map((code, place) => [code, rows[place] ?? 0])) as Record<VoteCode, number>,
      leases,
      refused: Object.fromEntries(stationRefusals.map((reason) => [reason, refused.get(reason) ?? 0])) as Record<StationRefusal, number>,
    }),
  };
};
