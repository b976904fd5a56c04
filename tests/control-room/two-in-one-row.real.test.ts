// needs: chromium
/** Two people in one row of the rundown, each in a browser of their own. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { speak } from './accessible/words-of.ts';
import { visitControlRoom } from './visit.ts';

const { director, comeIn, sent } = visitControlRoom();

const row = (page: Page, id: string) => page.locator(`[data-segment="${id}"]`);
const title = (page: Page, id: string) => page.locator(`[data-title="${id}"]`);

it('[E8,E7] two who have one row open see each other in it, and the later one is asked before overwriting', async () => {
  const page = await director();
  const other = await comeIn('producer', 'Sun Yue');
  await title(page, 'order-eggs').focus();
  await page.keyboard.press('F2');
  await title(other, 'order-eggs').focus();
  await other.keyboard.press('F2');
  const hers = row(other, 'order-eggs').getByLabel('Title (en)');
  await hers.fill('Order now: quail eggs');
  await row(other, 'order-eggs').getByText('Lin Jia edits this').waitFor();
  const seesHer = row(page, 'order-eggs').getByText('Sun Yue edits this');
  await seesHer.waitFor();
  await row(page, 'order-eggs').getByLabel('Title (en)').fill('Order now: duck eggs');
  await page.keyboard.press('Enter');
  await row(other, 'order-eggs').getByText('Lin Jia edits this').waitFor({ state: 'detached' });
  expect(await hers.inputValue(), 'what she types stays').toBe('Order now: quail eggs');
  await seesHer.waitFor();
  await hers.press('Enter');
  const dialog = other.getByRole('dialog');
  await dialog.getByText(/Lin Jia gave it this title .*Overwrite\?/).waitFor();
  await dialog.locator('[data-now-says]').getByText('Order now: duck eggs').waitFor();
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await hers.press('Escape');
  await seesHer.waitFor({ state: 'detached' });
  expect(sent('segment.write')).toHaveLength(2);
});

it('[E19] notes by language are read and written in each desk’s own, and stay as they were in the other', async () => {
  const page = await director();
  const other = await comeIn('producer', 'Sun Yue');
  await speak(page, 'zh');
  const mine = row(page, 'opening');
  await mine.getByText('主持人从左侧上台；掌声垫底').waitFor();
  await title(page, 'opening').focus();
  await page.keyboard.press('F2');
  await mine.getByLabel(/的备注$/).fill('主持人从右侧上台');
  await page.keyboard.press('Enter');
  // In the field it stands before it is sent.
  await eventually(() => expect(sent('segment.write')).toMatchObject([{ segmentId: 'opening', notes: { zh: '主持人从右侧上台' } }]));
  await mine.getByText('主持人从右侧上台').waitFor();
  await row(other, 'opening').getByText('Host enters from stage left; applause bed under').waitFor();
});
