/** Waiting for what a press has done to be in the view. */
import type { Ms } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { ShowLine } from './show-line.ts';

const within: Ms = 1500;

/** Resolves when the view is as it is waited for, or after a while. @returns whether it is */
export const untilView = (line: ShowLine, isHere: (view: OperatorView | null) => boolean): Promise<boolean> =>
  new Promise((end) => {
    if (isHere(line.state().view)) return end(true);
    const done = (seen: boolean) => {
      clearTimeout(timer);
      stop();
      end(seen);
    };
    const stop = line.subscribe(() => isHere(line.state().view) && done(true));
    const timer = setTimeout(() => done(false), within);
  });
