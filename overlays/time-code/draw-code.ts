/** A time code as a canvas of its own, a pixel a cell, with a cell of black around: its style sheet says how large it is. */
import type { EpochMs } from '../../server/contract/units.ts';
import { type Cells, cellsOf, columns, type DrawnBy, emptyCells, rows, step } from './time-code.ts';

export type CodeCanvas = {
  readonly element: HTMLCanvasElement;
  /** @param by null: nobody vouches for the time, so none is told */
  readonly draw: (by: DrawnBy | null, now: EpochMs) => void;
};

export const codeCanvas = (): CodeCanvas => {
  const element = document.createElement('canvas');
  element.width = columns + 2;
  element.height = rows + 2;
  // What a picture has for cameras and captures says nothing to a reader.
  element.setAttribute('aria-hidden', 'true');
  const brush = element.getContext('2d');
  let drawn: string | undefined;
  const paint = (cells: Cells) => {
    if (!brush) return;
    brush.fillStyle = '#000';
    brush.fillRect(0, 0, element.width, element.height);
    brush.fillStyle = '#fff';
    for (const [n, white] of cells.entries()) if (white) brush.fillRect(1 + (n % columns), 1 + Math.floor(n / columns), 1, 1);
  };
  return {
    element,
    draw: (by, now) => {
      const next = by === null ? 'empty' : `${by} ${Math.floor(now / step)}`;
      if (next === drawn) return;
      drawn = next;
      paint(by === null ? emptyCells : cellsOf(by, now));
    },
  };
};
