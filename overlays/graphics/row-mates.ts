/** Graphics that share a row share its room: whenever one comes or goes, each fits its letters anew. */

/** @returns stops watching; a graphic that is in no row has nothing to watch */
export const watchRow = (element: HTMLElement, changed: () => void): (() => void) => {
  const row = element.closest('.labels');
  if (!row) return () => undefined;
  const watch = new MutationObserver(changed);
  // One that was built beforehand stands in no row until it is on.
  watch.observe(row, { childList: true, subtree: true, attributeFilter: ['in-row'] });
  return () => watch.disconnect();
};
