/** What of a page is cut, runs out sideways, or has the focus where nobody sees it. Each answer is a list of places, empty when all is well. */
import type { Page } from 'playwright-core';

/** Texts whose end nobody can read: cut by their own box without an ellipsis that says so, or past the edge of the screen. */
export const cutTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const hasText = (one: Element) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const scrollsSideways = (one: Element | null): boolean =>
      one !== null &&
      (/auto|scroll/.test(getComputedStyle(one).overflowX) ? one.scrollWidth > one.clientWidth : scrollsSideways(one.parentElement));
    const found: string[] = [];
    for (const one of document.querySelectorAll('body *')) {
      if (!hasText(one) || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { overflowX, textOverflow, clipPath } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      // What is there for screen readers alone is one pixel wide, and a little more on 4K.
      if (box.width <= 2 || clipPath !== 'none' || one.closest('[aria-hidden=true]')) continue;
      const cut = overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1;
      const past = box.right > innerWidth + 1 && !scrollsSideways(one);
      if (cut || past) found.push(`${one.tagName} ${one.className}: ${one.textContent?.trim().slice(0, 60)}`);
    }
    return found;
  });

/** The smallest letters on the screen, in px of the screen, and the longest line in letters. */
export const readableTexts = (page: Page) =>
  page.evaluate(() => {
    const zoom = Number.parseFloat(getComputedStyle(document.documentElement).zoom) || 1;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let smallest = { px: Number.POSITIVE_INFINITY, text: '' };
    let longest = { letters: 0, text: '' };
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.textContent?.trim() ?? '';
      const one = node.parentElement;
      if (!text || !one?.checkVisibility() || one.getBoundingClientRect().width <= 2 || one.closest('[aria-hidden=true]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const letters = text.length / Math.max(1, range.getClientRects().length);
      const px = Number.parseFloat(getComputedStyle(one).fontSize) * zoom;
      if (px < smallest.px) smallest = { px, text };
      if (letters > longest.letters) longest = { letters, text };
    }
    return { smallest, longest };
  });

/** @returns how many px the page can be scrolled sideways */
export const sidewaysBy = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Tabs through the page from its beginning. @returns what had the focus while it was out of sight or covered, and how many were met */
export const walkFocus = async (page: Page, most: number): Promise<{ readonly hidden: readonly string[]; readonly met: number }> => {
  const hidden = new Set<string>();
  const met = new Set<string>();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return null;
      // A choice of Mantine's is drawn by its label.
      const label = active instanceof HTMLInputElement && active.type === 'radio' ? active.labels?.[0] : undefined;
      const one = label ?? active;
      const box = one.getBoundingClientRect();
      const x = Math.max(0, Math.min(innerWidth - 1, box.left + Math.min(box.width, 40) / 2));
      // Of what is higher than the screen, some of it.
      const [from, to] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
      const heights = to > from ? [0.1, 0.5, 0.9].map((part) => from + (to - from) * part) : [];
      const isSeen = heights.some((y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (one.contains(top) || top.contains(one));
      });
      const name = `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 50) ?? ''}`;
      return { name, isSeen };
    });
    if (at) met.add(at.name);
    if (at && !at.isSeen) hidden.add(at.name);
  }
  return { hidden: [...hidden], met: met.size };
};
