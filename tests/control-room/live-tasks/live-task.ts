/**
 * What a live task is to a test: how it is done by keys alone and by mouse alone, what the server then says is so, and where
 * another operator sees it.
 */
import type { Locator, Page } from 'playwright-core';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import type { OperatorView } from '../../../server/contract/views.ts';
import { tabOf } from '../real-desk.ts';

export type LiveTask = {
  readonly does: string;
  /** What is on air before; left out, what the task before left there. */
  readonly on?: string;
  /** What was done before, by the chair's hand at another screen. */
  readonly given?: (hand: OperatorLine) => Promise<unknown>;
  readonly key: (page: Page) => Promise<void>;
  readonly mouse: (page: Page) => Promise<void>;
  /** What the server says then; `before`: what it said before the press. */
  readonly is: (now: OperatorView, before: OperatorView) => boolean;
  /** What stands on the other's screen then, and did not before. */
  readonly seen: (other: Page, before: OperatorView) => Locator;
};

/** One of the usual keys. */
export const key = (name: string) => (page: Page) => page.keyboard.press(name);

/** What has no key of its own, found in the palette. */
export const typed = (words: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a task' });
  // The focus comes a moment after the field is there.
  await palette.getByRole('textbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(words);
  await palette.getByRole('button', { name: words }).waitFor();
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
};

/** A button in a panel that is looked for first. */
export const inPanel = (panel: string, name: string | RegExp) => async (page: Page) => {
  await tabOf(page, panel).click();
  await page.getByRole('tabpanel').getByRole('button', { name }).first().click();
};
export const click = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

export const nextRow = ({ rundown, nextSegmentId }: OperatorView) => rundown.find(({ id }) => id === nextSegmentId);
