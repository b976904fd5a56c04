/** As run: each time that a segment was on air, beside what was planned of it. From facts alone, oldest first. */
import type { AsRunRow } from '../contract/desk-papers.ts';
import type { EpochMs } from '../contract/units.ts';
import { type ShowContext, segmentOf } from './show-state.ts';
import * as timing from './timing.ts';

export const asRunRows = (context: ShowContext, now: EpochMs): readonly AsRunRow[] => {
  const planned = timing.plannedStarts(context, now);
  return context.runs.map((run) => ({
    runId: run.id,
    segmentId: run.segmentId,
    title: segmentOf(context, run.segmentId).title,
    plannedStart: planned.get(run.segmentId) ?? null,
    startedAt: run.startedAt,
    planned: run.planned,
    actual: (run.endedAt ?? now) - run.startedAt,
    endedAt: run.endedAt,
  }));
};
