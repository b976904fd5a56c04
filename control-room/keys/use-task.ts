/**
 * Where a task is pressed: its button while there is one on the screen, else nowhere to be seen.
 *
 * A key presses the button itself, so that the button shows that it works, is locked meanwhile, and says why not.
 */
import { createContext, useContext, useEffect } from 'react';
import type { Asking } from '../line/show-line.ts';
import type { Refused } from '../line/use-command.ts';
import type { Did } from './did.ts';
import type { KeyMap } from './key-map.ts';
import type { TaskId } from './task-types.ts';

export type Place = {
  readonly send: (asking: Asking) => Promise<boolean>;
  readonly say: (refused: Refused | null) => void;
  /** Not on the screen: any button goes before it. */
  readonly isUnseen?: boolean;
  /** Opens the dialog that the task needs. */
  readonly open?: () => void;
};

export type KeyDesk = {
  readonly keys: KeyMap;
  readonly press: (id: TaskId) => void;
  /** Returns the way to leave. */
  readonly stand: (id: TaskId, place: Place) => () => void;
  readonly heard: (id: TaskId, refused: Refused | null) => void;
  /** By the panel's id; one that this role has not stays where it is. */
  readonly goTo: (panel: string) => void;
  readonly openList: () => void;
  readonly openPalette: () => void;
};
/** What the last press came to that is to be said, and which button is to come before the eye. */
export type Pressed = {
  readonly said: { readonly id: TaskId; readonly refused: Refused } | { readonly id: TaskId; readonly did: Did } | null;
  readonly looksFor: { readonly id: TaskId; readonly pollId: string } | null;
  readonly found: () => void;
};

export const KeyDeskContext = createContext<KeyDesk | null>(null);
export const PressedContext = createContext<Pressed | null>(null);

export const useKeyDesk = (): KeyDesk => {
  const desk = useContext(KeyDeskContext);
  if (!desk) throw new Error('This part of the page stands outside the key desk.');
  return desk;
};
export const usePressed = (): Pressed => {
  const pressed = useContext(PressedContext);
  if (!pressed) throw new Error('This part of the page stands outside the key desk.');
  return pressed;
};

type Stands = Place & { readonly refused: Refused | null };

/** @param id undefined for a button that is no task's */
export const useTaskPlace = (id: TaskId | undefined, { send, say, open, isUnseen = false, refused }: Stands): void => {
  const { stand, heard } = useKeyDesk();
  useEffect(() => (id ? stand(id, { send, say, isUnseen, ...(open ? { open } : {}) }) : undefined), [id, stand, send, say, open, isUnseen]);
  useEffect(() => {
    if (id) heard(id, refused);
  }, [id, heard, refused]);
};
