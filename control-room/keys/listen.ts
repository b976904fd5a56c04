/**
 * Hears the keys of the whole page, before anything on it does.
 *
 * Never while somebody writes, nor in a menu, a list or a dialog. A key of ours does here what it means and nothing else: a held key
 * neither repeats nor scrolls. Space alone may belong to the control that has the focus.
 */
import { useEffect, useRef } from 'react';
import { keyOf } from './pressed-key.ts';
import { spaceOwner } from './whose-space.ts';

/** A radio or a box takes no text: whoever has just clicked one is not writing. */
const fields =
  'input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"]), textarea, [contenteditable=""], [contenteditable="true"]';
const writes = `${fields}, select, [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"]`;

/** Nobody moves about by what they write: Enter ends it, and the focus goes back to where it was. */
const isWritten = ({ key, target }: KeyboardEvent): boolean =>
  key !== 'Tab' && target instanceof Element && target.closest(fields) !== null;

export const isBusyElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(writes) !== null) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/**
 * @param isOurs whether a key means something here, now
 * @param press called once for each press of such a key
 */
export const useKeyListener = (isOurs: (key: string) => boolean, press: (key: string) => void): void => {
  const owner = useRef(spaceOwner());
  useEffect(() => {
    // The release of a Space that was ours presses nothing either.
    let isSpaceOurs = false;
    const onPointer = (event: PointerEvent) => owner.current.pointedAt(event.target);
    const onFocus = (event: FocusEvent) => owner.current.focused(event.target);
    const note = (event: KeyboardEvent) => {
      if (!isWritten(event)) owner.current.pressed(event.key);
      if (event.key === ' ' && !event.repeat) isSpaceOurs = false;
    };
    const onDown = (event: KeyboardEvent) => {
      note(event);
      if (isBusyElsewhere(event.target)) return;
      const key = keyOf(event, isOurs);
      if (key === undefined || (key === ' ' && !isSpaceOurs && owner.current.isOfControl(event.target))) return;
      event.preventDefault();
      if (key === ' ') isSpaceOurs = true;
      if (!event.repeat) press(key);
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key === ' ' && isSpaceOurs) event.preventDefault();
    };
    window.addEventListener('pointerdown', onPointer, true);
    window.addEventListener('focusin', onFocus, true);
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    return () => {
      window.removeEventListener('pointerdown', onPointer, true);
      window.removeEventListener('focusin', onFocus, true);
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
    };
  }, [isOurs, press]);
};
