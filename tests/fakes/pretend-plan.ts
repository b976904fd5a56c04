/** The stand-in's plan: what is next, and edits of the rows. */
import type { SegmentRow } from '../../server/contract/views.ts';
import type { Deeds, Draft } from './pretend-deeds.ts';
import { create, noteEdit, redo, rowRefuses, undo, write } from './pretend-edits.ts';
import { inserted, moved, withNext } from './pretend-rundown.ts';

const rowTo = (draft: Draft, id: string, patch: Partial<SegmentRow>): void => {
  draft.rundown = draft.rundown.map((row) => (row.id === id ? { ...row, ...patch } : row));
};

export const planDeeds: Deeds = {
  'segment.setNext': ({ segmentId }, draft) => {
    draft.nextSegmentId = segmentId;
    draft.rundown = withNext(draft.rundown, segmentId);
    return undefined;
  },
  'segment.skip': (command, draft, who) => {
    const { segmentId, skipped } = command;
    return (
      rowRefuses(command, draft, who) ??
      noteEdit(draft, who, { type: 'segment.skipped', segmentId, skipped }, () =>
        rowTo(draft, segmentId, { state: skipped ? 'skipped' : 'later' }),
      )
    );
  },
  'segment.insert': ({ segmentId, before }, draft) => {
    draft.rundown = withNext(inserted(draft.rundown, segmentId, before), draft.nextSegmentId);
    return undefined;
  },
  'segment.move': (command, draft, who) => {
    const { segmentId, before } = command;
    const move = () => {
      draft.rundown = moved(draft.rundown, segmentId, before);
    };
    return rowRefuses(command, draft, who) ?? noteEdit(draft, who, { type: 'segment.moved', segmentId, before }, move);
  },
  'segment.retime': (command, draft, who) => {
    const { segmentId, planned } = command;
    return (
      rowRefuses(command, draft, who) ??
      noteEdit(draft, who, { type: 'segment.retimed', segmentId, planned }, () => rowTo(draft, segmentId, { planned }))
    );
  },
  'segment.lock': ({ segmentId, locked }, draft, who) =>
    noteEdit(draft, who, { type: 'segment.locked', segmentId, locked }, () => {
      draft.rundown = draft.rundown.map(({ locked: _, ...row }) =>
        row.id === segmentId && locked ? { ...row, locked: true as const } : row,
      );
    }),
  'segment.write': write,
  'segment.create': create,
  'plan.undo': undo,
  'plan.redo': redo,
};
