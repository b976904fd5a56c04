// needs: chromium
/** The pages that are watched by a link, in a real browser: what a presenter reads, and what a prompter never does. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SegmentRow } from '../../server/contract/views.ts';
import { eventually } from '../run/eventually.ts';
import { copiesByHand } from './no-clipboard.ts';
import { lettersOf } from './pretend-house.ts';
import { visitControlRoom } from './visit.ts';

const { house, openPage, comeIn, reopen } = visitControlRoom();

const director = async (): Promise<Page> => {
  const desk = await comeIn('director', 'Lin Jia');
  await desk
    .getByRole('tab', { name: /^Views/ })
    .first()
    .click();
  return desk;
};
const makeLink = async (desk: Page, kind: string, name: string): Promise<string> => {
  const made = desk.getByTestId('made-link');
  const before = (await made.count()) === 0 ? '' : await made.inputValue();
  await desk.getByLabel('Name', { exact: true }).fill(name);
  await desk.getByRole('combobox', { name: 'View', exact: true }).click();
  await desk.getByRole('option', { name: kind, exact: true }).click();
  await desk.getByRole('button', { name: 'Make a link' }).click();
  await desk.getByRole('button', { name: `Revoke: ${name}` }).waitFor();
  // Its row may stand there sooner than the link, and the link before it until then.
  await eventually(async () => expect(await made.inputValue()).not.toBe(before));
  return made.inputValue();
};
const watch = async (link: string): Promise<Page> => {
  const page = await openPage();
  await page.goto(link);
  await page.locator('[data-kind]').waitFor();
  await lettersOf(page);
  return page;
};

describe('the presenter', () => {
  it('[W6] reads a message, says to have seen it, and its sender sees both marks', async () => {
    const desk = await director();
    const page = await watch(await makeLink(desk, 'Presenter', 'Studio 1'));
    await desk.getByText('1 HERE').waitFor();
    await desk.getByRole('button', { name: 'Sold out, stop selling' }).click();
    await page.getByText('Sold out, stop selling').waitFor();
    await desk.getByText('DELIVERED', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Seen' }).click();
    await desk.getByText('SEEN', { exact: true }).waitFor();
    await desk.getByRole('button', { name: 'Clear: Sold out, stop selling' }).click();
    await page.getByText('Sold out, stop selling').waitFor({ state: 'detached' });
  });

  it('[W10] sees that the end was asked for and when it comes, until it is taken back', async () => {
    const page = await watch(await makeLink(await director(), 'Presenter', 'Studio 1'));
    house().show.change({ finishing: { endsAt: house().clock.now() + 600_000, by: 'Lin Jia', reason: null } });
    await page
      .getByTestId('finishing')
      .getByText(/^FINISHING · off air in (10:00|9:5\d)$/)
      .waitFor();
    house().show.change({ finishing: null });
    await page.getByTestId('finishing').waitFor({ state: 'detached' });
  });

  it('[W3] reads what is left in figures as wide as their column and never wider, over too, and the time of day before air', async () => {
    const page = await watch(await makeLink(await director(), 'Presenter', 'Studio 1'));
    const left = page.getByTestId('left');
    const share = () =>
      left.evaluate(
        (one) => (one.firstElementChild?.getBoundingClientRect().width ?? 0) / (one.parentElement?.getBoundingClientRect().width ?? 1),
      );
    const { onAir } = house().show.view();
    if (!onAir) throw new Error('The sample has nothing on air.');
    house().show.change({ onAir: { ...onAir, endsAt: house().clock.now() - 754_000 } });
    await left.getByText(/^−12:[345]\d$/).waitFor();
    expect(await share()).toBeGreaterThan(0.9);
    expect(await share()).toBeLessThanOrEqual(1);
    house().show.change({ onAir: null });
    await left.getByText(/^\d\d:\d\d:\d\d$/).waitFor();
    expect(await share()).toBeLessThanOrEqual(1);
  });

  it('[W1,C30] whose link is revoked is told so at once and shown nothing more', async () => {
    const desk = await director();
    const page = await watch(await makeLink(desk, 'Presenter', 'Studio 1'));
    await page.getByText('Luochuan apples').first().waitFor();
    await copiesByHand(desk, desk.getByTestId('made-link'), desk.getByRole('region', { name: 'Views', exact: true }));
    await desk.getByRole('button', { name: 'Revoke: Studio 1' }).click();
    await page.getByText('This link is not good any more').waitFor();
    expect(await page.locator('#view').textContent()).toBe('This link is not good any more. Ask the director for another.');
    await page.reload();
    await page.getByText('This link is not good any more').waitFor();
  });

  it('[W7] reads LINE LOST with the age of what stands there, and is right again by itself, in a rehearsal too', async () => {
    const desk = await director();
    const page = await watch(await makeLink(desk, 'Presenter', 'Studio 1'));
    await house().close();
    await page.getByRole('alert').getByText('LINE LOST').waitFor();
    await page.getByText(/This is how it was .* ago/).waitFor();
    expect(await page.getByText('Luochuan apples').first().isVisible()).toBe(true);
    await reopen();
    house().show.change({ activation: { id: 'act-2', kind: 'rehearsal' } });
    await page.getByText('LINE LOST').waitFor({ state: 'detached' });
    await page.getByText('REHEARSAL · REHEARSAL').waitFor();
  });
});

describe('the studio clock', () => {
  it('has a lamp that is red for what viewers see, and for no rehearsal', async () => {
    const page = await watch(await makeLink(await director(), 'Studio clock', 'Wall'));
    const lamp = page.locator('.state');
    await lamp.getByText('ON AIR').waitFor();
    house().show.change({ activation: { id: 'act-2', kind: 'rehearsal' } });
    await lamp.getByText('REHEARSAL').waitFor();
    expect(await lamp.getAttribute('class')).not.toContain('onAir');
  });
});

describe('the prompter', () => {
  const topOf = (page: Page, id: string) => page.locator(`[data-place="${id}"]`).evaluate((item) => item.getBoundingClientRect().top);
  const longer = (row: SegmentRow): SegmentRow => ({ ...row, notes: 'A long new note. '.repeat(60) });
  const edit = (change: (rows: readonly SegmentRow[]) => readonly SegmentRow[]) =>
    house().show.change({ rundown: change(house().show.view().rundown) });

  it('[W8] never moves what is under the eye when the rundown is edited above it', async () => {
    const page = await watch(await makeLink(await director(), 'Prompter', 'Glass'));
    await page.getByRole('combobox', { name: 'Jump to' }).selectOption('guest-rice');
    const before = await topOf(page, 'guest-rice');
    edit((rows) => rows.map((row) => (row.id === 'opening' ? longer(row) : row)));
    await page.getByText('A long new note.').waitFor();
    expect(Math.abs((await topOf(page, 'guest-rice')) - before)).toBeLessThanOrEqual(1);
    edit((rows) => rows.filter(({ id }) => id !== 'opening' && id !== 'guest-oranges'));
    await page.locator('[data-place="opening"]').waitFor({ state: 'detached' });
    expect(Math.abs((await topOf(page, 'guest-rice')) - before)).toBeLessThanOrEqual(1);
    edit((rows) => rows.map((row) => (row.id === 'closing' ? longer(row) : row)));
    await page.getByText('A long new note.').waitFor();
    expect(Math.abs((await topOf(page, 'guest-rice')) - before)).toBeLessThanOrEqual(1);
  });

  it('[W8] rolls and stops by pedal and wheel, faster and slower, and mirrors', async () => {
    const page = await watch(await makeLink(await director(), 'Prompter', 'Glass'));
    const start = await topOf(page, 'guest-rice');
    await page.keyboard.press('PageDown');
    await page.getByText('speed 4').waitFor();
    await page.keyboard.press('Space');
    await eventually(async () => expect(await topOf(page, 'guest-rice')).toBeLessThan(start - 20));
    await page.mouse.move(600, 300);
    await page.mouse.wheel(0, 100);
    await page.getByText('speed 5').waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Run (Space)' }).waitFor();
    const [stopped] = [await topOf(page, 'guest-rice'), await page.evaluate(() => new Promise(requestAnimationFrame))];
    await page.getByRole('button', { name: 'Mirror' }).click();
    expect(await page.getByTestId('script').evaluate((text) => getComputedStyle(text).transform)).toContain('matrix(-1');
    expect(Math.abs((await topOf(page, 'guest-rice')) - stopped)).toBeLessThanOrEqual(1);
  });

  /** How far below the eye line the heading begins, in px. */
  const belowEye = (page: Page, id: string) =>
    page.locator(`[data-place="${id}"]`).evaluate((item) => {
      const { top, height } = (item.closest('.roll') as HTMLElement).getBoundingClientRect();
      return item.getBoundingClientRect().top - top - height * 0.33;
    });
  const take = (segmentId: string) =>
    edit((rows) => {
      const played = rows.map((row): SegmentRow => (row.state === 'on-air' ? { ...row, state: 'done' } : row));
      return played.map((row): SegmentRow => (row.id === segmentId ? { ...row, state: 'on-air' } : row));
    });
  const isTaken = (page: Page, segmentId: string) => page.locator(`[data-place="${segmentId}"].on-air`).waitFor();

  it('[W9] is driven by hand, or follows each take once the show drives, after a reload too', async () => {
    const page = await watch(await makeLink(await director(), 'Prompter', 'Glass'));
    const drives = page.getByRole('combobox', { name: 'Who drives' });
    const before = await topOf(page, 'guest-rice');
    take('guest-eggs');
    await isTaken(page, 'guest-eggs');
    expect(Math.abs((await topOf(page, 'guest-rice')) - before), 'driven by hand').toBeLessThanOrEqual(1);
    await drives.selectOption('show');
    await eventually(async () => expect(Math.abs(await belowEye(page, 'guest-eggs'))).toBeLessThanOrEqual(2));
    take('guest-rice');
    await eventually(async () => expect(Math.abs(await belowEye(page, 'guest-rice'))).toBeLessThanOrEqual(2));
    await page.reload();
    await eventually(async () => expect(Math.abs(await belowEye(page, 'guest-rice'))).toBeLessThanOrEqual(2));
    await drives.selectOption('hand');
    take('guest-tea');
    await isTaken(page, 'guest-tea');
    expect(Math.abs(await belowEye(page, 'guest-rice')), 'by hand again').toBeLessThanOrEqual(2);
  });

  it('[W9] has larger and smaller letters within bounds, with the same words at the eye, and keeps their size', async () => {
    const page = await watch(await makeLink(await director(), 'Prompter', 'Glass'));
    await page.getByRole('combobox', { name: 'Jump to' }).selectOption('guest-rice');
    const letters = () => page.locator('.roll').evaluate((roll) => Number.parseFloat(getComputedStyle(roll).fontSize));
    const [larger, smaller] = [page.getByRole('button', { name: 'A+' }), page.getByRole('button', { name: 'A−' })];
    const usual = await letters();
    for (const [button, most] of [
      [larger, 120],
      [smaller, 32],
    ] as const) {
      for (let times = 0; times < 9; times += 1) await button.click();
      await eventually(async () => expect(await letters()).toBe(most));
      expect(Math.abs(await belowEye(page, 'guest-rice'))).toBeLessThanOrEqual(2);
    }
    expect(usual).toBeGreaterThan(32);
    await larger.click();
    await eventually(async () => expect(await letters()).toBe(40));
    await page.reload();
    await eventually(async () => expect(await letters()).toBe(40));
  });
});

