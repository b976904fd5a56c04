/** A desk for tests of the live tasks: the director in the chair, apples on air, unless said otherwise; what a task comes to there. */
import type { Deed, Desk, TaskId } from '../../control-room/keys/task-types.ts';
import { deedOf } from '../../control-room/keys/tasks.ts';
import type { Role } from '../../server/contract/commands.ts';
import type { OperatorView, PollRow, SegmentRow } from '../../server/contract/views.ts';
import { sampleFigures, sampleView } from '../fakes/sample-view.ts';

export const now = 1_700_000_000_000;
export const whole = sampleView(now);
export const me = { id: 'op-lin', role: 'director' as Role };

/** The director in the chair, apples on air, unless said otherwise. */
export const desk = (patch: Partial<OperatorView> = {}, more: Partial<Desk> = {}): Desk => ({
  view: { ...whole, ...patch },
  figures: sampleFigures(now),
  me,
  isLost: false,
  now,
  focused: null,
  ...more,
});
export const asked = (id: TaskId, at: Desk): unknown => {
  const deed = deedOf(id, at);
  return deed.do === 'ask' ? deed.asking : deed;
};
export const why = (id: TaskId, at: Desk): string => {
  const deed: Deed = deedOf(id, at);
  return deed.do === 'not' ? deed.why : deed.do;
};
export const notAired: Partial<OperatorView> = { onAir: null };
export const onAirWith = (segmentId: string) => ({ onAir: { ...whole.onAir!, segmentId } });
export const withRow = (id: string, patch: Partial<SegmentRow>) => ({
  rundown: whole.rundown.map((row) => (row.id === id ? { ...row, ...patch } : row)),
});
export const withPoll = (patch: Partial<PollRow>) => ({
  polls: whole.polls.map((poll): PollRow => (poll.id === 'poll-apples' ? { ...poll, ...patch } : poll)),
});
export const quiet = {
  polls: whole.polls.map((poll): PollRow => (poll.phase === 'open' ? { ...poll, phase: 'idle', opensAt: null } : poll)),
};
export const final = { ...whole.polls[1]!.counted!, final: true };
export const counting = withPoll({ phase: 'counting', counted: final });
export const verified = withPoll({ phase: 'verified', counted: final, decision: 'yea', earliestReveal: now - 1 });
