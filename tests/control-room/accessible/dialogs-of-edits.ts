/** What opens when two people write in one row, and when a table is brought in. */
import { sampleImport } from '../../fakes/sample-import.ts';
import { dialogOf, type Open, type Opening } from './opening.ts';

const someoneElse = { id: 'op-wu', name: 'Wu Tong', role: 'producer' as const };
const rice = '[data-segment="order-rice"]';

const overwrite: Open = async (page, { rundown }, { show }) => {
  const row = page.locator(rice);
  const { planned = 0 } = show.view().rundown.find(({ id }) => id === 'order-rice') ?? {};
  await row.getByRole('button', { name: '4:00' }).click();
  const field = row.getByLabel(rundown.newLength);
  await field.fill('2m');
  const key = `wu-${show.view().revision}`;
  await show.handle({ type: 'segment.retime', key, segmentId: 'order-rice', planned: planned + 30_000 }, someoneElse);
  await field.press('Enter');
  await page.getByRole('dialog').waitFor();
};

const keptWords: Open = async (page, { rewrite }, { show }) => {
  const { rundown } = show.view();
  await page.locator('[data-title="order-rice"]').press('F2');
  await page.locator(rice).getByRole('textbox').first().fill(rewrite.title);
  show.change({ rundown: rundown.filter(({ id }) => id !== 'order-rice') });
  await page.getByRole('dialog').waitFor();
};

const bringTable: Open = async (page, words, house) => {
  await dialogOf(({ imports }) => imports.open)(page, words, house);
  await page.route('**/operators/imports/preview*', (route) => route.fulfill({ json: sampleImport }));
  await page.locator('input[type=file]').setInputFiles({ name: sampleImport.source.name, mimeType: 'text/csv', buffer: Buffer.from('Nr') });
  await page.locator('[data-import-row="order-eggs"]').waitFor();
};

const ofProducer = { role: 'producer', moment: 'live', gone: '[role=dialog]' } as const;
export const openingsOfEdits: readonly Opening[] = [
  { ...ofProducer, what: 'overwriting what another wrote', open: overwrite },
  { ...ofProducer, what: 'words kept of a row that was taken out', open: keptWords },
  { ...ofProducer, what: 'a table brought in', open: bringTable },
];
