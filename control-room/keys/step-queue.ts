/**
 * Steps, pressed again and again on purpose: each counts, and none is sent before the last one's work is seen, since it builds on it.
 *
 * What stood on a step that was refused is not meant any more. What waited too long is not done, and that is said.
 */
import type { Ms } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { Asking } from '../line/show-line.ts';

/** As long as the server takes a press to be what somebody still wants. */
const freshFor: Ms = 3000;
const mostWaiting = 20;

/** Done and seen; refused, with the reason said; or done, and its work has not come back in time. */
export type Outcome = 'done' | 'refused' | 'unseen';
type Step = {
  /** Never rejects. Works out what to ask at that moment. */
  readonly go: () => Promise<Outcome>;
  /** Says that it was not done. */
  readonly late: () => void;
};

/** Whether this view has what a step asked for; of what cannot be told by it, it has. */
export const isSeen = (asking: Asking, view: Pick<OperatorView, 'nextSegmentId' | 'rundown' | 'undo' | 'redo'> | null): boolean => {
  if (asking.type === 'segment.setNext') return view?.nextSegmentId === asking.segmentId;
  if (asking.type === 'segment.retime') return view?.rundown.find(({ id }) => id === asking.segmentId)?.planned === asking.planned;
  if (asking.type === 'plan.undo') return view?.undo?.editId !== asking.editId;
  if (asking.type === 'plan.redo') return view?.redo?.editId !== asking.editId;
  return true;
};

/** @param now ms of a clock that never steps */
export const stepQueue = (now: () => Ms): ((step: Step) => void) => {
  let waiting: readonly (Step & { readonly pressedAt: Ms })[] = [];
  let isRunning = false;
  const leave = (outcome: Outcome) => {
    if (outcome === 'unseen') for (const { late } of waiting) late();
    if (outcome !== 'done') waiting = [];
  };
  const run = async () => {
    isRunning = true;
    try {
      for (let [first] = waiting; first; [first] = waiting) {
        waiting = waiting.slice(1);
        if (now() - first.pressedAt > freshFor) first.late();
        else leave(await first.go());
      }
    } finally {
      isRunning = false;
    }
  };
  return (step) => {
    if (waiting.length >= mostWaiting) return step.late();
    waiting = [...waiting, { ...step, pressedAt: now() }];
    if (!isRunning) void run();
  };
};
