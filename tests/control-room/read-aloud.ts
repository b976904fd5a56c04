/** What a screen reader would be told: each change within a live region, in its order. */
import type { Page } from 'playwright-core';

export type Said = { readonly how: string; readonly words: string };

/** To be called before the page is opened. */
export const listenIn = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const said: Said[] = [];
    Object.assign(window, { said });
    const regionOf = (node: Node): Element | null | undefined =>
      (node instanceof Element ? node : node.parentElement)?.closest('[role=alert], [role=status], [aria-live]');
    const within = (node: Node): readonly Element[] => (node instanceof Element ? [...node.querySelectorAll('[role=alert]')] : []);
    const howOf = (region: Element): string =>
      region.getAttribute('aria-live') ?? (region.getAttribute('role') === 'alert' ? 'assertive' : 'polite');
    new MutationObserver((changes) => {
      const told = new Map<Element, string>();
      const tell = (region: Element, node: Node) => told.set(region, (node.textContent ?? '').trim());
      for (const { type, target, addedNodes } of changes) {
        const isAddition = type === 'childList';
        for (const node of isAddition ? addedNodes : [target]) {
          for (const inner of within(node)) tell(inner, inner);
          const region = regionOf(node);
          if (region && (isAddition || region.getAttribute('aria-relevant') !== 'additions'))
            tell(region, region.getAttribute('aria-atomic') === 'false' ? node : region);
        }
      }
      for (const [region, words] of told) if (words !== '' && howOf(region) !== 'off') said.push({ how: howOf(region), words });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
};

export const saidOn = (page: Page): Promise<readonly Said[]> => page.evaluate(() => (window as unknown as { said: readonly Said[] }).said);
