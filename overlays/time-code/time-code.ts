/**
 * A moment of the house's clock as a block of black and white cells, and back.
 *
 * Four rows of 21 cells, white and black in turn in the first and the last: by these it is found, and measured. Between them 42 cells: who
 * drew it, which step of 80 ms it is, and a check of 16 bits that notices any five wrong cells. The same after fifteen days. A code stands
 * for a whole step, so that a picture has it still in at least one whole frame when it is interlaced, or repeated at another rate.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';

export const columns = 21;
export const rows = 4;
export const step: Ms = 80;

const drawers = ['house', 'overlay', 'test'] as const;
/**
 * `house`: in the picture as it leaves us. `overlay`: by a station's own page, at its viewers' moment. `test`: by the test picture, at
 * the moment itself.
 */
export type DrawnBy = (typeof drawers)[number];

const steps = 2 ** 24;
export const cycle: Ms = steps * step;

/** True is white. Row after row, each from its left. */
export type Cells = readonly boolean[];
/** `at`: when its step began, in ms of the cycle. */
export type Read = { readonly by: DrawnBy; readonly at: Ms };

export const isWhiteInRuler = (column: number): boolean => column % 2 === 0;

const dataBits = 26;
const checkBits = 16;
/** Of the generator polynomial, without its highest term. Any two codes differ in six cells at least. */
const polynomial = 0x5935;
/** Cells that are all alike are no code. */
const startsWith = 0xffff;

const bitsOf = (value: number, length: number): readonly boolean[] =>
  Array.from({ length }, (_, n) => Math.floor(value / 2 ** (length - 1 - n)) % 2 === 1);
const numberOf = (bits: readonly boolean[]): number => bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);

const checkOf = (bits: readonly boolean[]): number =>
  bits.reduce((rest, bit) => {
    const shifted = (rest * 2) % 65_536;
    return bit === rest >= 32_768 ? shifted : shifted ^ polynomial;
  }, startsWith);

const ruler: Cells = Array.from({ length: columns }, (_, column) => isWhiteInRuler(column));

/** For whoever has no time to tell: the rulers, and between them cells that are no code. */
export const emptyCells: Cells = [...ruler, ...Array.from({ length: 2 * columns }, () => false), ...ruler];

export const cellsOf = (by: DrawnBy, at: EpochMs): Cells => {
  const now = Math.floor(at / step) % steps;
  const data = bitsOf(drawers.indexOf(by) * steps + now, dataBits);
  return [...ruler, ...data, ...bitsOf(checkOf(data), checkBits), ...ruler];
};

/** @returns undefined when these are not the cells of a code, or some of them are not what was drawn */
export const readCells = (cells: Cells): Read | undefined => {
  const isRuler = (row: number) => ruler.every((white, column) => cells[row * columns + column] === white);
  if (cells.length !== rows * columns || !isRuler(0) || !isRuler(rows - 1)) return undefined;
  const told = cells.slice(columns, columns + dataBits + checkBits);
  const data = told.slice(0, dataBits);
  if (checkOf(data) !== numberOf(told.slice(dataBits))) return undefined;
  const value = numberOf(data);
  const by = drawers[Math.floor(value / steps)];
  return by && { by, at: (value % steps) * step };
};

/** How long before `seen` that step began: ms, from a minute less than nothing (clocks differ) up to the cycle. */
export const agoOf = ({ at }: Pick<Read, 'at'>, seen: EpochMs): Ms => {
  const ahead = 60_000;
  return ((((seen + ahead - at) % cycle) + cycle) % cycle) - ahead;
};
