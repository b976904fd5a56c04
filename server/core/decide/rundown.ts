/** Decisions about the plan while it is being played: next, skip, insert, move, new length. The air is never touched. */
import type { ProposedEdit } from '../../contract/producer-views.ts';
import type { Show } from '../show.ts';
import { isSkipped, plannedOf } from '../show-state.ts';
import { notChair } from './air.ts';
import { asSeen, ifAllowed, known, onAirNow, placeToCome, unlocked } from './edit-rules.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

export const setNext: Handler<'segment.setNext'> = (command, show, world) => {
  const no = known(show, command.segmentId) ?? notChair(show, world);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', 'It is on air. Once something else is, you can go back to it.');
  if (isSkipped(show.context, command.segmentId)) return refuse('wrong-phase', 'It is skipped. Bring it back first.');
  if (!show.context.order.includes(command.segmentId)) return refuse('wrong-phase', 'It is on the bench. Insert it first.');
  return ifAllowed(show, world, { type: 'next.set', segmentId: command.segmentId }, 'Next can be set from preflight until the end.');
};

export const skipSegment: Handler<'segment.skip'> = (command, show, world) => {
  const no = known(show, command.segmentId);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', 'It is on air. Take the next one instead.');
  if (isSkipped(show.context, command.segmentId) === command.skipped) return accept();
  const held = unlocked(show, command.segmentId) ?? asSeen(show, world, command.segmentId, command.saw);
  if (held) return held;
  return ifAllowed(
    show,
    world,
    { type: 'segment.skipped', segmentId: command.segmentId, skipped: command.skipped },
    'Segments can be skipped from preflight until the end.',
  );
};

export const insertSegment: Handler<'segment.insert'> = (command, show, world) => {
  const no = known(show, command.segmentId) ?? placeToCome(show, command.before);
  if (no) return no;
  if (show.context.order.includes(command.segmentId)) return refuse('wrong-phase', 'It is in the running order already. Move it instead.');
  return ifAllowed(
    show,
    world,
    { type: 'segment.inserted', segmentId: command.segmentId, before: command.before },
    'Segments can be inserted from preflight until the end.',
  );
};

export const moveSegment: Handler<'segment.move'> = (command, show, world) => {
  const no = known(show, command.segmentId) ?? placeToCome(show, command.before);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', 'It is on air and stays where it is.');
  if (!show.context.order.includes(command.segmentId)) return refuse('wrong-phase', 'It is on the bench. Insert it instead.');
  if (command.before === command.segmentId) return accept();
  const held = unlocked(show, command.segmentId) ?? asSeen(show, world, command.segmentId, command.saw);
  if (held) return held;
  return ifAllowed(
    show,
    world,
    { type: 'segment.moved', segmentId: command.segmentId, before: command.before },
    'Segments can be moved from preflight until the end.',
  );
};

export const retimeSegment: Handler<'segment.retime'> = (command, show, world) => {
  const no = known(show, command.segmentId);
  if (no) return no;
  if (onAirNow(show, command.segmentId)) return refuse('wrong-phase', 'It is on air with the length it was taken with.');
  if (plannedOf(show.context, command.segmentId) === command.planned) return accept();
  const held = unlocked(show, command.segmentId) ?? asSeen(show, world, command.segmentId, command.saw);
  if (held) return held;
  return ifAllowed(
    show,
    world,
    { type: 'segment.retimed', segmentId: command.segmentId, planned: command.planned },
    'Lengths can be changed from preflight until the end.',
  );
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
