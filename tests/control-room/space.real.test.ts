// needs: chromium
/** Space in a real browser: it takes, whatever a mouse has just done; whoever goes by keys has it for the button they are on. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, director, pressed, sent } = visitControlRoom();
const last = () => house().show.commands.at(-1);

describe('Space', () => {
  it('[C29] takes after a mouse has chosen in a menu or closed it, or a dialog, by a click beside; to keys the focus comes back', async () => {
    const page = await director();
    const menu = page.getByRole('menu');
    const dots = page.locator('[data-state="next"] button[aria-haspopup="menu"]');
    const hasFocus = (one: Locator) =>
      eventually(async () => expect(await one.evaluate((element) => element === document.activeElement)).toBe(true));
    const spaceTakes = async () => {
      await page.locator('[data-pending], [data-taken]').waitFor({ state: 'detached' });
      await pressed(page, 'Space', { type: 'segment.take' });
    };
    await page.locator('[data-segment="guest-eggs"] button[aria-haspopup="menu"]').click();
    await page.getByRole('menuitem', { name: 'Set next' }).click();
    await eventually(() => expect(sent('segment.setNext')).toMatchObject([{ segmentId: 'guest-eggs' }]));
    await menu.waitFor({ state: 'detached' });
    await hasFocus(dots);
    await spaceTakes();
    expect(last()).toMatchObject({ believesNext: 'guest-eggs' });

    await dots.click();
    await menu.waitFor();
    await page.locator('h1').click();
    await menu.waitFor({ state: 'detached' });
    await hasFocus(dots);
    await spaceTakes();

    const operators = page.getByRole('button', { name: 'Operators', exact: true });
    await operators.click();
    await page.getByRole('dialog', { name: 'Operators' }).waitFor();
    await page.mouse.click(8, 400);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hasFocus(operators);
    await spaceTakes();

    await page.getByRole('button', { name: /^Planned length of Order now: Wuchang rice/ }).click();
    await page.getByLabel('New planned length').fill('1:30');
    await page.keyboard.press('Enter');
    await eventually(() => expect(sent('segment.retime')).toHaveLength(1));
    await page.getByLabel('New planned length').waitFor({ state: 'detached' });
    await spaceTakes();

    const taken = sent('segment.take').length;
    await dots.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    for (const opens of ['Enter', 'Space']) {
      await hasFocus(dots);
      await page.keyboard.press(opens);
      // A menu hears Escape once the focus is in it, which is a moment after it is there.
      await menu.locator(':focus').waitFor({ state: 'attached' });
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
    }
    await hasFocus(dots);
    expect(sent('segment.take')).toHaveLength(taken);
  });
});
