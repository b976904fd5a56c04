/** Tasks about the edits of the plan: the newest is taken back, and what was taken back is done again. The same for every operator. */
import type { OperatorView } from '../../server/contract/views.ts';
import { ask, type Deed, not, type Task } from './task-types.ts';

const whileItRuns = ({ phase }: OperatorView, deed: Deed): Deed => {
  if (phase === 'off') return not('noEpisode');
  return phase === 'ended' ? not('ended') : deed;
};

export const editTasks: Readonly<Record<'undo' | 'redo', Task>> = {
  undo: {
    usual: 'Ctrl+z',
    needs: { type: 'plan.undo' },
    isStep: true,
    deed: ({ view }) => whileItRuns(view, view.undo ? ask({ type: 'plan.undo', editId: view.undo.editId }) : not('nothingToUndo')),
  },
  redo: {
    usual: 'Ctrl+y',
    needs: { type: 'plan.redo' },
    isStep: true,
    deed: ({ view }) => whileItRuns(view, view.redo ? ask({ type: 'plan.redo', editId: view.redo.editId }) : not('nothingToRedo')),
  },
};
