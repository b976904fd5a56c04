/** The list of keys, and where they are changed: the next key pressed becomes the task's, unless it has a meaning already. */
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMe } from '../line/use-line.tsx';
import { Dialog } from '../pieces/dialog.tsx';
import { useText } from '../pieces/use-text.ts';
import { canBeKey, type KeyMap, rebind, usualKeys } from './key-map.ts';
import styles from './keys.module.css';
import { keyOf } from './pressed-key.ts';
import type { TaskId } from './task-types.ts';
import { tasksOf } from './tasks.ts';
import { useKeyText } from './use-reason-text.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly keys: KeyMap; readonly keep: (keys: KeyMap) => void };

const alone: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Process', 'Dead']);

/** Under a layout of other letters the Latin one of that place: it stays where it is when the layout changes. */
const chosenKey = (event: KeyboardEvent): string =>
  keyOf(event, (key) => canBeKey(key) && key <= '~') ?? keyOf(event, canBeKey) ?? event.key;

/** Hears the next key while a task waits for one. Escape gives up. */
const useNextKey = (isWaiting: boolean, choose: (key: string | null) => void) => {
  useEffect(() => {
    if (!isWaiting) return;
    const onDown = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat || event.isComposing || alone.has(event.key)) return;
      choose(event.key === 'Escape' ? null : chosenKey(event));
    };
    // Space, chosen, must not press the button that has the focus.
    const onUp = (event: KeyboardEvent) => event.preventDefault();
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    return () => {
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
    };
  }, [isWaiting, choose]);
};

const Fixed = () => {
  const { t } = useText();
  return (
    <p className={styles.fixed}>
      <span>
        <kbd className={styles.cap}>?</kbd> {t('keys.list.this')}
      </span>
      <span>
        <kbd className={styles.cap}>Ctrl K</kbd> / <kbd className={styles.cap}>⌘ K</kbd> {t('keys.palette.title')}
      </span>
    </p>
  );
};

type RowProps = { readonly id: TaskId; readonly keys: KeyMap; readonly isWaiting: boolean; readonly change: () => void };

const Row = ({ id, keys, isWaiting, change }: RowProps) => {
  const { t } = useText();
  const keyText = useKeyText();
  const key = keys[id];
  const name = t(`keys.task.${id}`);
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      {isWaiting ? (
        <span className={styles.waiting}>{t('keys.list.pressKey')}</span>
      ) : (
        key && <kbd className={styles.cap}>{keyText(key)}</kbd>
      )}
      <Button size="compact-xs" variant="default" aria-label={t('keys.list.changeOf', { name })} aria-pressed={isWaiting} onClick={change}>
        {t('keys.list.change')}
      </Button>
    </li>
  );
};

export const KeyList = ({ opened, onClose, keys, keep }: Props) => {
  const { t } = useText();
  const { role } = useMe();
  const keyText = useKeyText();
  const [waiting, setWaiting] = useState<TaskId | null>(null);
  const [says, setSays] = useState('');
  const choose = (key: string | null) => {
    if (waiting === null) return;
    setWaiting(null);
    if (key === null) return setSays('');
    const rebound = rebind(keys, waiting, key);
    if (rebound.ok) {
      keep(rebound.keys);
      return setSays(t('keys.list.changed', { name: t(`keys.task.${waiting}`), key: keyText(key) }));
    }
    const taken = rebound.why === 'taken' ? t('keys.list.taken', { key: keyText(key), name: t(`keys.task.${rebound.by}`) }) : null;
    setSays(taken ?? t('keys.list.reserved', { key: keyText(key) }));
  };
  useNextKey(opened && waiting !== null, choose);
  const close = () => {
    setWaiting(null);
    setSays('');
    onClose();
  };
  const toUsual = () => {
    keep(usualKeys);
    setSays(t('keys.list.areUsual'));
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('keys.list.title')}
      size={760}
      closeOnEscape={waiting === null}
      transitionProps={{ duration: 0 }}
    >
      <Fixed />
      <ul className={styles.rows}>
        {tasksOf(role).map((id) => (
          <Row
            key={id}
            id={id}
            keys={keys}
            isWaiting={waiting === id}
            change={() => {
              setSays('');
              setWaiting(id);
            }}
          />
        ))}
      </ul>
      <p className={styles.says} role="status">
        {says}
      </p>
      <Group justify="space-between">
        <Button variant="default" size="xs" onClick={toUsual}>
          {t('keys.list.usual')}
        </Button>
        <Button variant="default" size="xs" onClick={close}>
          {t('keys.list.close')}
        </Button>
      </Group>
    </Dialog>
  );
};
