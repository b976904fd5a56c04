/** Decisions about the plan while it is being played: copies, locks, taking out, and Undo. The air is never touched. */
import { say } from '../../contract/sayings.ts';
import { nextCopy } from '../plan-copies.ts';
import { newestUndoable, undoObstacle } from '../plan-edits.ts';
import type { Show } from '../show.ts';
import { onAirRun } from '../show-state.ts';
import { notChair } from './air.ts';
import { asSeen, ifAllowed, known, onAirNow, unlocked } from './edit-rules.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

const onBench = (show: Show, segmentId: string): Decision | undefined =>
  show.context.order.includes(segmentId) ? undefined : refuse('wrong-phase', say('on-the-bench'));

export const duplicateSegment: Handler<'segment.duplicate'> = ({ segmentId }, show, world) => {
  const no = known(show, segmentId) ?? onBench(show, segmentId);
  if (no) return no;
  const { plan, copies, order } = show.context;
  const copy = nextCopy(plan, copies, segmentId);
  if (!copy) return refuse('wrong-phase', say('too-many-copies'));
  const current = onAirRun(show.context)?.segmentId;
  // A copy of what has been played is for what is to come.
  const after = current !== undefined && order.indexOf(current) > order.indexOf(segmentId) ? current : segmentId;
  return ifAllowed(show, world, { type: 'segment.duplicated', segmentId, copyId: copy.id, after }, say('copy-when'));
};

export const lockSegment: Handler<'segment.lock'> = ({ segmentId, locked }, show, world) => {
  const no = known(show, segmentId) ?? onBench(show, segmentId);
  if (no) return no;
  if (show.context.locked.includes(segmentId) === locked) return accept();
  return ifAllowed(show, world, { type: 'segment.locked', segmentId, locked }, say('lock-when'));
};

export const removeSegment: Handler<'segment.remove'> = ({ segmentId, saw }, show, world) => {
  const no = known(show, segmentId);
  if (no) return no;
  const { context } = show;
  if (onAirNow(show, segmentId)) return refuse('wrong-phase', say('on-air-stays-in'));
  if (context.next === segmentId) return refuse('wrong-phase', say('next-stays-in'));
  if (!context.order.includes(segmentId)) return accept();
  if (context.runs.some((run) => run.segmentId === segmentId)) return refuse('wrong-phase', say('played-stays-in'));
  return (
    unlocked(show, segmentId) ??
    asSeen(show, world, segmentId, saw) ??
    ifAllowed(show, world, { type: 'segment.removed', segmentId }, say('take-out-when'))
  );
};

export const undoEdit: Handler<'plan.undo'> = ({ editId }, show, world) => {
  const { context } = show;
  const edit = context.edits.find(({ id }) => id === editId);
  if (!edit) return refuse('stale', say('undone-already'));
  const obstacle = undoObstacle(context, edit);
  if (obstacle) return refuse('wrong-phase', obstacle);
  const newest = newestUndoable(context);
  if (newest !== edit) return refuse('stale', say('edited-since', { name: newest?.by ?? 'Somebody' }));
  const no = edit.did.type === 'next.set' ? notChair(show, world) : undefined;
  if (no) return no;
  const { did, by: didBy } = edit;
  return ifAllowed(show, world, { type: 'plan.undone', editId, did, didBy }, say('undo-when'));
};
