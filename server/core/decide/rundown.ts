/** Decisions about the plan while it is being played: next, skip, insert, move, new length. The air is never touched. */

import type { ProposedEdit } from '../../contract/producer-views.ts';
import { say } from '../../contract/sayings.ts';
import type { Show } from '../show.ts';
import { isSkipped, plannedOf } from '../show-state.ts';
import { notChair } from './air.ts';
import { asSeen, ifAllowed, known, onAirNow, placeToCome, unlocked } from './edit-rules.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

export const setNext: Handler<'segment.setNext'> = (command, show, world) => {
  const no = known(show, command.segmentId) ?? notChair(show, world);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', say('on-air-go-back-later'));
  if (isSkipped(show.context, command.segmentId)) return refuse('wrong-phase', say('row-skipped'));
  if (!show.context.order.includes(command.segmentId)) return refuse('wrong-phase', say('on-the-bench'));
  return ifAllowed(show, world, { type: 'next.set', segmentId: command.segmentId }, say('next-when'));
};

export const skipSegment: Handler<'segment.skip'> = (command, show, world) => {
  const no = known(show, command.segmentId);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', say('skip-on-air'));
  if (!show.context.order.includes(command.segmentId)) return refuse('wrong-phase', say('on-the-bench'));
  if (isSkipped(show.context, command.segmentId) === command.skipped) return accept();
  const held = unlocked(show, command.segmentId) ?? asSeen(show, world, command.segmentId, command.saw);
  if (held) return held;
  return ifAllowed(show, world, { type: 'segment.skipped', segmentId: command.segmentId, skipped: command.skipped }, say('skip-when'));
};

export const insertSegment: Handler<'segment.insert'> = (command, show, world) => {
  const no = known(show, command.segmentId) ?? placeToCome(show, command.before);
  if (no) return no;
  if (show.context.order.includes(command.segmentId)) return refuse('wrong-phase', say('in-order-already'));
  return ifAllowed(show, world, { type: 'segment.inserted', segmentId: command.segmentId, before: command.before }, say('insert-when'));
};

export const moveSegment: Handler<'segment.move'> = (command, show, world) => {
  const no = known(show, command.segmentId) ?? placeToCome(show, command.before);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', say('on-air-stays'));
  if (!show.context.order.includes(command.segmentId)) return refuse('wrong-phase', say('bench-insert'));
  if (command.before === command.segmentId) return accept();
  const held = unlocked(show, command.segmentId) ?? asSeen(show, world, command.segmentId, command.saw);
  if (held) return held;
  return ifAllowed(show, world, { type: 'segment.moved', segmentId: command.segmentId, before: command.before }, say('move-when'));
};

export const retimeSegment: Handler<'segment.retime'> = (command, show, world) => {
  const no = known(show, command.segmentId);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', say('on-air-keeps-length'));
  if (plannedOf(show.context, command.segmentId) === command.planned) return accept();
  const held = unlocked(show, command.segmentId) ?? asSeen(show, world, command.segmentId, command.saw);
  if (held) return held;
  return ifAllowed(show, world, { type: 'segment.retimed', segmentId: command.segmentId, planned: command.planned }, say('retime-when'));
};

/** The same decision that the edit's own command gets; `key` is the asking command's. */
export const decideEdit = (edit: ProposedEdit, key: string, show: Show, world: World): Decision => {
  if (edit.do === 'setNext') return setNext({ type: 'segment.setNext', key, segmentId: edit.segmentId }, show, world);
  if (edit.do === 'skip') return skipSegment({ type: 'segment.skip', key, segmentId: edit.segmentId, skipped: edit.skipped }, show, world);
  if (edit.do === 'retime')
    return retimeSegment({ type: 'segment.retime', key, segmentId: edit.segmentId, planned: edit.planned }, show, world);
  const { segmentId, before } = edit;
  return edit.do === 'insert'
    ? insertSegment({ type: 'segment.insert', key, segmentId, before }, show, world)
    : moveSegment({ type: 'segment.move', key, segmentId, before }, show, world);
};
