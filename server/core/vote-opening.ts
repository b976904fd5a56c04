/** What opens a vote by itself: a cue of the segment on air that still waits, or one of a segment to come. */
import type { VoteOpening } from '../contract/vote-views.ts';
import { isToBeOpened } from './cue-obstacle.ts';
import { triggerText } from './cue-rows.ts';
import { cueTime, waiting } from './cue-time.ts';
import type { PlannedCue } from './plan.ts';
import { onAirRun, type ShowContext, segmentOf } from './show-state.ts';
import { toCome } from './timing.ts';

/** @returns null when only a person opens it: no cue does, or its moment was missed; and once it was opened or called */
export const openingOf = (context: ShowContext, pollId: string): VoteOpening | null => {
  if (!isToBeOpened(context.polls[pollId])) return null;
  const opens = (cue: PlannedCue) => cue.kind === 'poll' && cue.poll === pollId && cue.trigger.on !== 'manual';
  const run = onAirRun(context);
  const own = run && waiting(context, run).find(opens);
  if (run && own) return { segmentId: run.segmentId, trigger: triggerText(own), firesAt: cueTime(run, own) };
  for (const segmentId of toCome(context)) {
    const cue = segmentOf(context, segmentId).cues.find(opens);
    if (cue) return { segmentId, trigger: triggerText(cue), firesAt: null };
  }
  return null;
};
