/** Decisions about the plan's own words on air: titles and notes, segments from nothing, and doing again what was undone. */
import { say } from '../../contract/sayings.ts';
import type { LocalText } from '../../contract/units.ts';
import { nextMadeId, shotsFor, wordsOf } from '../plan-additions.ts';
import { redoObstacle } from '../plan-redo.ts';
import type { Show } from '../show.ts';
import { segmentOf } from '../show-state.ts';
import { type Notes, notesWith } from '../told-notes.ts';
import { notChair } from './air.ts';
import { asSeen, ifAllowed, known, onAirNow, placeToCome, unlocked } from './edit-rules.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

/** A text for each language that the show has, and for no other: nobody would ever see that. */
const isOfShow = ({ context }: Show, text: LocalText | undefined): Decision | undefined => {
  if (text === undefined || typeof text === 'string') return undefined;
  const { languages } = context.plan.episode;
  const other = Object.keys(text).find((language) => !languages.includes(language));
  if (other === undefined) return undefined;
  return refuse('malformed', say('no-such-language', { other, languages: languages.join(', ') }));
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One text is for all; of texts by language, those that are named. */
const notesAfter = ({ context }: Show, was: Notes, asked: LocalText): Notes =>
  typeof asked === 'string' ? asked || null : notesWith(was, asked, context.plan.episode.languages);

export const writeSegment: Handler<'segment.write'> = ({ segmentId, title, notes, saw }, show, world) => {
  const no = known(show, segmentId) ?? isOfShow(show, title) ?? isOfShow(show, notes);
  if (no) return no;
  const was = wordsOf(segmentOf(show.context, segmentId));
  const nextNotes = notes === undefined ? was.notes : notesAfter(show, was.notes, notes);
  const changes = {
    ...(title === undefined || isSame(title, was.title) ? {} : { title, was: was.title }),
    ...(isSame(nextNotes, was.notes) ? {} : { notes: nextNotes }),
  };
  if (Object.keys(changes).length === 0) return accept();
  if ('title' in changes && onAirNow(show, segmentId)) return refuse('wrong-phase', say('on-air-under-title'));
  if ('title' in changes && show.context.runs.some((run) => run.segmentId === segmentId))
    return refuse('wrong-phase', say('was-on-air-under-title'));
  return (
    unlocked(show, segmentId) ??
    asSeen(show, world, segmentId, saw) ??
    ifAllowed(show, world, { type: 'segment.written', segmentId, ...changes }, say('rewrite-when'))
  );
};

export const createSegment: Handler<'segment.create'> = ({ kind, title, planned, before }, show, world) => {
  const { plan, order } = show.context;
  const no = placeToCome(show, before) ?? isOfShow(show, title);
  if (no) return no;
  const segmentId = nextMadeId(plan);
  if (segmentId === undefined) return refuse('wrong-phase', say('too-many-made'));
  const shots = shotsFor(plan, order, before, kind);
  return ifAllowed(show, world, { type: 'segment.created', segmentId, kind, title, planned, shots, before }, say('create-when'));
};

export const redoEdit: Handler<'plan.redo'> = ({ editId }, show, world) => {
  const newest = show.context.undone.at(-1);
  if (newest?.id !== editId) return refuse('stale', say('redone-already'));
  const obstacle = redoObstacle(show.context, newest);
  if (obstacle) return refuse('wrong-phase', obstacle);
  const no = newest.did.type === 'next.set' ? notChair(show, world) : undefined;
  if (no) return no;
  const { did, by: didBy } = newest;
  return ifAllowed(show, world, { type: 'plan.redone', editId, did, didBy }, say('redo-when'));
};
