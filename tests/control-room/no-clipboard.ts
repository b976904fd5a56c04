/** A page as it comes by plain http from another machine: the browser has no clipboard to lend, and what is copied is selected instead. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses Copy beside this field without a clipboard, and with one again. */
export const copiesByHand = async (page: Page, field: Locator, within: Page | Locator = page): Promise<void> => {
  const copy = within.getByRole('button', { name: 'Copy', exact: true });
  await page.evaluate(() => void Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
  await copy.click();
  await within.getByRole('status').getByText('press Ctrl C').waitFor();
  const selected = await field.evaluate((one: HTMLInputElement) => one.value.slice(one.selectionStart ?? 0, one.selectionEnd ?? 0));
  expect(selected).toBe(await field.inputValue());
  await page.evaluate(() => {
    const writeText = () => Promise.resolve();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  });
  await copy.click();
  await within.getByRole('status').getByText('Copied.').waitFor();
};
