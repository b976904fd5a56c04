// needs: chromium
/** A table brought into a real show from a real browser: garbage, a file with mistakes, workbooks, what it would change, accepted, undone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { builtControlRoom, openChromium } from '../control-room/pretend-house.ts';
import { workbook } from '../operators/workbook.ts';
import { eventually } from '../run/eventually.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { standBy } from './show-caller.ts';

const patience = 60_000;
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const excel = async (name: string, ...written: Parameters<typeof workbook>) => ({
  ...{ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  buffer: Buffer.from(await workbook(...written)),
});

describe('an import', () => {
  let house: TestHouse;
  let browser: Browser;
  let line: OperatorLine;
  let page: Page;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), builtControlRoom().then(openChromium)]);
    line = await house.operator();
    await standBy(line);
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    context.setDefaultTimeout(patience);
    // As in a page that came by plain http from another machine.
    await context.addInitScript(() => void Reflect.deleteProperty(Crypto.prototype, 'randomUUID'));
    page = await context.newPage();
    await page.goto(house.signInLink);
    await page.locator('[data-activation]').waitFor();
  });
  afterAll(async () => {
    line?.close();
    await browser?.close();
    await house?.close();
  });

  const dialog = () => page.getByRole('dialog', { name: 'Import' });
  const choose = (chosen: ReturnType<typeof file>) => dialog().locator('input[type=file]').setInputFiles(chosen);
  const rows = () => line.view().rundown.map(({ id, planned, title, state }) => ({ id, planned, title, state }));

  it('[I1,I5,I11] of garbage is refused in words, of a file is shown first, accepted as one edit and undone as one', async () => {
    const before = rows();
    const [, second, third] = before;
    if (!second || !third) throw new Error('The evening has too few segments.');
    await page.getByRole('button', { name: 'Import, export …' }).click();

    await choose({ ...file('holiday.png', ''), buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]) });
    await dialog().getByRole('alert').getByText('This is no spreadsheet').waitFor();

    await choose(file('tonight.csv', `ID,标题,时长\n${third.id},Peaches,soon\ntasting,Tasting,1:30\n`));
    await dialog().getByText('One cell cannot be used').waitFor();
    await dialog()
      .getByRole('row', { name: /C2.*Length.*soon.*1:30, 90s or 2m/ })
      .waitFor();
    expect(await dialog().getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);

    await choose(file('tonight.csv', `ID,标题,时长,心情\n${third.id},Peaches,90 秒,glad\ntasting,Tasting,1:30,\n`));
    const changed = dialog().locator(`[data-import-row="${third.id}"]`);
    await changed.getByText('1:30').waitFor();
    expect(await changed.getAttribute('data-what')).toBe('changed');
    expect(await dialog().locator('[data-import-row="tasting"]').getAttribute('data-what')).toBe('added');
    expect(await dialog().getByLabel('心情').inputValue()).toBe('');
    expect(rows()).toEqual(before);

    await dialog().getByRole('button', { name: 'Accept' }).click();
    await dialog().waitFor({ state: 'detached' });
    await eventually(() => expect(line.view().undo?.did).toMatchObject({ type: 'plan.imported', tally: { added: 1, changed: 1 } }));
    expect(rows().find(({ id }) => id === third.id)?.planned).toBe(90_000);
    await page.getByRole('button', { name: 'Undo: import of tonight.csv' }).click();
    await eventually(() => expect(rows()).toEqual(before));
  }, 240_000);

  it('[I17] is accepted in a page by plain http; what goes wrong in the page itself is said, and the same is accepted again', async () => {
    const [, , third] = rows();
    if (!third) throw new Error('The evening has too few segments.');
    expect(await page.evaluate(() => 'randomUUID' in crypto)).toBe(false);
    await page.getByRole('button', { name: 'Import, export …' }).click();
    await choose(file('plain.csv', `id,length\n${third.id},1:45\n`));
    await dialog().locator(`[data-import-row="${third.id}"]`).waitFor();
    await page.evaluate(() => {
      const value = () => {
        throw new Error('no numbers by chance');
      };
      Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value });
    });
    await dialog().getByRole('button', { name: 'Accept' }).click();
    await dialog().getByRole('alert').getByText('nothing was asked: no numbers by chance').waitFor();
    await page.evaluate(() => void Reflect.deleteProperty(crypto, 'getRandomValues'));
    await dialog().getByRole('button', { name: 'Accept' }).click();
    await dialog().waitFor({ state: 'detached' });
    await eventually(() => expect(rows().find(({ id }) => id === third.id)?.planned).toBe(105_000));
  }, 240_000);

  it('[I4] shows the new preview when somebody edits under it, and is opened from the palette too', async () => {
    const [, , third, fourth] = rows();
    if (!third || !fourth) throw new Error('The evening has too few segments.');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox').fill('import');
    await page.keyboard.press('Enter');
    await choose(file('later.csv', `id,length\n${third.id},2:00\n`));
    await dialog().locator(`[data-import-row="${third.id}"]`).waitFor();
    await line.ask({ type: 'segment.retime', segmentId: fourth.id, planned: 77_000 });
    await dialog().getByRole('button', { name: 'Accept' }).click();
    await dialog().getByRole('alert').getByText('The plan has changed since this preview').waitFor();
    await eventually(async () => expect(await dialog().getByRole('button', { name: 'Accept' }).isEnabled()).toBe(true));
    await dialog().getByRole('button', { name: 'Accept' }).click();
    await dialog().waitFor({ state: 'detached' });
    await eventually(() => expect(rows().find(({ id }) => id === third.id)?.planned).toBe(120_000));
  }, 240_000);

  it('[I18] keeps a row that somebody edited, says who, and takes the table’s where that is ticked', async () => {
    const [, , , fourth] = rows();
    if (!fourth) throw new Error('The evening has too few segments.');
    const kept = dialog().locator(`[data-import-row="${fourth.id}"]`);
    await page.getByRole('button', { name: 'Import, export …' }).click();
    await choose(file('again.csv', `id,length\n${fourth.id},2:10\n`));
    await kept.getByText(/^Edited by .+ and kept as it is\.$/).waitFor();
    expect(await kept.getAttribute('data-what')).toBe('held');
    expect(await dialog().getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);
    await kept.getByRole('checkbox').check();
    await eventually(async () => expect(await kept.getAttribute('data-what')).toBe('changed'));
    await dialog().getByRole('button', { name: 'Accept' }).click();
    await dialog().waitFor({ state: 'detached' });
    await eventually(() => expect(rows().find(({ id }) => id === fourth.id)?.planned).toBe(130_000));
  }, 240_000);

  it('[I11,I12] of a workbook names merged cells, formulas and unclear times by their cells, and of ten thousand rows is refused: no row changes', async () => {
    const before = rows();
    const [, , third, fourth, fifth] = before;
    if (!third || !fourth || !fifth) throw new Error('The evening has too few segments.');
    await page.getByRole('button', { name: 'Import, export …' }).click();
    const table = [
      ['id', 'title', 'length'],
      [third.id, 'Peaches', '90s'],
      [fourth.id, null, null],
      [fifth.id, null, null],
    ];
    const odd = await excel(
      'odd.xlsx',
      table,
      {
        '2,2': { value: 0.0625, type: 'number', style: { numFmt: 'h:mm' } },
        '3,1': { value: null, type: 'formula', formula: 'A1&B2' },
        '3,2': { value: null, type: 'formula', formula: '"2"&"m"', formulaResult: '2m' },
      },
      [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }],
    );
    await choose(odd);
    await dialog().getByText('3 things cannot be used').waitFor();
    for (const words of [/B3.*merged with B2/, /C3.*01:30.*with its seconds/, /B4.*A1&B2.*no result in the file/])
      await dialog().getByRole('row', { name: words }).waitFor();
    await dialog().getByText('1 to look at').click();
    await dialog()
      .getByRole('listitem')
      .filter({ hasText: /C4.*“2m” is the last result of a formula/ })
      .waitFor();
    expect(await dialog().getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);

    await choose(await excel('year.xlsx', [['id', 'title'], ...Array.from({ length: 10_000 }, (_, n) => [`row-${n}`, 'A title'])]));
    await dialog().getByRole('alert').getByText('more than 500 rows').waitFor();
    expect(await dialog().getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);
    expect(await dialog().locator('[data-import-row]').count()).toBe(0);
    expect(rows()).toEqual(before);
  }, 240_000);
});
