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

type Letters = { readonly element: HTMLElement; readonly floor: number; size: number };
/** How many times its room an element takes, across and down; 1 where it fits. */
type Excess = { readonly across: number; readonly down: number };

const excessOf = ({ element, size }: Letters): Excess => {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  return {
    across: scrollWidth > clientWidth + 1 ? scrollWidth / Math.max(1, clientWidth) : 1,
    down: scrollHeight > clientHeight + size * reach ? scrollHeight / Math.max(1, clientHeight) : 1,
  };
};

const stepsFor = (excess: number) => Math.log(excess) / -Math.log(step);

/** A line shrinks by as much as it is too long; a block by hardly half of that, since its lines break anew. One step at the least. */
const smaller = ({ across, down }: Excess): number => step ** Math.max(1, Math.ceil(stepsFor(across)), Math.floor(stepsFor(down) / 2));

/** Reads all, then writes all, and seldom: each reading after a writing has the page laid out anew. */
export const fitAll = (root: ParentNode): void => {
  const elements = [...root.querySelectorAll<HTMLElement>('[data-fit]')];
  for (const element of elements) if (element.style.fontSize !== '') element.style.fontSize = '';
  let tooLarge = elements.map((element): Letters => {
    const natural = Number.parseFloat(getComputedStyle(element).fontSize);
    return { element, floor: Math.max(smallest, natural * Number.parseFloat(element.dataset.fit ?? '1')), size: natural };
  });
  while (tooLarge.length > 0) {
    const found = tooLarge
      .filter(({ size, floor }) => size * step >= floor)
      .map((letters) => ({ letters, excess: excessOf(letters) }))
      .filter(({ excess }) => excess.across > 1 || excess.down > 1);
    for (const { letters, excess } of found) {
      // Not below the last step above its floor.
      const least = letters.size * step ** Math.floor(stepsFor(letters.size / letters.floor) + 1e-9);
      letters.size = Math.max(letters.size * smaller(excess), least);
      letters.element.style.fontSize = `${letters.size}px`;
    }
    tooLarge = found.map(({ letters }) => letters);
  }
};
