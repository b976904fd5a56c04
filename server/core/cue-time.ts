/** When a cue of the running segment fires by itself, and which of its cues still wait. */
import type { EpochMs } from '../contract/units.ts';
import type { PlannedCue } from './plan.ts';
import { type Run, type ShowContext, segmentOf } from './show-state.ts';

/** When this cue fires by itself in this run; null when it does not, or when its moment is not known. */
export const cueTime = (run: Run, cue: PlannedCue): EpochMs | null => {
  const start = run.startedAt;
  switch (cue.trigger.on) {
    case 'take':
      return start;
    case 'after':
      return start + cue.trigger.at + run.frozen;
    case 'before-end':
      // In a segment shortened to less than that, it fires with the take.
      return start + Math.max(0, run.planned - cue.trigger.at) + run.frozen;
    default:
      return null;
  }
};

/** Cues of the running segment that have neither fired nor been missed in this run. */
export const waiting = (context: ShowContext, run: Run): readonly PlannedCue[] => {
  const used = new Set(context.cueRuns.filter((cue) => cue.runId === run.id).map((cue) => cue.cueId));
  return segmentOf(context, run.segmentId).cues.filter((cue) => !used.has(cue.id));
};
