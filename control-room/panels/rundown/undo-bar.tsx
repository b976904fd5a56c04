/** Undo, with what it will take back written on it: the same for every operator. Ctrl+Z presses it unless somebody writes. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import type { UndoRow } from '../../../server/contract/plan-edits.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText, lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { deedOf, rowsOf } from './edit-words.ts';
import styles from './edits.module.css';

const writes = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="dialog"], [role="menu"]';

const isUndoKey = (event: KeyboardEvent): boolean =>
  event.code === 'KeyZ' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !event.repeat;

const useUndoKey = (press: () => void) => {
  useEffect(() => {
    const onDown = (event: KeyboardEvent) => {
      if (!isUndoKey(event) || (event.target instanceof Element && event.target.closest(writes))) return;
      event.preventDefault();
      press();
    };
    window.addEventListener('keydown', onDown);
    return () => window.removeEventListener('keydown', onDown);
  }, [press]);
};

const useUndoText = (undo: UndoRow | null) => {
  const { t, text } = useText();
  const { rundown, episode } = useView();
  if (!undo) return { what: t('edits.nothingToUndo'), who: '' };
  const { did } = undo;
  const { row, before } = rowsOf(rundown, did);
  const words = {
    title: did.type === 'plan.imported' ? did.source.name : text(row?.title ?? did.segmentId),
    before: text(before?.title ?? ('before' in did ? (did.before ?? '') : '')),
    length: did.type === 'segment.retimed' ? lengthOf(did.planned) : '',
  };
  return {
    what: t('edits.undoIt', { what: t(`edits.takesBack.${deedOf(did)}`, words) }),
    who: t('edits.by', { by: undo.by, time: clockText(undo.at, episode?.zone ?? 'UTC', true) }),
  };
};

export const UndoBar = () => {
  const { t } = useText();
  const { undo, phase } = useView();
  const { send, pending } = useCommand();
  const blocked = useBlocked({ type: 'plan.undo' });
  const { what, who } = useUndoText(undo);
  const editId = undo?.editId;
  const press = useCallback(() => {
    if (editId !== undefined && blocked === undefined) void send({ type: 'plan.undo', editId });
  }, [editId, blocked, send]);
  useUndoKey(press);
  if (phase === 'off' || phase === 'ended') return null;
  return (
    <div className={styles.undo}>
      <Button
        size="compact-sm"
        variant="default"
        classNames={{ root: styles.undoButton, label: styles.undoText }}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        disabled={undo === null || blocked !== undefined}
        loading={pending}
        title={blocked ?? (undo ? `${what} (${t('edits.undoKey')})` : undefined)}
        onClick={press}
      >
        {what}
      </Button>
      {who && <span className={styles.who}>{who}</span>}
    </div>
  );
};
