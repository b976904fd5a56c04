/** How tests read a page of graphics: by what is marked on it and what stands in it. */
import type { Page } from 'playwright-core';

/** Ids of the graphics that are on, in no order. */
export const onScreen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-state="on"]')].map(({ dataset }) => dataset.id ?? ''));

/** Text of one part of a graphic; null when there is no such part or it is not shown. */
export const partText = (page: Page, kind: string, part: string): Promise<string | null> =>
  page.evaluate(
    ([graphic, name]) => {
      const root = document.querySelector(`[data-graphic="${graphic}"]`)?.shadowRoot;
      const found = root?.querySelector<HTMLElement>(`[data-part="${name}"]`);
      return found && !found.hidden ? found.textContent : null;
    },
    [kind, part],
  );

export const figuresOf = (page: Page, kind: string): Promise<string | null> =>
  page.evaluate((graphic) => document.querySelector(`[data-graphic="${graphic}"]`)?.getAttribute('data-figures') ?? null, kind);

export const linkOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('.stage')?.getAttribute('data-link') ?? null);
