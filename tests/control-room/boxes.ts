/** Where every button of a page stands, by its name: so that a test can say that none has moved. */
import type { Page } from 'playwright-core';

/** Of a button that has several of its name, each by its number. A name may say what has changed; its place is what counts. */
export const boxesOf = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(async () => {
    // Letters that come later push aside what stands beside them.
    await document.fonts.ready;
    const found: Record<string, string> = {};
    const seen = new Map<string, number>();
    for (const one of document.querySelectorAll('main button, header button, header [role="combobox"], main [role="tab"]')) {
      if (one.closest('[data-testid="proposal"]') || !one.checkVisibility()) continue;
      const row = one.closest('[data-segment]')?.getAttribute('data-segment');
      const task = one.getAttribute('data-task');
      const name = row
        ? `row ${row} ${one.getAttribute('data-handle') === null ? one.tagName : 'handle'}`
        : (task ?? one.getAttribute('aria-label') ?? one.textContent?.trim() ?? '');
      const number = (seen.get(name) ?? 0) + 1;
      seen.set(name, number);
      const { left, top } = one.getBoundingClientRect();
      found[`${name} ${number}`] = `${Math.round(left)}, ${Math.round(top)}`;
    }
    return found;
  });

/** Those that stood in both and stand elsewhere now. */
export const movedBetween = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(before).flatMap(([name, place]) =>
    after[name] !== undefined && after[name] !== place ? [`${name}: ${place} → ${after[name]}`] : [],
  );
