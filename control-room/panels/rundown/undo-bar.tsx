/** Undo and Redo, each with what it will do written on it: the same for every operator. Ctrl+Z and Ctrl+Y press them unless somebody writes. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import type { UndoRow } from '../../../server/contract/plan-edits.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText, lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { deedOf, rowsOf } from './edit-words.ts';
import styles from './edits.module.css';

const writes = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="dialog"], [role="menu"]';

type Key = 'undo' | 'redo';

/** Ctrl+Z; Ctrl+Y, or Ctrl+Shift+Z where people are used to that. */
const keyOf = (event: KeyboardEvent): Key | undefined => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.repeat) return undefined;
  if (event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo';
  return event.code === 'KeyY' && !event.shiftKey ? 'redo' : undefined;
};

const useUndoKey = (key: Key, press: () => void) => {
  useEffect(() => {
    const onDown = (event: KeyboardEvent) => {
      if (keyOf(event) !== key || (event.target instanceof Element && event.target.closest(writes))) return;
      event.preventDefault();
      press();
    };
    window.addEventListener('keydown', onDown);
    return () => window.removeEventListener('keydown', onDown);
  }, [key, press]);
};

const useUndoText = (key: Key, edit: UndoRow | null) => {
  const { t, text } = useText();
  const { rundown, episode } = useView();
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

const Step = ({ name, edit }: { name: Key; edit: UndoRow | null }) => {
  const { t } = useText();
  const { send, pending } = useCommand();
  const blocked = useBlocked({ type: `plan.${name}` });
  const { what, who } = useUndoText(name, edit);
  const editId = edit?.editId;
  const press = useCallback(() => {
    if (editId !== undefined && blocked === undefined) void send({ type: `plan.${name}`, editId });
  }, [name, editId, blocked, send]);
  useUndoKey(name, press);
  const Icon = icons[name];
  return (
    <>
      <Button
        size="compact-sm"
        variant={edit === null ? 'transparent' : 'default'}
        classNames={{ root: styles.undoButton, label: styles.undoText }}
        leftSection={<Icon size={16} aria-hidden />}
        disabled={edit === null || blocked !== undefined}
        loading={pending}
        title={blocked ?? (edit ? `${what} (${t(name === 'undo' ? 'edits.undoKey' : 'rewrite.redoKey')})` : undefined)}
        onClick={press}
      >
        {what}
      </Button>
      {who && <span className={styles.who}>{who}</span>}
    </>
  );
};

export const UndoBar = () => {
  const { undo, redo, phase } = useView();
  if (phase === 'off' || phase === 'ended') return null;
  return (
    <div className={styles.undo}>
      <Step name="undo" edit={undo} />
      {redo && <Step name="redo" edit={redo} />}
    </div>
  );
};
