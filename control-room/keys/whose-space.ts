/**
 * Whose Space is: it takes, unless the focus was brought by keys to a control that Space belongs to; there it does what that control does.
 *
 * A mouse leaves the focus on what it clicked, and nobody means that: who clicks Skip and then hits Space means to take.
 */

const controls =
  'button, a[href], summary, input[type="radio"], input[type="checkbox"], input[type="button"], input[type="submit"], [role="button"], [role="tab"], [role="switch"], [role="option"], [role="menuitem"], [role="separator"]';

/** A radio is clicked by its label, and has the focus from then on. */
const controlOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? (target.closest(controls) ?? target.closest('label')?.control ?? null) : null;

/** By these somebody moves about or works the control itself: from then on the focus is where they want it. */
const goesByKeys = (key: string) => key === 'Tab' || key === 'Enter' || key === 'Escape' || key.startsWith('Arrow');

export const spaceOwner = () => {
  let clicked: Element | null = null;
  return {
    pointedAt: (target: EventTarget | null) => {
      clicked = controlOf(target);
    },
    pressed: (key: string) => {
      if (goesByKeys(key)) clicked = null;
    },
    /** Whether Space belongs to what has the focus. TAKE itself takes by it. */
    isOfControl: (target: EventTarget | null): boolean => {
      const control = controlOf(target);
      return control !== null && control !== clicked && control.getAttribute('data-task') !== 'take';
    },
  };
};
