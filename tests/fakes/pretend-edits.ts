/** The stand-in's edits of the plan: one undo for all, and rows that know who changed them. */
import type { CommandOf, Reply } from '../../server/contract/commands.ts';
import type { PlanEdit, UndoRow } from '../../server/contract/plan-edits.ts';
import type { OperatorView, SegmentRow } from '../../server/contract/views.ts';
import { notesWith } from '../../server/core/told-notes.ts';
import { inserted } from './pretend-rundown.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
type Who = { readonly name: string };
type RowCommand = CommandOf<'segment.skip' | 'segment.move' | 'segment.retime' | 'segment.write'>;

/** What was before goes with the undo itself, unseen by whoever is shown it. */
type Before = { readonly rundown: readonly SegmentRow[]; readonly undo: OperatorView['undo'] };
type Undo = UndoRow & { readonly before?: Before };

const refuse = (code: 'changed-since' | 'locked' | 'stale', message: string): Reply => ({ ok: false, refusal: { code, message } });

/** Who changed the row since it was seen, or has locked it. */
export const rowRefuses = ({ segmentId, saw }: RowCommand, draft: Draft, who: Who): Reply | undefined => {
  const row = draft.rundown.find(({ id }) => id === segmentId);
  if (row?.locked) return refuse('locked', 'It is locked. Unlock it first.');
  const last = row?.edited;
  return saw === undefined || !last || last.rev <= saw || last.by === who.name
    ? undefined
    : refuse('changed-since', `${last.by} changed it since you last saw it.`);
};

/** Notes what is about to be done, so that it can be undone. */
export const noteEdit = (draft: Draft, who: Who, did: PlanEdit, change: () => void): undefined => {
  const before = { rundown: draft.rundown, undo: draft.undo };
  change();
  const row: Undo = { editId: `edit-${draft.revision}`, by: who.name, at: draft.at, did };
  draft.undo = Object.defineProperty(row, 'before', { value: before });
  const edited = { rev: draft.revision, by: who.name, at: draft.at, did };
  draft.rundown = draft.rundown.map((row) => ('segmentId' in did && row.id === did.segmentId ? { ...row, edited } : row));
  draft.redo = null;
  return undefined;
};

export const undo = ({ editId }: CommandOf<'plan.undo'>, draft: Draft): Reply | undefined => {
  const was = (draft.undo as Undo | null)?.before;
  if (!was || draft.undo?.editId !== editId) return refuse('stale', 'Somebody edited the plan since.');
  const { rundown, undo: undone } = draft;
  draft.redo = Object.defineProperty({ ...draft.undo }, 'before', { value: { rundown, undo: undone } satisfies Before });
  draft.rundown = was.rundown;
  draft.undo = was.undo;
  return undefined;
};

/** One step only: enough for a screen. */
export const redo = ({ editId }: CommandOf<'plan.redo'>, draft: Draft): Reply | undefined => {
  const was = (draft.redo as Undo | null)?.before;
  if (!was || draft.redo?.editId !== editId) return refuse('stale', 'Somebody edited the plan since.');
  draft.rundown = was.rundown;
  draft.undo = was.undo;
  draft.redo = null;
  return undefined;
};

export const write = (command: CommandOf<'segment.write'>, draft: Draft, who: Who): Reply | undefined => {
  const { segmentId, title } = command;
  const was = draft.rundown.find(({ id }) => id === segmentId)?.notes ?? null;
  const notes =
    command.notes === undefined || typeof command.notes === 'string' ? command.notes : notesWith(was, command.notes, ['zh', 'en']);
  const did = {
    type: 'segment.written' as const,
    segmentId,
    ...(title === undefined ? {} : { title }),
    ...(notes === undefined ? {} : { notes }),
  };
  const change = () => {
    draft.rundown = draft.rundown.map((row) =>
      row.id === segmentId ? { ...row, title: title ?? row.title, ...(notes === undefined ? {} : { notes: notes ?? '' }) } : row,
    );
  };
  return rowRefuses(command, draft, who) ?? noteEdit(draft, who, did, change);
};

export const create = (command: CommandOf<'segment.create'>, draft: Draft, who: Who): undefined => {
  const { kind, title, planned, before } = command;
  const segmentId = `new-${draft.revision}`;
  return noteEdit(draft, who, { type: 'segment.created', segmentId, kind, title, planned, shots: ['wide'], before }, () => {
    const row: SegmentRow = {
      ...{ id: segmentId, title, kind, planned, min: planned, max: planned, state: 'bench' as const, cutBy: 'either' as const },
      ...{ plannedStart: null, expectedStart: null, actual: null },
    };
    draft.rundown = inserted([...draft.rundown, row], segmentId, before);
  });
};
