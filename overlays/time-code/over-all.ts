/** A time code over everything that a page has: in the middle, a little below. */
import type { EpochMs } from '../../server/contract/units.ts';
import { codeCanvas } from './draw-code.ts';
import type { DrawnBy } from './time-code.ts';

export type Timed = { readonly now: () => EpochMs /** Null: nobody does. */; readonly vouches: () => DrawnBy | null };

/** Drawn with every frame in which it is another. */
export const codeOverAll = (front: HTMLElement, { now, vouches }: Timed): void => {
  const code = codeCanvas();
  code.element.className = 'time-code';
  front.append(code.element);
  const draw = () => {
    code.draw(vouches(), now());
    requestAnimationFrame(draw);
  };
  draw();
};
