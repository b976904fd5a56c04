/**
 * Makes long names fit: letters shrink down to a floor, then end in an ellipsis.
 *
 * Runs when text changes, never during motion. `data-fit="0.6"` on an element is its floor, as a share of its own size;
 * none is smaller than what can be read on 480 lines.
 */
const step = 0.94;
/** px of 1,080 lines: ten lines high on 480. What is written smaller in a style sheet is not shrunk at all. */
const smallest = 22;
/** Chinese letters reach out of their line by design: only more than this, in ems, is a line too many. */
const reach = 0.2;

const overflows = (element: HTMLElement, size: number) =>
  element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + size * reach;

type Letters = { readonly element: HTMLElement; readonly floor: number; size: number };

/** Reads all, then writes all: letters in between would have the page laid out anew for each of them. */
export const fitAll = (root: ParentNode): void => {
  const elements = [...root.querySelectorAll<HTMLElement>('[data-fit]')];
  for (const element of elements) if (element.style.fontSize !== '') element.style.fontSize = '';
  let tooLarge = elements.map((element): Letters => {
    const natural = Number.parseFloat(getComputedStyle(element).fontSize);
    return { element, floor: Math.max(smallest, natural * Number.parseFloat(element.dataset.fit ?? '1')), size: natural };
  });
  while (tooLarge.length > 0) {
    tooLarge = tooLarge.filter(({ element, size, floor }) => size * step >= floor && overflows(element, size));
    for (const one of tooLarge) {
      one.size *= step;
      one.element.style.fontSize = `${one.size}px`;
    }
  }
};
