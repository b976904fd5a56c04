/**
 * Which of the graphics that are on can be seen. One may be on and give way to another, be covered by a whole picture, or have no figure to show.
 *
 * Asked of the page as it is drawn, not of the rules, so that a rule that fails is told too.
 */

const hasText = ({ childNodes }: Element): boolean =>
  [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');

/** What fades is still seen, or already. */
const isSeen = (element: Element): boolean => {
  const { display, opacity } = getComputedStyle(element);
  if (display === 'none' || (Number(opacity) === 0 && element.getAnimations().length === 0)) return false;
  const inside = [...(element.shadowRoot?.children ?? element.children)];
  if (inside.some(isSeen)) return true;
  if (inside.length > 0 && !hasText(element)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
};

/** Whole pictures alone are lifted over the others; labels, and what stands in their row, are over those too. */
const layerOf = (element: HTMLElement): number =>
  element.closest('.labels') ? Number.POSITIVE_INFINITY : Number.parseInt(getComputedStyle(element).zIndex, 10) || 0;

type OnPage = { readonly id: string; readonly element: HTMLElement };

/** @returns ids, in the order given */
export const seenOf = (on: readonly OnPage[]): readonly string[] => {
  const seen = on.filter(({ element }) => isSeen(element)).map(({ id, element }) => ({ id, layer: layerOf(element) }));
  const top = Math.max(0, ...seen.map(({ layer }) => layer).filter(Number.isFinite));
  return seen.filter(({ layer }) => layer >= top).map(({ id }) => id);
};
