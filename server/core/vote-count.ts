/**
 * The count of one poll: who stands where, and how many.
 *
 * A pass is an index, so "who has voted" is three dense arrays and a change is −1 and +1.
 * The highest sequence of a pass wins, not the latest arrival: a late retry of an older choice
 * cannot undo a newer one. Applying a ballot again changes nothing, so a log can be replayed.
 * The window was decided at the door; every ballot given here is one that counts.
 */
import type { Choice } from '../contract/phone.ts';

/** As stored: 1 yea, 2 nay. 0 in an array means that this pass has not voted. */
export type ChoiceCode = 1 | 2;
export const choiceCode = (choice: Choice): ChoiceCode => (choice === 'yea' ? 1 : 2);
export const choiceOf = (code: ChoiceCode): Choice => (code === 1 ? 'yea' : 'nay');

/** A path's number within its activation: 0…254. */
export const unknownPath = 255;

export type Ballot = {
  /** The pass: dense, from 0. */
  readonly index: number;
  readonly choice: ChoiceCode;
  /** 0…255, one more with every change, 255 is followed by 0. */
  readonly sequence: number;
  /** 0…254, or 255 when the path is unknown. */
  readonly path: number;
};

/** `repeated` is the same ballot again; `outdated` is one that another of the same pass has overtaken. */
export type Verdict = 'first' | 'changed' | 'repeated' | 'outdated';

export type Totals = {
  readonly yea: number;
  readonly nay: number;
  readonly perPath: readonly { readonly path: number; readonly yea: number; readonly nay: number }[];
  /** Ballots that stood when they came: changes included, repeats not. */
  readonly ballots: number;
};

export type VoteCount = {
  apply(ballot: Ballot): Verdict;
  /** What `apply` would answer, without applying. */
  weigh(ballot: Ballot): Verdict;
  standing(index: number): Ballot | undefined;
  totals(): Totals;
};

/** True when `a` comes after `b` on the wheel of 256: up to 127 steps ahead is later. */
export const isLater = (a: number, b: number): boolean => {
  const ahead = (a - b) & 0xff;
  return ahead > 0 && ahead < 128;
};

/** `old` with room for `index`; grows by half, so that growing stays rare and short. */
const withRoom = (old: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> => {
  const grown = new Uint8Array(size);
  grown.set(old);
  return grown;
};

export const createVoteCount = (room = 10_000): VoteCount => {
  let choices = new Uint8Array(room);
  let sequences = new Uint8Array(room);
  let paths = new Uint8Array(room);
  const perPath = new Uint32Array(512);
  let ballots = 0;

  const makeRoom = (index: number): void => {
    if (index < choices.length) return;
    const size = Math.max(index + 1, Math.ceil(choices.length * 1.5));
    choices = withRoom(choices, size);
    sequences = withRoom(sequences, size);
    paths = withRoom(paths, size);
  };
  const move = (path: number, choice: number, by: 1 | -1): void => {
    const cell = path * 2 + choice - 1;
    perPath[cell] = (perPath[cell] ?? 0) + by;
  };
  const weigh = ({ index, choice, sequence }: Ballot): Verdict => {
    const stands = choices[index] ?? 0;
    if (stands === 0) return 'first';
    const last = sequences[index] ?? 0;
    if (isLater(sequence, last)) return 'changed';
    return sequence === last && choice === stands ? 'repeated' : 'outdated';
  };

  return {
    weigh,
    apply(ballot) {
      const verdict = weigh(ballot);
      if (verdict === 'repeated' || verdict === 'outdated') return verdict;
      const { index, choice, sequence, path } = ballot;
      makeRoom(index);
      if (verdict === 'changed') move(paths[index] ?? unknownPath, choices[index] ?? choice, -1);
      move(path, choice, 1);
      choices[index] = choice;
      sequences[index] = sequence;
      paths[index] = path;
      ballots += 1;
      return verdict;
    },
    standing(index) {
      const choice = choices[index];
      if (choice !== 1 && choice !== 2) return undefined;
      return { index, choice, sequence: sequences[index] ?? 0, path: paths[index] ?? unknownPath };
    },
    totals() {
      let yea = 0;
      let nay = 0;
      const rows: { path: number; yea: number; nay: number }[] = [];
      for (let path = 0; path <= unknownPath; path += 1) {
        const row = { path, yea: perPath[path * 2] ?? 0, nay: perPath[path * 2 + 1] ?? 0 };
        if (row.yea + row.nay === 0) continue;
        yea += row.yea;
        nay += row.nay;
        rows.push(row);
      }
      return { yea, nay, perPath: rows, ballots };
    },
  };
};
