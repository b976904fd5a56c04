// needs: chromium
/** The rundown's own words in a real browser: title and notes, new segments, Redo, the row on air, and rows that stay as they are. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type LocalText, textIn } from '../../server/contract/units.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, director, comeIn, sent } = visitControlRoom();

const row = (page: Page, id: string) => page.locator(`[data-segment="${id}"]`);
const title = (page: Page, id: string) => page.locator(`[data-title="${id}"]`);
const text = (title: LocalText | undefined) => (title === undefined ? '' : textIn(title, 'en'));
const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `What to do with ${name}`, exact: true });

it('[S25] rows and NEXT say what they would lack, also at TAKE, which goes all the same', async () => {
  const page = await director();
  const { show } = house();
  const lacks = [{ why: 'scene' as const, name: 'CAM 3 Guest' }];
  const next = show.view().nextSegmentId;
  const take = page.locator('[data-task="take"]');
  const before = await take.boundingBox();
  const ready = show.view().rundown;
  show.change({ rundown: ready.map((one) => (one.id === next || one.id === 'order-eggs' ? { ...one, obstacles: lacks } : one)) });
  await row(page, 'order-eggs').getByText('NOT READY scene “CAM 3 Guest” is not in the switcher').waitFor();
  await page.getByTestId('next').getByText('NOT READY').waitFor();
  await page.getByText('NEXT is not ready: scene “CAM 3 Guest” is not in the switcher. TAKE goes all the same.').waitFor();
  expect(await take.boundingBox(), 'no button moves').toEqual(before);
  await take.click();
  await eventually(async () => expect(sent('segment.take')).toHaveLength(1));
  show.change({ rundown: ready });
  await page.getByText(/is not ready/).waitFor({ state: 'detached' });
});

describe('title and notes', () => {
  it('[E10,E8] are written in the row by F2 or a double click; Enter keeps, Escape gives up, the others see who writes', async () => {
    const page = await director();
    const other = await comeIn('producer', 'Sun Yue');
    await title(page, 'order-eggs').click();
    expect(await row(page, 'order-eggs').getByLabel('Title (en)').count()).toBe(0);
    await page.keyboard.press('F2');
    await row(page, 'order-eggs').getByLabel('Title (en)').fill('Order now: duck eggs');
    await row(other, 'order-eggs').getByText('Lin Jia edits this').waitFor();
    await page.keyboard.press('Escape');
    await eventually(async () => expect(await title(page, 'order-eggs').evaluate((one) => one === document.activeElement)).toBe(true));
    expect(sent('segment.write')).toEqual([]);
    await title(page, 'order-eggs').dblclick();
    await row(page, 'order-eggs').getByLabel('Title (en)').fill('Order now: duck eggs');
    await row(page, 'order-eggs')
      .getByLabel(/^Notes of/)
      .fill('Two cartons on the desk');
    await page.keyboard.press('Enter');
    await row(other, 'order-eggs').getByText('Order now: duck eggs').waitFor();
    await row(other, 'order-eggs').getByText('Two cartons on the desk').waitFor();
    expect(sent('segment.write')).toMatchObject([{ segmentId: 'order-eggs', title: { en: 'Order now: duck eggs' }, saw: 0 }]);
    expect(sent('segment.take')).toEqual([]);
  });

  it('[E17] open in the desk’s own language, in sight also at the lower edge, and a title without a space widens nothing', async () => {
    const page = await director();
    const { show } = house();
    const endless = 'A'.repeat(120);
    show.change({
      rundown: show.view().rundown.map((one) => (one.id === 'order-eggs' ? { ...one, title: { zh: endless, en: endless } } : one)),
    });
    await title(page, 'order-eggs').getByText(endless).waitFor();
    const panel = page.getByRole('region', { name: 'Rundown', exact: true });
    const sideways = await panel.evaluate(
      (one) =>
        [...one.querySelectorAll('*')].filter(
          (part) => part.scrollLeft > 0 || part.getBoundingClientRect().right > one.getBoundingClientRect().right + 1,
        ).length,
    );
    expect(sideways).toBe(0);
    const lowest = await page.evaluate(() => {
      const edge = document.querySelector('[data-segment]')?.closest('section')?.getBoundingClientRect().bottom ?? 0;
      const rows = [...document.querySelectorAll('[data-title]')].filter((one) => one.getBoundingClientRect().bottom <= edge);
      return rows.at(-1)?.getAttribute('data-title') ?? '';
    });
    await title(page, lowest).focus();
    await page.keyboard.press('F2');
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Title (en)'));
    const [help, body] = [await page.getByText('Enter keeps, Esc gives up').boundingBox(), await panel.boundingBox()];
    expect((help?.y ?? 0) + (help?.height ?? 0)).toBeLessThanOrEqual((body?.y ?? 0) + (body?.height ?? 0));
  });

  it('[E16] are kept when another takes the row out meanwhile, and go back with it', async () => {
    const page = await director();
    const { show } = house();
    await title(page, 'order-eggs').focus();
    await page.keyboard.press('F2');
    await row(page, 'order-eggs').getByLabel('Title (en)').fill('Order now: duck eggs');
    const did = { type: 'segment.removed', segmentId: 'order-eggs' } as const;
    show.change({
      rundown: show.view().rundown.map((one) => (one.id === 'order-eggs' ? { ...one, state: 'bench' as const } : one)),
      undo: { editId: 'edit-9', by: 'Wu Tong', at: house().clock.now(), did },
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Wu Tong took out “Order now: Hill-farm eggs” while you were writing/).waitFor();
    const words = dialog.getByRole('textbox');
    expect(await words.inputValue()).toContain('Order now: duck eggs');
    const clipboard = (works: boolean) =>
      page.evaluate((can) => {
        const writeText = () => (can ? Promise.resolve() : Promise.reject(new Error('not allowed')));
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
      }, works);
    await clipboard(false);
    await dialog.getByRole('button', { name: 'Copy my words' }).click();
    await dialog.getByText('press Ctrl C').waitFor();
    const selected = () => words.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
    expect(await selected()).toBe(await words.inputValue());
    await clipboard(true);
    await dialog.getByRole('button', { name: 'Copy my words' }).click();
    await dialog.getByText('Copied.').waitFor();
    await dialog.getByText('press Ctrl C').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Put the row back with my words' }).click();
    await row(page, 'order-eggs').getByText('Order now: duck eggs').waitFor();
    await dialog.waitFor({ state: 'detached' });
  });

  it('[E10,E7] the later of two is asked before overwriting', async () => {
    const page = await director();
    await title(page, 'order-eggs').focus();
    await page.keyboard.press('Enter');
    await row(page, 'order-eggs')
      .getByLabel(/^Notes of/)
      .fill('Fast');
    const wu = { id: 'op-wu', name: 'Wu Tong', role: 'producer' as const };
    await house().show.handle({ type: 'segment.write', key: 'wu-writes-1', segmentId: 'order-eggs', notes: 'Slowly' }, wu);
    await row(page, 'order-eggs').getByRole('button', { name: 'Keep' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Wu Tong wrote its notes \d+ s ago\. Overwrite\?/).waitFor();
    // [E17] and what they wrote
    await dialog.locator('[data-now-says]').getByText('Slowly').waitFor();
    await dialog.getByRole('button', { name: 'Overwrite' }).click();
    await eventually(() =>
      expect(
        house()
          .show.view()
          .rundown.find(({ id }) => id === 'order-eggs')?.notes,
      ).toBe('Fast'),
    );
  });
});

it('[E11] a new segment is made with kind, title, length and place', async () => {
  const page = await director();
  await menuOf(page, 'Order now: Hill-farm eggs').click();
  await page.getByRole('menuitem', { name: 'New segment below …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Weather');
  await dialog.getByLabel('Planned length').fill('90s');
  await page.keyboard.press('Enter');
  await eventually(() =>
    expect(sent('segment.create')).toMatchObject([{ kind: 'host', title: 'Weather', planned: 90_000, before: 'guest-rice' }]),
  );
  await page.getByRole('button', { name: /^Undo: new segment “Weather”/ }).waitFor();
});

it('[E12] redo says what it does again, by its button and its key', async () => {
  const page = await director();
  await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs/ }).click();
  await page.getByLabel('New planned length').fill('90s');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Undo: / }).click();
  await page.getByRole('button', { name: 'Redo: length 1:30 of “Order now: Hill-farm eggs”' }).waitFor();
  await title(page, 'order-eggs').focus();
  await page.keyboard.press('Control+y');
  await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs: 1:30/ }).waitFor();
  await page.getByRole('button', { name: /^Redo: / }).waitFor({ state: 'detached' });
});

it('[E13] the row on air offers its notes and where to go, and says why the rest cannot be done', async () => {
  const page = await director();
  await menuOf(page, 'Yea or nay: Luochuan apples').click();
  await page.getByText('It is on air and stays where it is.').waitFor();
  await page.getByText('It runs with those that it was taken with.').waitFor();
  await page.getByRole('menuitem', { name: 'Go to Votes' }).click();
  await page.getByRole('region', { name: 'Votes' }).waitFor();
  await menuOf(page, 'Yea or nay: Luochuan apples').click();
  await page.getByRole('menuitem', { name: 'Notes …' }).click();
  expect(
    await row(page, 'vote-apples')
      .getByLabel(/^Title/)
      .count(),
  ).toBe(0);
  await row(page, 'vote-apples')
    .getByLabel(/^Notes of/)
    .fill('Stretch a little');
  await page.keyboard.press('Enter');
  await row(page, 'vote-apples').getByText('Stretch a little').waitFor();
  expect(sent('segment.write')).toMatchObject([{ segmentId: 'vote-apples', notes: 'Stretch a little' }]);
  expect(sent('segment.write')[0]).not.toHaveProperty('title');
});

it('[E18] a row that is done says what it ran, and by how much that was over its plan or under', async () => {
  const page = await director();
  await row(page, 'opening').getByText('ran 4:13 +0:13').waitFor();
  const change = (actual: number) =>
    house().show.change({
      rundown: house()
        .show.view()
        .rundown.map((one) => (one.id === 'opening' ? { ...one, actual } : one)),
    });
  change(215_000);
  await row(page, 'opening').getByText('ran 3:35 −0:25').waitFor();
  change(240_400);
  await row(page, 'opening').getByText('ran 4:00 0:00').waitFor();
  expect(await row(page, 'order-eggs').getByTitle('Over/under').count()).toBe(0);
});

it('[C10] a new view draws only the rows anew in which something changed', async () => {
  const page = await director();
  const { rundown } = house().show.view();
  const later = rundown.filter(({ state }) => state === 'later');
  const many = Array.from({ length: 170 }, (_, n) => ({ ...later[n % later.length]!, id: `more-${n}` }));
  const bench = rundown.filter(({ state }) => state === 'bench');
  house().show.change({ rundown: [...rundown.filter(({ state }) => state !== 'bench'), ...many, ...bench] });
  await row(page, 'more-169').waitFor({ state: 'attached' });
  // React gives a drawn element new props each time that it is drawn.
  const mark = () =>
    page.evaluate(() => {
      const propsOf = (one: Element) => Reflect.get(one, Object.keys(one).find((key) => key.startsWith('__reactProps$')) ?? '');
      const cells = () => [...document.querySelectorAll('[data-segment] > td, [role="tab"], header li')];
      const held = globalThis as typeof globalThis & { before?: Map<Element, unknown> };
      const drawn = cells().filter((cell) => held.before?.get(cell) !== propsOf(cell));
      held.before = new Map(cells().map((cell) => [cell, propsOf(cell)]));
      return [...new Set(drawn.map((cell) => cell.closest('[data-segment]')?.getAttribute('data-segment') ?? cell.textContent))];
    });
  await mark();
  const rows = house().show.view().rundown;
  house().show.change({ rundown: rows.map((one) => (one.id === 'more-100' ? { ...one, notes: 'Changed' } : one)) });
  await row(page, 'more-100').getByText('Changed').waitFor();
  expect(await mark()).toEqual(['more-100']);
  house().show.change({ nextSegmentId: 'more-7' });
  await page
    .getByRole('button', { name: /^TAKE/ })
    .getByText(text(later[7 % later.length]?.title))
    .waitFor();
  expect(await mark()).toEqual([]);
});