describe('a value from outside', () => {
  it('[C20] says OLD with its age on the floor and to the presenter once its source is silent, and is fresh again by itself', async () => {
    const desk = await director();
    const presenter = await watch(await makeLink(desk, 'Presenter', 'Studio 1'));
    const floor = await watch(await makeLink(desk, 'Floor', 'Tablet'));
    const shot = floor.getByRole('listitem').filter({ hasText: 'ON PROGRAM' });
    await shot.waitFor();
    expect(await floor.locator('.oldWord').count()).toBe(0);
    const { show, clock } = house();
    const { switcher } = show.view();
    const clip = { clipId: 'c', title: 'Orchard', then: 'hold', endsAt: clock.now() + 60_000, by: 'switcher' } as const;
    show.change({ switcher: { ...switcher, at: clock.now() - 30_000 }, ordersAsOf: clock.now() - 372_000, clip });
    await shot.getByText(/^OLD 0:3\d$/).waitFor();
    expect(await shot.getAttribute('class')).toBe('wasOnProgram');
    await floor
      .getByTestId('clip')
      .getByText(/^OLD 0:3\d$/)
      .waitFor();
    await presenter
      .locator('.stock')
      .getByText(/^OLD 6:1\d$/)
      .waitFor();
    show.change({ switcher: { ...switcher, at: clock.now() }, ordersAsOf: clock.now() });
    await floor.locator('.oldWord').first().waitFor({ state: 'detached' });
    await presenter.locator('.oldWord').waitFor({ state: 'detached' });
    expect(await shot.getAttribute('class')).toBe('onProgram');
  });
});
