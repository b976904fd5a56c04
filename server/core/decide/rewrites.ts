/** Decisions about the plan's own words on air: titles and notes, segments from nothing, and doing again what was undone. */
import { nextMadeId, shotsFor, wordsOf } from '../plan-additions.ts';
import { redoObstacle } from '../plan-redo.ts';
import { onAirRun, segmentOf } from '../show-state.ts';
import { notChair } from './air.ts';
import { asSeen, ifAllowed, known, onAirNow, unlocked } from './edit-rules.ts';
import { accept, type Handler, refuse } from './world.ts';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const writeSegment: Handler<'segment.write'> = ({ segmentId, title, notes, saw }, show, world) => {
  const no = known(show, segmentId);
  if (no) return no;
  const was = wordsOf(segmentOf(show.context, segmentId));
  const nextNotes = notes === undefined ? was.notes : notes || null;
  const changes = {
    ...(title === undefined || isSame(title, was.title) ? {} : { title, was: was.title }),
    ...(nextNotes === was.notes ? {} : { notes: nextNotes }),
  };
  if (Object.keys(changes).length === 0) return accept();
  if ('title' in changes && onAirNow(show, segmentId)) return refuse('wrong-phase', 'It is on air under this title.');
  if ('title' in changes && show.context.runs.some((run) => run.segmentId === segmentId))
    return refuse('wrong-phase', 'It was on air under this title, and the record keeps it.');
  return (
    unlocked(show, segmentId) ??
    asSeen(show, world, segmentId, saw) ??
    ifAllowed(
      show,
      world,
      { type: 'segment.written', segmentId, ...changes },
      'Titles and notes can be changed from preflight until the end.',
    )
  );
};

export const createSegment: Handler<'segment.create'> = ({ kind, title, planned, before }, show, world) => {
  const { plan, order } = show.context;
  const current = onAirRun(show.context)?.segmentId;
  if (before !== null && !order.includes(before)) return refuse('unknown', 'The segment to put it before is not in the running order.');
  if (before !== null && current !== undefined && order.indexOf(before) <= order.indexOf(current))
    return refuse('wrong-phase', 'The show has gone past that place.');
  const segmentId = nextMadeId(plan);
  if (segmentId === undefined) return refuse('wrong-phase', 'The rundown has as many new segments as it can hold.');
  const shots = shotsFor(plan, order, before, kind);
  return ifAllowed(
    show,
    world,
    { type: 'segment.created', segmentId, kind, title, planned, shots, before },
    'Segments can be made from preflight until the end.',
  );
};

export const redoEdit: Handler<'plan.redo'> = ({ editId }, show, world) => {
  const newest = show.context.undone.at(-1);
  if (newest?.id !== editId) return refuse('stale', 'Somebody edited the plan since, or it was done again already.');
  const obstacle = redoObstacle(show.context, newest);
  if (obstacle) return refuse('wrong-phase', obstacle);
  const no = newest.did.type === 'next.set' ? notChair(show, world) : undefined;
  if (no) return no;
  const { did, by: didBy } = newest;
  return ifAllowed(show, world, { type: 'plan.redone', editId, did, didBy }, 'Edits can be done again from preflight until the end.');
};
