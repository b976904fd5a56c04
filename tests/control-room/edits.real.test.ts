// needs: chromium
/** Edits of the rundown in a real browser: dragged, by keys, typed, undone, and by two people at once. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { dragRow, handleOf } from './drag-row.ts';
import { visitControlRoom } from './visit.ts';

const { house, director, comeIn, sent } = visitControlRoom();

const row = (page: Page, id: string) => page.locator(`[data-segment="${id}"]`);
const order = () =>
  house()
    .show.view()
    .rundown.map(({ id }) => id);
const undoButton = (page: Page) => page.getByRole('button', { name: /^Undo: / });
const someoneElse = { id: 'op-wu', name: 'Wu Tong', role: 'producer' as const };
const byWu = (segmentId: string, planned: number) =>
  house().show.handle({ type: 'segment.retime', key: `wu-${segmentId}-${planned}`, segmentId, planned }, someoneElse);

describe('edits of the rundown', () => {
  it('[E9] a row is dragged to another place, and the one on air refuses in words', async () => {
    const page = await director();
    await dragRow(page, 'Order now: Hill-farm eggs', 'guest-eggs');
    await eventually(() => expect(sent('segment.move')).toMatchObject([{ segmentId: 'order-eggs', before: 'guest-eggs', saw: 0 }]));
    await eventually(() => expect(order().indexOf('order-eggs')).toBe(order().indexOf('guest-eggs') - 1));
    const onAir = JSON.stringify(house().show.view().onAir);
    await dragRow(page, 'Yea or nay: Luochuan apples', 'guest-eggs');
    await page.getByText('“Yea or nay: Luochuan apples” is on air and stays where it is.').first().waitFor();
    expect(sent('segment.move')).toHaveLength(1);
    expect(JSON.stringify(house().show.view().onAir)).toBe(onAir);
  });

  it('[E9] a row is moved by Alt and an arrow, told aloud, and keeps the focus', async () => {
    const page = await director();
    const grip = handleOf(page, 'Yea or nay: Hill-farm eggs');
    await grip.focus();
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(() => expect(sent('segment.move')).toMatchObject([{ segmentId: 'vote-eggs', before: 'guest-eggs' }]));
    const place = order().indexOf('vote-eggs') + 1;
    await page.getByRole('status').getByText(`Yea or nay: Hill-farm eggs is now number ${place} of`).waitFor();
    await eventually(async () => expect(await grip.evaluate((one) => one === document.activeElement)).toBe(true));
    await page.keyboard.press('Alt+ArrowDown');
    await eventually(() => expect(sent('segment.move')).toHaveLength(2));
    await handleOf(page, 'Yea or nay: Luochuan apples').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText('“Yea or nay: Luochuan apples” is on air and stays where it is.').first().waitFor();
  });

  it('[E1] undo says what it takes back and whose it is, and takes it back by its key unless somebody writes', async () => {
    const page = await director();
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
    await byWu('order-eggs', 90_000);
    await undoButton(page).filter({ hasText: 'Undo: length 1:30 of “Order now: Hill-farm eggs”' }).waitFor();
    await page.getByText(/^Wu Tong, \d\d:\d\d$/).waitFor();
    await page.getByRole('button', { name: /^Planned length of Order now: Wuchang rice/ }).click();
    await page.keyboard.press('Control+z');
    await page.getByLabel('New planned length').fill('90s');
    await page.keyboard.press('Enter');
    await undoButton(page).filter({ hasText: 'Undo: length 1:30 of “Order now: Wuchang rice”' }).waitFor();
    expect(sent('plan.undo')).toEqual([]);
    await page.getByRole('button', { name: /^Planned length of Order now: Wuchang rice: 1:30/ }).focus();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /^Planned length of Order now: Wuchang rice: 4:00/ }).waitFor();
    await undoButton(page).filter({ hasText: 'Hill-farm eggs' }).click();
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
  });

  it('[K9] undo says why not, at its button and by TAKE; it works where no rundown stands, by the key it was given', async () => {
    const page = await director();
    await page.keyboard.press('Control+z');
    await page.locator('#take-says').getByText('Undo the last edit (Ctrl Z): No edit is left to undo.').waitFor();
    await page.locator('[data-refusal="blocked"]').getByText('No edit is left to undo.').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Change the key: Undo the last edit' }).click();
    await page.keyboard.press('F4');
    await page.getByText('Undo the last edit: now F4.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await byWu('order-eggs', 90_000);
    await byWu('order-rice', 90_000);
    await undoButton(page).filter({ hasText: 'Wuchang rice' }).locator('kbd[data-cap="F4"]').waitFor();
    await page.getByRole('button', { name: /^Position: / }).click();
    await page.getByRole('menuitem', { name: 'Stations', exact: true }).click();
    await page.locator('main[data-position="stations"]').waitFor();
    expect(await undoButton(page).count()).toBe(0);
    await page.keyboard.press('F4');
    await eventually(() => expect(sent('plan.undo')).toHaveLength(1));
  });

  it('[E7,E8] who edits a row is shown, and the later of two is asked before overwriting', async () => {
    const page = await director();
    const other = await comeIn('producer', 'Sun Yue');
    await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs/ }).click();
    await row(other, 'order-eggs').getByText('Lin Jia edits this').waitFor();
    await byWu('order-eggs', 180_000);
    await page.getByLabel('New planned length').fill('2m');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Wu Tong set 3:00 \d+ s ago\. Overwrite\?/).waitFor();
    await row(other, 'order-eggs').getByText('Lin Jia edits this').waitFor({ state: 'detached' });
    expect(
      house()
        .show.view()
        .rundown.find(({ id }) => id === 'order-eggs')?.planned,
    ).toBe(180_000);
    await dialog.getByRole('button', { name: 'Overwrite' }).click();
    await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs: 2:00/ }).waitFor();
  });

  it('[E5] a locked row says so and is not offered to be changed', async () => {
    const page = await director();
    await page.getByRole('button', { name: 'What to do with Order now: Hill-farm eggs' }).click();
    await page.getByRole('menuitem', { name: 'Lock' }).click();
    await row(page, 'order-eggs').getByText('LOCKED').waitFor();
    expect(await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs/ }).count()).toBe(0);
    await handleOf(page, 'Order now: Hill-farm eggs').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText('It is locked. Unlock it first.').first().waitFor();
  });
});
