/** A graphic's parts by their names, and their texts. Figures are written ten times a second: neither looks for anything twice. */

export type PartOf = (name: string) => HTMLElement | null;

/** @param root that the parts are in; null until there is one */
export const openParts = (root: () => ShadowRoot | null): PartOf => {
  const known = new Map<string, HTMLElement>();
  return (name) => {
    const before = known.get(name);
    if (before?.isConnected) return before;
    const found = root()?.querySelector<HTMLElement>(`[data-part="${name}"]`) ?? null;
    if (found) known.set(name, found);
    return found;
  };
};

/** In the same text node where there is one: with another, all that was worked out for it would be worked out again. */
export const rewrite = (part: HTMLElement, text: string): void => {
  const { firstChild } = part;
  if (firstChild instanceof Text && part.childNodes.length === 1) firstChild.data = text;
  else part.textContent = text;
};

/** Says nothing to the page where nothing changes: the same word again has it work out the part's style anew. */
export const hide = (part: HTMLElement | null, isHidden: boolean): void => {
  if (part && part.hidden !== isHidden) part.hidden = isHidden;
};
