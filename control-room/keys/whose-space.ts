/**
 * Whose Space is: it takes, unless the focus was brought by keys to a control that Space belongs to; there it does what that control does.
 *
 * A mouse leaves the focus on what it clicked, and nobody means that: who clicks Skip and then hits Space means to take. Nor do they mean
 * the button to which the focus goes back by itself, when a click chose from its menu or closed the menu or the dialog that it opened.
 */

const controls =
  'button, a[href], summary, input[type="radio"], input[type="checkbox"], input[type="button"], input[type="submit"], [role="button"], [role="tab"], [role="switch"], [role="option"], [role="menuitem"], [role="separator"]';

/** A radio is clicked by its label, and has the focus from then on. */
const controlOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? (target.closest(controls) ?? target.closest('label')?.control ?? null) : null;

/** By these somebody moves about or works the control itself: from then on the focus is where they want it. */
const goesByKeys = (key: string) => key === 'Tab' || key === 'Enter' || key.startsWith('Arrow');

/** These move nobody: Escape gives the focus back to where keys or a click had it before, and Space may be a take. */
const staysThere = (key: string) => key === 'Escape' || key === ' ';

export const spaceOwner = () => {
  let clicked: Element | null = null;
  let isAtMouse = false;
  return {
    pointedAt: (target: EventTarget | null) => {
      clicked = controlOf(target);
      isAtMouse = true;
    },
    pressed: (key: string) => {
      if (goesByKeys(key)) clicked = null;
      if (!staysThere(key)) isAtMouse = false;
    },
    /** The focus has come here, by whatever way: after a click nobody has brought it by keys. */
    focused: (target: EventTarget | null) => {
      if (isAtMouse) clicked = controlOf(target);
    },
    /** Whether Space belongs to what has the focus. TAKE itself takes by it. */
    isOfControl: (target: EventTarget | null): boolean => {
      const control = controlOf(target);
      return control !== null && control !== clicked && control.getAttribute('data-task') !== 'take';
    },
  };
};
