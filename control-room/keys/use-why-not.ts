/** Why a task cannot be pressed now, in the operator's words: asked at all that the line tells, drawn anew only when it is another. */
import { useLine, useLineState } from '../line/use-line.tsx';
import type { TaskId } from './task-types.ts';
import { deedOf } from './tasks.ts';
import { deskNow } from './use-desk.ts';
import { useReasonText } from './use-reason-text.ts';

/** undefined: it can be pressed, as far as this screen knows; so also without a task. */
export const useWhyNot = (task: TaskId | undefined): string | undefined => {
  const line = useLine();
  const reasonText = useReasonText();
  return useLineState(() => {
    const desk = task === undefined ? null : deskNow(line);
    if (task === undefined || !desk) return undefined;
    // What stands on the screen is the same wherever the focus is.
    const deed = deedOf(task, { ...desk, focused: null });
    return deed.do === 'not' ? reasonText(deed) : undefined;
  });
};
