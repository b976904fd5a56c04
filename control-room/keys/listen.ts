/**
 * Hears the keys of the whole page, before anything on it does.
 *
 * Never while somebody writes, nor in a menu, a list or a dialog. A key of ours does here what it means and nothing else: Space never
 * presses the button that has the focus (Enter does), a held key neither repeats nor scrolls.
 */
import { useEffect } from 'react';
import { keyOf } from './pressed-key.ts';

/** A radio or a box takes no text: whoever has just clicked one is not writing. */
const writes =
  'input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"]), textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"]';

export const isBusyElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(writes) !== null) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/**
 * @param isOurs whether a key means something here, now
 * @param press called once for each press of such a key
 */
export const useKeyListener = (isOurs: (key: string) => boolean, press: (key: string) => void): void => {
  useEffect(() => {
    const onDown = (event: KeyboardEvent) => {
      if (isBusyElsewhere(event.target)) return;
      const key = keyOf(event, isOurs);
      if (key === undefined) return;
      event.preventDefault();
      if (!event.repeat) press(key);
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key === ' ' && isOurs(' ') && !isBusyElsewhere(event.target)) event.preventDefault();
    };
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    return () => {
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
    };
  }, [isOurs, press]);
};
