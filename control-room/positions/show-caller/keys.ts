/**
 * Keys of the show caller: Space takes, 1–9 cut.
 *
 * Only for the chair, never while somebody writes, a dialog or a menu is open, a key is held down or combined with another.
 * With the chair, Space always takes, also when a button has the focus (Enter presses buttons): one key, one meaning.
 */
import { useEffect } from 'react';

const writes =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"]';

export type ShowKey = { readonly key: 'take' } | { readonly key: 'cut'; readonly digit: string };

type Pressed = Pick<KeyboardEvent, 'key' | 'repeat' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

const keyOf = (key: string): ShowKey | undefined => {
  if (key === ' ') return { key: 'take' };
  return /^[1-9]$/.test(key) ? { key: 'cut', digit: key } : undefined;
};

/** Which of our keys this press is, or undefined. A held key gives one press only. */
export const showKeyOf = (event: Pressed): ShowKey | undefined => {
  if (event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined;
  return keyOf(event.key);
};

const isBusyElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(writes) !== null) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** @param press called for each of our keys while `isOn` */
export const useShowKeys = (isOn: boolean, press: (key: ShowKey) => void): void => {
  useEffect(() => {
    if (!isOn) return;
    const isOurs = (event: KeyboardEvent) => keyOf(event.key) !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey;
    const onDown = (event: KeyboardEvent) => {
      if (!isOurs(event) || isBusyElsewhere(event.target)) return;
      // Also for a held key, whose repeats would press the focused button or scroll.
      if (event.key === ' ') event.preventDefault();
      const key = showKeyOf(event);
      if (key) press(key);
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key === ' ' && !isBusyElsewhere(event.target)) event.preventDefault();
    };
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    return () => {
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
    };
  }, [isOn, press]);
};
