/** The key of a task, drawn as one, for whoever's task it is. */
import { useMe } from '../line/use-line.tsx';
import styles from './keys.module.css';
import type { TaskId } from './task-types.ts';
import { isTaskOf } from './tasks.ts';
import { useKeyText } from './use-reason-text.ts';
import { useKeyDesk } from './use-task.ts';

/** @returns undefined where there is none to show */
export const useCap = (id: TaskId | undefined): string | undefined => {
  const { role } = useMe();
  const { keys } = useKeyDesk();
  const keyText = useKeyText();
  const key = id && isTaskOf(role, id) ? keys[id] : null;
  return key ? keyText(key) : undefined;
};

/** Not read out, and drawn by the style sheet: the button says its key by `aria-keyshortcuts`, and its words are its name alone. */
export const KeyCap = ({ task }: { task: TaskId | undefined }) => {
  const cap = useCap(task);
  return cap === undefined ? null : <kbd className={styles.cap} data-cap={cap} aria-hidden />;
};
