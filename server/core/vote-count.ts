/**
 * The count of one poll: who stands where, and how many.
 *
 * A pass is an index, so "who has voted" is three dense arrays, 3 bytes a viewer, and a change is −1 and +1.
 * The highest sequence of a pass wins, not the latest arrival: a late retry of an older choice
 * cannot undo a newer one. Applying a ballot again changes nothing, so a log can be replayed.
 * The window was decided at the door; every ballot given here is one that counts.
 */
import { type Tier, tiers } from '../contract/audience.ts';
import type { Choice } from '../contract/phone.ts';

/** As stored: 1 yea, 2 nay. 0 in an array means that this pass has not voted. */
export type ChoiceCode = 1 | 2;
export const choiceCode = (choice: Choice): ChoiceCode => (choice === 'yea' ? 1 : 2);
export const choiceOf = (code: ChoiceCode): Choice => (code === 1 ? 'yea' : 'nay');

/** A path's number within its activation: 0…254. */
export const unknownPath = 255;

/** Place in `tiers`: 0 open, 1 air, 2 account. */
export type TierCode = 0 | 1 | 2;
export const tierCode = (tier: Tier): TierCode => (tier === 'open' ? 0 : tier === 'air' ? 1 : 2);
export const tierOf = (code: TierCode): Tier => tiers[code];

export type Ballot = {
  /** The pass: dense, from 0. */
  readonly index: number;
  readonly choice: ChoiceCode;
  readonly tier: TierCode;
  /** 0…255, one more with every change, 255 is followed by 0. */
  readonly sequence: number;
  /** 0…254, or 255 when the path is unknown. */
  readonly path: number;
};

/** Choice and tier as one byte, in memory and on disk: choice in bits 0–1, tier in bits 2–3. */
export const packStance = (choice: ChoiceCode, tier: TierCode): number => choice | (tier << 2);
export const choiceIn = (stance: number): ChoiceCode | undefined => {
  const choice = stance & 3;
  return choice === 1 || choice === 2 ? choice : undefined;
};
export const tierIn = (stance: number): TierCode | undefined => {
  const tier = stance >> 2;
  return tier === 0 || tier === 1 || tier === 2 ? tier : undefined;
};

/** `repeated` is the same ballot again; `outdated` is one that another of the same pass has overtaken. */
export type Verdict = 'first' | 'changed' | 'repeated' | 'outdated';

type Sides = { readonly yea: number; readonly nay: number };
export type Totals = Sides & {
  readonly perPath: readonly (Sides & { readonly path: number })[];
  readonly perTier: Readonly<Record<Tier, Sides>>;
  /** Each path and tier that anyone stands in. */
  readonly cells: readonly (Sides & { readonly path: number; readonly tier: TierCode })[];
  /** Ballots that stood when they came: changes included, repeats not. */
  readonly ballots: number;
};

export type VoteCount = {
  apply(ballot: Ballot): Verdict;
  /** As `apply`, of one packed: `stance` is choice and tier. For whoever has thousands to count. */
  cast(index: number, stance: number, sequence: number, path: number): Verdict;
  /** As `weigh`, without an object. */
  judge(index: number, choice: number, sequence: number): Verdict;
  /** What `apply` would answer, without applying. */
  weigh(ballot: Pick<Ballot, 'index' | 'choice' | 'sequence'>): Verdict;
  standing(index: number): Ballot | undefined;
  totals(): Totals;
};

/** True when `a` comes after `b` on the wheel of 256: up to 127 steps ahead is later. */
export const isLater = (a: number, b: number): boolean => {
  const ahead = (a - b) & 0xff;
  return ahead > 0 && ahead < 128;
};

/** Room grows by a block of passes at least and by little: 3 bytes a viewer should stay 3 bytes. */
const roomFor = (index: number, had: number): number => Math.ceil(Math.max(index + 1, had * (1 + 1 / 64)) / 10_000) * 10_000;

const withRoom = (old: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> => {
  const grown = new Uint8Array(size);
  grown.set(old);
  return grown;
};

const allTiers: readonly TierCode[] = [0, 1, 2];

/** Standing votes by path, tier and choice: one number each. */
const createCells = () => {
  const cells = new Uint32Array(256 * 16);
  const at = (path: number, stance: number): number => cells[(path << 4) | stance] ?? 0;
  return {
    move(path: number, stance: number, by: 1 | -1): void {
      const cell = (path << 4) | stance;
      cells[cell] = (cells[cell] ?? 0) + by;
    },
    rows() {
      const rows: { path: number; tier: TierCode; yea: number; nay: number }[] = [];
      for (let path = 0; path <= unknownPath; path += 1)
        for (const tier of allTiers) {
          const row = { path, tier, yea: at(path, packStance(1, tier)), nay: at(path, packStance(2, tier)) };
          if (row.yea + row.nay > 0) rows.push(row);
        }
      return rows;
    },
  };
};

const sum = (rows: readonly Sides[]): { yea: number; nay: number } => {
  let yea = 0;
  let nay = 0;
  for (const row of rows) {
    yea += row.yea;
    nay += row.nay;
  }
  return { yea, nay };
};

export const createVoteCount = (room = 10_000): VoteCount => {
  let stances = new Uint8Array(room);
  let sequences = new Uint8Array(room);
  let paths = new Uint8Array(room);
  const cells = createCells();
  let ballots = 0;

  const makeRoom = (index: number): void => {
    const size = roomFor(index, stances.length);
    stances = withRoom(stances, size);
    sequences = withRoom(sequences, size);
    paths = withRoom(paths, size);
  };
  const judge: VoteCount['judge'] = (index, choice, sequence) => {
    const stands = stances[index] ?? 0;
    if (stands === 0) return 'first';
    const last = sequences[index] ?? 0;
    if (isLater(sequence, last)) return 'changed';
    return sequence === last && choice === (stands & 3) ? 'repeated' : 'outdated';
  };

  const cast: VoteCount['cast'] = (index, stance, sequence, path) => {
    const verdict = judge(index, stance & 3, sequence);
    if (verdict === 'repeated' || verdict === 'outdated') return verdict;
    if (index >= stances.length) makeRoom(index);
    if (verdict === 'changed') cells.move(paths[index] ?? unknownPath, stances[index] ?? 0, -1);
    cells.move(path, stance, 1);
    stances[index] = stance;
    sequences[index] = sequence;
    paths[index] = path;
    ballots += 1;
    return verdict;
  };

  return {
    judge,
    cast,
    weigh: ({ index, choice, sequence }) => judge(index, choice, sequence),
    apply: ({ index, choice, tier, sequence, path }) => cast(index, packStance(choice, tier), sequence, path),
    standing(index) {
      const stance = stances[index] ?? 0;
      const choice = choiceIn(stance);
      if (!choice) return undefined;
      return { index, choice, tier: tierIn(stance) ?? 0, sequence: sequences[index] ?? 0, path: paths[index] ?? unknownPath };
    },
    totals() {
      const rows = cells.rows();
      const perPath = [...new Set(rows.map((row) => row.path))].map((path) => ({ path, ...sum(rows.filter((row) => row.path === path)) }));
      const inTier = (tier: TierCode) => sum(rows.filter((row) => row.tier === tier));
      const perTier = { open: inTier(0), air: inTier(1), account: inTier(2) };
      return { ...sum(rows), perPath, perTier, cells: rows, ballots };
    },
  };
};
