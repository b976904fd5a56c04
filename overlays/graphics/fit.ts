/**
 * Makes long names fit: letters shrink down to a floor, then end in an ellipsis.
 *
 * Runs when text changes, never during motion. `data-fit="0.6"` on an element is its floor, as a share of its own size.
 */
const step = 0.94;
/** Chinese letters reach out of their line by design: only more than this, in ems, is a line too many. */
const reach = 0.2;

const overflows = (element: HTMLElement, size: number) =>
  element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + size * reach;

const fitOne = (element: HTMLElement) => {
  element.style.fontSize = '';
  const natural = Number.parseFloat(getComputedStyle(element).fontSize);
  const floor = natural * Number.parseFloat(element.dataset.fit ?? '1');
  let size = natural;
  while (overflows(element, size) && size * step >= floor) {
    size *= step;
    element.style.fontSize = `${size}px`;
  }
};

export const fitAll = (root: ParentNode): void => {
  for (const element of root.querySelectorAll<HTMLElement>('[data-fit]')) fitOne(element);
};
