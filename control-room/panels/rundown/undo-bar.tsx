/** Undo and Redo, each with what it will do written on it: the same for every operator. */
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { memo } from 'react';
import type { UndoRow } from '../../../server/contract/plan-edits.ts';
import { TaskButton } from '../../keys/task-button.tsx';
import { useViewOf } from '../../line/use-line.tsx';
import { clockText, lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { deedOf, rowsOf } from './edit-words.ts';
import styles from './edits.module.css';

type Key = 'undo' | 'redo';

const useUndoText = (key: Key, edit: UndoRow | null) => {
  const { t, text } = useText();
  const rundown = useViewOf((view) => view.rundown);
  const episode = useViewOf((view) => view.episode);
  if (!edit) return { what: t('edits.nothingToUndo'), who: '' };
  const { did } = edit;
  const { row, before } = rowsOf(rundown, did);
  const named = row?.title ?? ('title' in did ? did.title : undefined);
  const title = did.type === 'plan.imported' ? did.source.name : text(named ?? did.segmentId);
  const words = {
    title,
    before: text(before?.title ?? ('before' in did ? (did.before ?? '') : '')),
    length: did.type === 'segment.retimed' ? lengthOf(did.planned) : '',
  };
  const what = t(`edits.takesBack.${deedOf(did)}`, words);
  return {
    what: t(key === 'undo' ? 'edits.undoIt' : 'rewrite.redoIt', { what }),
    who: t('edits.by', { by: edit.by, time: clockText(edit.at, episode?.zone ?? 'UTC', true) }),
  };
};

const icons = { undo: IconArrowBackUp, redo: IconArrowForwardUp } as const;

const StepButton = memo(({ name, what, isThere }: { name: Key; what: string; isThere: boolean }) => {
  const Icon = icons[name];
  return (
    <TaskButton
      task={name}
      label={what}
      variant={isThere ? 'default' : 'transparent'}
      classNames={{ root: styles.undoButton, label: styles.undoText }}
      leftSection={<Icon size={16} aria-hidden />}
    />
  );
});

const Step = ({ name, edit }: { name: Key; edit: UndoRow | null }) => {
  const { what, who } = useUndoText(name, edit);
  return (
    <>
      <StepButton name={name} what={what} isThere={edit !== null} />
      {who && <span className={styles.who}>{who}</span>}
    </>
  );
};

export const UndoBar = () => {
  const undo = useViewOf((view) => view.undo);
  const redo = useViewOf((view) => view.redo);
  const phase = useViewOf((view) => view.phase);
  if (phase === 'off' || phase === 'ended') return null;
  return (
    <div className={styles.undo}>
      <Step name="undo" edit={undo} />
      {redo && <Step name="redo" edit={redo} />}
    </div>
  );
};
