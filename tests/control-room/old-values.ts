/** What a desk in a browser says of the age of its values. */
import type { Page } from 'playwright-core';
import type { PanelId } from '../../control-room/positions/panels.tsx';

export type ShownValue = { readonly of: string; readonly age: string; readonly text: string };

export const valuesOn = (page: Page): Promise<readonly ShownValue[]> =>
  page
    .locator('[data-aged]')
    .evaluateAll((all) =>
      all.map((one) => ({ of: one.getAttribute('data-aged') ?? '', age: one.getAttribute('data-age') ?? '', text: one.textContent ?? '' })),
    );

/** Panels in whose frames values from outside stand, by the names on their tabs. */
export const tabsWithValues: Readonly<Partial<Record<PanelId, string>>> = {
  monitors: 'Monitors',
  polls: 'Votes',
  integrity: 'Integrity',
  sales: 'Sales',
  switcher: 'Switcher',
  screens: 'Screens',
  stations: 'Stations',
  episode: 'Episode',
};
