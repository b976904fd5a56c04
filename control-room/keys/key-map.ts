/**
 * Which key is whose, as one operator has it: the usual keys, and what they changed.
 *
 * No two tasks ever share a key. Keys are what the keyboard prints, in small letters: " ", "f", "+", "PageDown", "Ctrl+z".
 */
import { type TaskId, taskIds } from './task-types.ts';
import { tasks } from './tasks.ts';

export type KeyMap = Readonly<Record<TaskId, string | null>>;

/** Keys that move, leave and press everything else on the screen, and the list of keys itself. */
export const listKey = '?';
/** With Ctrl only what every program has there: the rest is the browser’s. */
const named = /^(Ctrl\+[zy]|PageUp|PageDown|F2|F4|F8|F9|F10|F1[3-9]|F2[0-4])$/;

/** One that prints a character, or one of few others (clickers send PageUp and PageDown, pedals F13 and up). */
export const canBeKey = (key: string): boolean => key !== listKey && (named.test(key) || ([...key].length === 1 && key >= ' '));

/** Small letters, and full-width forms as the narrow ones that they are. */
export const plain = (key: string): string => {
  const narrow = key.normalize('NFKC');
  return [...narrow].length === 1 ? narrow.toLowerCase() : narrow;
};

export const usualKeys: KeyMap = Object.fromEntries(taskIds.map((id) => [id, tasks[id].usual])) as Record<TaskId, string | null>;

/** Redo where people are used to that, beside its own key. */
const redoToo = 'Ctrl+Shift+z';

export const taskOn = (keys: KeyMap, key: string): TaskId | undefined =>
  taskIds.find((id) => keys[id] === key) ?? (key === redoToo ? 'redo' : undefined);

export type Rebound =
  | { readonly ok: true; readonly keys: KeyMap }
  | { readonly ok: false; readonly why: 'taken'; readonly by: TaskId }
  | { readonly ok: false; readonly why: 'reserved' };

/** Gives a task another key; refused when that key has a meaning already. */
export const rebind = (keys: KeyMap, id: TaskId, pressed: string): Rebound => {
  const key = plain(pressed);
  if (!canBeKey(key)) return { ok: false, why: 'reserved' };
  const holder = taskOn(keys, key);
  if (holder !== undefined && holder !== id) return { ok: false, why: 'taken', by: holder };
  return { ok: true, keys: { ...keys, [id]: key } };
};

/** Only what differs from the usual: such as "freeze=h product=%2B". */
export const writeKeys = (keys: KeyMap): string =>
  taskIds
    .filter((id) => keys[id] !== usualKeys[id])
    .map((id) => `${id}=${encodeURIComponent(keys[id] ?? '')}`)
    .join(' ');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/** What an earlier version or another hand wrote there is not believed: with one wrong word, or a clash, all keys are the usual ones. */
export const readKeys = (text: string | undefined): KeyMap => {
  if (!text) return usualKeys;
  const changed = text.split(' ').map((word) => {
    const [name, key = ''] = word.split('=');
    return [taskIds.find((id) => id === name), decoded(key)] as const;
  });
  if (changed.some(([id, key]) => id === undefined || !canBeKey(key) || plain(key) !== key)) return usualKeys;
  const keys = { ...usualKeys, ...Object.fromEntries(changed) } as KeyMap;
  const held = taskIds.map((id) => keys[id]).filter((key) => key !== null);
  return new Set(held).size === held.length ? keys : usualKeys;
};
