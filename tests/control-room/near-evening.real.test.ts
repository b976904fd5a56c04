// needs: chromium
/** An evening in earnest comes near while somebody rehearses: every position counts to it, and every view says that this is a rehearsal. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../server/contract/units.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, openPage, comeIn, tab } = visitControlRoom();
const bar = (page: Page) => page.getByRole('region', { name: 'This is a rehearsal' });

describe('an evening that is near', () => {
  it('[R6] is counted to on every position, louder and louder, in the series’ zone; every view says REHEARSAL', async () => {
    const desk = await comeIn('director', 'Lin Jia');
    const { show, clock } = house();
    show.change({ activation: { id: 'a', kind: 'rehearsal' }, rehearsal: { from: null, crowd: null, hadCrowd: false } });
    expect(await bar(desk).getAttribute('data-near')).toBe('far');
    const [first] = show.view().episodes;
    if (!first) throw new Error('There is no episode.');
    const starts = (startsAt: number) =>
      show.change({ episodes: [{ ...first, planned: { startsAt, hardOut: startsAt + minutes(120), zone: 'Asia/Shanghai' } }] });
    for (const [left, near, says] of [
      [45, 'hour', 'Less than an hour to the evening'],
      [20, 'half', 'LESS THAN 30 MINUTES TO AIR'],
      [8, 'ten', 'LESS THAN 10 MINUTES TO AIR'],
      [4, 'five', 'LESS THAN 5 MINUTES TO AIR: END THE REHEARSAL'],
      [-3, 'late', 'THE EVENING SHOULD BE ON AIR: END THE REHEARSAL'],
    ] as const) {
      const at = clock.now() + minutes(left);
      starts(at);
      await desk.locator(`[data-near="${near}"]`).getByText(says).waitFor();
      const there = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' });
      expect(await bar(desk).textContent()).toContain(`${there.format(at)} Asia/Shanghai`);
    }
    const sit = async (role: 'producer' | 'vote' | 'guests') => {
      const page = await comeIn(role, role);
      await page.locator('[data-near="late"]').waitFor();
      expect(await bar(page).getByRole('button', { name: 'End the rehearsal' }).count()).toBe(role === 'producer' ? 1 : 0);
      await page.context().close();
    };
    await Promise.all((['producer', 'vote', 'guests'] as const).map(sit));
    const links: string[] = [];
    await tab(desk, 'Views').click();
    for (const kind of ['Presenter', 'Prompter', 'Floor', 'Green room', 'Studio clock']) {
      await desk.getByLabel('Name', { exact: true }).fill(kind);
      await desk.getByRole('combobox', { name: 'View', exact: true }).click();
      await desk.getByRole('option', { name: kind, exact: true }).click();
      await desk.getByRole('button', { name: 'Make a link' }).click();
      await desk.getByRole('button', { name: `Revoke: ${kind}` }).waitFor();
      const made = desk.getByTestId('made-link');
      await eventually(async () => expect(links).not.toContain(await made.inputValue()));
      links.push(await made.inputValue());
    }
    const watch = async (link: string) => {
      const view = await openPage();
      await view.goto(link);
      await view.locator('[data-kind]').waitFor();
      await view.getByText('REHEARSAL · REHEARSAL').waitFor();
    };
    await Promise.all(links.map(watch));
  });
});
