/** The desk as the tasks see it: at once for a press, and with every view for what stands on the screen. */
import type { LineState, ShowLine } from '../line/show-line.ts';
import { useFigures, useIsLost, useLine, useMe, useView } from '../line/use-line.tsx';
import { type Desk, type TaskId, taskIds } from './task-types.ts';

const focusedTask = (): TaskId | null => {
  const task = document.activeElement?.closest('[data-task]')?.getAttribute('data-task');
  return taskIds.find((id) => id === task) ?? null;
};

const deskOf = (line: ShowLine, { view, me, figures, status }: LineState): Desk | null =>
  view && me && { view, me, figures, isLost: status !== 'open', now: line.now(), focused: focusedTask() };

/** At the moment of a press; null before the first view. */
export const deskNow = (line: ShowLine): Desk | null => deskOf(line, line.state());

export const useDesk = (): Desk => {
  const line = useLine();
  const [view, figures, me, isLost] = [useView(), useFigures(), useMe(), useIsLost()];
  return {
    ...{ view, figures, me, isLost, focused: null },
    get now() {
      // Whether it is too late, or too early, is asked again with every view, whatever that view is about.
      return view.at > 0 ? line.now() : null;
    },
  };
};
