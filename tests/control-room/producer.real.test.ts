// needs: chromium
/** A producer proposes and the chair accepts, each in a browser of their own; the log is read back and taken away; the order is printed. */
import { describe, expect, it } from 'vitest';
import { backupLine } from '../../server/lights.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, comeIn, director, sent, tab } = visitControlRoom();

describe('a proposal', () => {
  it('[D1, D2, K1] stands beside the chair’s TAKE with what it would change, and one press does it; Space says whose that is', async () => {
    const lin = await director();
    const zhao = await comeIn('producer', 'Zhao Min');
    const form = zhao.getByRole('form', { name: 'Propose' });
    await form.getByRole('combobox', { name: 'Segment' }).fill('Thanks');
    await zhao.getByRole('option', { name: /Thanks, and tomorrow/ }).click();
    await form.getByLabel('New planned length').fill('1:30');
    await form.getByLabel('A word to the chair').fill('tomorrow can wait');
    await form.getByRole('button', { name: 'Propose' }).click();
    const line = lin.getByTestId('proposal');
    await line.getByText('Zhao Min:').waitFor();
    expect(await line.textContent()).toContain('Thanks, and tomorrow: 3:00\u00a0→\u00a01:30');
    expect(await line.textContent()).toMatch(/off air \d\d:\d\d:\d\d · \d:\d\d before the hard out/);
    expect(await line.textContent()).toContain('tomorrow can wait');
    await line.getByRole('button', { name: /^Accept: / }).click();
    await line.waitFor({ state: 'detached' });
    expect(
      house()
        .show.view()
        .rundown.find(({ id }) => id === 'thanks')?.planned,
    ).toBe(90_000);
    await zhao.getByText('Nothing waits for the chair (Lin Jia).').waitFor();
    await zhao.keyboard.press('Space');
    await zhao.getByRole('alert').getByText('Only the chair does this.').waitFor();
    expect(sent('segment.take')).toEqual([]);
  });

  it('[D2, D3] may be withdrawn by its proposer, and says when it went stale', async () => {
    const zhao = await comeIn('producer', 'Zhao Min');
    await zhao.getByRole('button', { name: 'Propose as next: Spare: the seven provinces on a map' }).click();
    const waiting = zhao.getByRole('button', { name: /^Withdraw: insert Spare: the seven provinces/ });
    await waiting.waitFor();
    const { proposals } = house().show.view();
    house().show.change({ proposals: proposals.map((one) => ({ ...one, stale: 'place-is-past', lands: null })) });
    await zhao.getByText('The show has gone past the place it was to go to.').waitFor();
    await waiting.click();
    await waiting.waitFor({ state: 'detached' });
    await eventually(() => expect(sent('plan.withdraw')).toHaveLength(1));
  });

  it('[D4, D5] is weighed beside both ways of the vote, and sales carried on to the segment’s end', async () => {
    const zhao = await comeIn('producer', 'Zhao Min');
    await zhao.getByText(/1:15 OVER the hard out/).waitFor();
    await zhao.getByText(/1:45 before the hard out/).waitFor();
    const projection = zhao.getByTestId('projection');
    await projection.getByText('9,648 sold · 352 left').waitFor();
    house().show.change({ onAir: null });
    await projection.getByText(/^No pace to carry on/).waitFor();
  });

  it('[D12] is drawn minute by minute, with its measure beside it; keys and a mouse tell what a minute sold', async () => {
    const zhao = await comeIn('producer', 'Zhao Min');
    const bars = zhao.getByRole('application', { name: /^Net per minute, the last half hour; last minute ¥/ });
    await bars.getByText('¥20K', { exact: true }).waitFor();
    await bars.focus();
    await zhao.keyboard.press('ArrowRight');
    const told = zhao
      .getByRole('figure')
      .locator('[aria-live]')
      .filter({ hasText: /^\d\d:\d\d/ });
    await told.getByText('¥13,988.00').waitFor();
    const place = await bars.boundingBox();
    if (!place) throw new Error('The bars are nowhere.');
    await zhao.mouse.move(place.x + place.width - 4, place.y + place.height / 2);
    const last = house().show.figures().perMinute.at(-1)?.netMinor ?? 0;
    await told.getByText(`¥${new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(last / 100)}`).waitFor();
  });
});

describe('the log', () => {
  it('[D6, D7] is filtered, read back to its beginning, and taken away as a file', async () => {
    const page = await comeIn('viewer', 'Ma Li');
    await tab(page, 'Log').click();
    const older = page.getByRole('button', { name: 'Load older rows' });
    await older.click();
    await page.getByText('Older row 120', { exact: true }).waitFor();
    await older.click();
    await page.getByText(/^That is the whole log/).waitFor();
    await page.getByLabel('Find in the log').fill('older row 29');
    await page
      .getByText('Older row 299', { exact: true })
      .or(page.getByText('Older row 29', { exact: true }))
      .first()
      .waitFor();
    await page.getByText('Older row 120', { exact: true }).waitFor({ state: 'detached' });
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Log as CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('log.csv');
    await page.getByText('As run', { exact: true }).click();
    await page.getByRole('cell', { name: 'Opening', exact: true }).waitFor();
    await page.getByRole('link', { name: 'As run as JSON' }).waitFor();
  });
});

describe('the order on paper', () => {
  it('[D8, D9] opens from the episode as a page to print; the status line says the next break and that nothing takes over', async () => {
    const { rundown, polls } = house().show.view();
    const at = house().clock.now() + 600_500;
    house().show.change({
      rundown: rundown.map((row) => (row.id === 'order-rice' ? { ...row, kind: 'break', expectedStart: at } : row)),
      lines: [backupLine(house().clock.now())],
    });
    const page = await comeIn('director', 'Lin Jia');
    // Whoever takes sees a vote that is open, and the break under it; what stands beside them does not move.
    const [open, next] = [page.getByRole('status').getByText('VOTE OPEN'), page.getByText('Next break in')];
    await open.waitFor();
    expect(await next.locator('../..').textContent()).toMatch(/Next break in(10:0\d|9:[345]\d)/);
    const bar = page.getByRole('banner').first();
    const beside = () => Promise.all(['Segment left', 'Off air at'].map((name) => bar.getByText(name).boundingBox()));
    const stood = await beside();
    house().show.change({ polls: polls.map((one) => (one.phase === 'open' ? { ...one, phase: 'closing', lastCloseAt: at } : one)) });
    await open.waitFor({ state: 'detached' });
    expect(await bar.getByTestId('vote-stands').textContent(), 'until the last path closes').toMatch(/^CLOSING(10:0\d|9:[345]\d)/);
    expect(await beside()).toEqual(stood);
    house().show.change({ polls: polls.filter(({ phase }) => phase !== 'open') });
    await bar.getByTestId('vote-stands').waitFor({ state: 'detached' });
    expect(await next.locator('../..').textContent()).toMatch(/Next break in(10:0\d|9:[345]\d)/);
    expect(await beside()).toEqual(stood);
    await page.getByRole('listitem').filter({ hasText: 'Backup' }).getByText('none').waitFor();
    await tab(page, 'Episode').click();
    const [paper] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Print the back-timed running order' }).click(),
    ]);
    await paper.getByRole('columnheader', { name: 'Latest' }).waitFor();
    await paper.getByText('out-words: “…and that is Luochuan”').first().waitFor();
    await paper.getByRole('link', { name: '中文' }).click();
    await paper.getByRole('columnheader', { name: '最晚' }).waitFor();
  });
});
