/** What opens over the desk, as a line in a list: who has it, when, and how it is opened. */
import type { Page } from 'playwright-core';
import type { PositionId } from '../../../control-room/positions/position-ids.ts';
import type { Role } from '../../../server/contract/commands.ts';
import type { Moment } from '../../fakes/evenings.ts';
import type { PretendHouse } from '../pretend-house.ts';
import type { Words } from './words-of.ts';

/** @param house for what somebody else does meanwhile */
export type Open = (page: Page, words: Words, house: PretendHouse) => Promise<void>;
export type Opening = {
  readonly what: string;
  readonly role: Role;
  readonly moment: Moment;
  readonly open: Open;
  /** What Escape takes away. */
  readonly gone: string;
};

export const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
export const goTo = (page: Page, panel: string) =>
  page
    .getByRole('tab', { name: new RegExp(`^${panel}`) })
    .first()
    .click();

export const showPosition = async (page: Page, id: PositionId): Promise<void> => {
  await page.evaluate((hash) => location.replace(hash), `#/${id}`);
  await page.locator(`main[data-position="${id}"]`).waitFor();
};

/** Why the next press is refused, also when that is taken back at once. @throws when nothing is */
const nextRefusal = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((said, failed) => {
        const look = () => {
          const code = document.querySelector('[data-refusal]')?.getAttribute('data-refusal');
          if (code) said(code);
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        setTimeout(() => failed(new Error('nothing was refused')), 60_000);
      }),
  );

/** Presses what is refused; a line that was lost just then is what is said instead, until it is back: then it is pressed again. */
export const refusedFor = async (page: Page, pressIt: () => Promise<void>): Promise<void> => {
  const said = nextRefusal(page);
  const [code] = await Promise.all([said, pressIt()]);
  if (code !== 'line-lost') return page.locator('[data-refusal]').waitFor();
  await page.locator('[data-refusal], [data-banner="lost"]').first().waitFor({ state: 'detached' });
  return refusedFor(page, pressIt);
};

/** A dialog behind a button of that name, in a panel if one is named. */
export const dialogOf =
  (button: (words: Words) => string, panel?: keyof Words['panel']): Open =>
  async (page, words) => {
    if (panel) await goTo(page, words.panel[panel]);
    await press(page, button(words));
    await page.getByRole('dialog').last().waitFor();
  };
