/** A row of the rundown in the hand: its handle, and the drag by mouse onto another row. */
import type { Page } from 'playwright-core';

export const handleOf = (page: Page, title: string) => page.getByRole('button', { name: `Move ${title}`, exact: true });

/** Lifts it and carries it over the row with this id; it is put down by `page.mouse.up()`. */
export const carryRow = async (page: Page, title: string, onto: string): Promise<void> => {
  const grip = handleOf(page, title);
  await grip.scrollIntoViewIfNeeded();
  const from = await grip.boundingBox();
  const to = await page.locator(`[data-segment="${onto}"]`).boundingBox();
  if (!from || !to) throw new Error('A row is out of sight.');
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height / 2);
  await page.mouse.down();
  const y = to.y + to.height / 2;
  await page.mouse.move(x, (from.y + y) / 2, { steps: 4 });
  await page.mouse.move(x, y, { steps: 4 });
};

export const dragRow = async (page: Page, title: string, onto: string): Promise<void> => {
  await carryRow(page, title, onto);
  await page.mouse.up();
};
