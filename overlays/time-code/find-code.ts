/**
 * Where in a picture time codes stand, and which of their cells are white. Pure.
 *
 * It looks along lines for the ruler, which nothing else looks like: 21 cells of one width, white and black in turn. The second ruler three
 * cells below says how high a cell is. The picture may be scaled, squeezed or washed out, not turned. A cell that is neither white nor black
 * (a frame in which the code was changing) makes that code unreadable in this frame, and never a guess.
 */
import { type Cells, columns, isWhiteInRuler, rows } from './time-code.ts';

/** How bright each pixel is, 0 to 255, line after line. */
export type Grey = { readonly width: number; readonly height: number; readonly light: Uint8Array | Uint8ClampedArray };
/** `cells` undefined: a code stands there that cannot be read now. */
export type Found = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly cells?: Cells;
};

/** Brightness between white and black: of a picture as it should be, then of darker and brighter ones. */
const levels = [128, 84, 172] as const;
/** A code is this wide at the least, in pixels a cell. */
const leastCell = 3;
const leastContrast = 40;
/** Of the way from black to white: what lies between is neither. */
const [surelyBlack, surelyWhite] = [0.35, 0.65];
/** No picture has more of them that anybody could mean. */
const mostFound = 6;
const everyLine = 2;

const lightAt = ({ width, height, light }: Grey, x: number, y: number): number => {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
  return light[Math.min(height - 1, Math.max(0, Math.floor(y))) * width + column] ?? 0;
};

/** Where along this line it becomes brighter (even places of the list, from where it first does) and darker, to a part of a pixel. */
const edgesIn = ({ width, light }: Grey, y: number, level: number): readonly number[] => {
  const edges: number[] = [];
  let before = light[y * width] ?? 0;
  for (let x = 1; x < width; x += 1) {
    const here = light[y * width + x] ?? 0;
    const rises = before < level && here >= level;
    const falls = before >= level && here < level;
    if (rises || (falls && edges.length > 0)) edges.push(x - 0.5 + (level - before) / (here - before));
    before = here;
  }
  return edges;
};

/** From one cell's left edge to the next, and over two: white may bleed into black, but not away from both. */
const isEven = (edges: readonly number[], from: number): boolean => {
  const at = (n: number) => edges[from + n] ?? Number.NaN;
  const cell = (at(columns) - at(0)) / columns;
  if (!(cell >= leastCell)) return false;
  for (let n = 0; n < columns; n += 1) {
    if (Math.abs(at(n + 1) - at(n) - cell) > cell * 0.45) return false;
    if (n + 2 <= columns && Math.abs(at(n + 2) - at(n) - 2 * cell) > cell * 0.35) return false;
  }
  return true;
};

type Span = { readonly left: number; readonly cell: number };
const rulersIn = (edges: readonly number[]): readonly Span[] => {
  const found: Span[] = [];
  for (let from = 0; from + columns < edges.length; from += 2) {
    const [left = 0, right = 0] = [edges[from], edges[from + columns]];
    if (isEven(edges, from)) found.push({ left, cell: (right - left) / columns });
  }
  return found;
};

const middleOf = ({ left, cell }: Span, column: number): number => left + (column + 0.5) * cell;

const isRulerAt = (grey: Grey, span: Span, y: number, level: number): boolean => {
  if (y < 0 || y >= grey.height) return false;
  for (let column = 0; column < columns; column += 1)
    if (lightAt(grey, middleOf(span, column), y) >= level !== isWhiteInRuler(column)) return false;
  return true;
};

/** The lines around `y` that are all of one ruler: the first, and the first that is none any more. */
const linesOf = (grey: Grey, span: Span, y: number, level: number): readonly [number, number] => {
  let [top, bottom] = [y, y];
  while (isRulerAt(grey, span, top - 1, level)) top -= 1;
  while (isRulerAt(grey, span, bottom, level)) bottom += 1;
  return [top, bottom];
};

/** The middle of a cell, without what bleeds in from its neighbours; every line of it, so that two fields that differ are seen to. */
const lightOf = (grey: Grey, span: Span, column: number, middle: number, height: number): number => {
  const [x, acrossX, acrossY] = [middleOf(span, column), span.cell * 0.2, height * 0.2];
  let [sum, count] = [0, 0];
  for (let dy = -acrossY; dy <= acrossY; dy += 1)
    for (let dx = -acrossX; dx <= acrossX; dx += Math.max(1, acrossX)) {
      sum += lightAt(grey, x + dx, middle + dy);
      count += 1;
    }
  return sum / count;
};

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

/** @returns undefined when the rulers have no contrast, or some cell is neither white nor black */
const cellsIn = (grey: Grey, span: Span, top: number, height: number): Cells | undefined => {
  const lights = Array.from({ length: rows * columns }, (_, n) =>
    lightOf(grey, span, n % columns, top + (Math.floor(n / columns) + 0.5) * height, height),
  );
  const inRulers = (white: boolean) =>
    lights.filter((_, n) => (n < columns || n >= (rows - 1) * columns) && isWhiteInRuler(n % columns) === white);
  const [white, black] = [mean(inRulers(true)), mean(inRulers(false))];
  if (white - black < leastContrast) return undefined;
  const shares = lights.map((light) => (light - black) / (white - black));
  return shares.some((share) => share > surelyBlack && share < surelyWhite) ? undefined : shares.map((share) => share >= surelyWhite);
};

const codeAt = (grey: Grey, span: Span, y: number, level: number): Found | undefined => {
  const [top, end] = linesOf(grey, span, y, level);
  const below = Math.round(top + (end - top) * (rows - 0.5));
  if (!isRulerAt(grey, span, below, level)) return undefined;
  const [, bottom] = linesOf(grey, span, below, level);
  const cells = cellsIn(grey, span, top, (bottom - top) / rows);
  return { left: span.left, top, right: span.left + span.cell * columns, bottom, ...(cells ? { cells } : {}) };
};

const findAt = (grey: Grey, level: number): readonly Found[] => {
  const found: Found[] = [];
  for (let y = 0; y < grey.height && found.length < mostFound; y += everyLine)
    for (const span of rulersIn(edgesIn(grey, y, level))) {
      const middle = middleOf(span, columns / 2);
      const isKnown = found.some(({ left, right, top, bottom }) => y >= top && y < bottom && middle > left && middle < right);
      const code = isKnown ? undefined : codeAt(grey, span, y, level);
      if (code) found.push(code);
    }
  return found;
};

/** From the top. */
export const findCodes = (grey: Grey): readonly Found[] => {
  for (const level of levels) {
    const found = findAt(grey, level);
    if (found.length > 0) return found;
  }
  return [];
};
