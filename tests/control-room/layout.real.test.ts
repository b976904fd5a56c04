// needs: chromium
/** Positions and layouts in a real browser: looked at by anybody, laid out by each, remembered by operator. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, director, comeIn, sent, tab } = visitControlRoom();

const desk = (page: Page, position: string) => page.locator(`main[data-position="${position}"]`);
const goTo = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /^Position: / }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
};
const arrange = async (page: Page, column: string, deed: string) =>
  page.getByRole('dialog').getByRole('region', { name: column, exact: true }).getByRole('button', { name: deed, exact: true }).click();
/** What stands in each column, from left to right, as the dialog says it. */
const columns = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('region', { name: /^Column / })
    .evaluateAll((boxes) =>
      boxes.map((box) => [...box.querySelectorAll('[data-piece]')].map((one) => one.getAttribute('data-piece')).join('+')),
    );
const openLayout = (page: Page) => page.getByRole('button', { name: 'Layout', exact: true }).click();
const widthOf = async (page: Page) =>
  Math.round((await page.getByRole('region', { name: 'Rundown', exact: true }).boundingBox())?.width ?? 0);

describe('positions', () => {
  it('[C8] are looked at by anybody, here and in a window of their own, and what they press stays with their role', async () => {
    const page = await comeIn('graphics', 'Ren Bo');
    await desk(page, 'graphics').waitFor();
    await goTo(page, 'Vote');
    await desk(page, 'vote').getByRole('region', { name: 'Votes' }).waitFor();
    await goTo(page, 'Show caller');
    await desk(page, 'caller').getByRole('button', { name: /^TAKE/ }).waitFor();
    await page.keyboard.press(' ');
    await desk(page, 'caller').getByRole('button', { name: /^TAKE/ }).click({ force: true });
    await page.getByText('As graphics you may not do this.').first().waitFor();
    expect(sent('segment.take')).toEqual([]);
    await page.getByRole('button', { name: /^Position: / }).click();
    const [second] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('menuitem', { name: 'This position in a window of its own' }).click(),
    ]);
    await desk(second, 'caller').waitFor();
    await second.evaluate(() => location.assign('#/log'));
    await desk(second, 'log').getByRole('region', { name: 'Log' }).waitFor();
    await second.reload();
    await desk(second, 'log').getByTestId('now').waitFor();
    await desk(page, 'caller').waitFor();
  });

  it('[C8] open by role, and what is not a position in the address is the usual one', async () => {
    const page = await comeIn('auditor', 'Ai Li');
    await desk(page, 'vote').waitFor();
    await page.evaluate(() => location.assign('#/nowhere'));
    await page.reload();
    await desk(page, 'vote').waitFor();
  });
});

describe('the layout of a desk', () => {
  it('[C9] is changed by its operator, is there in another browser, and is usual again by one press', async () => {
    const page = await director();
    await openLayout(page);
    await expect.poll(() => columns(page)).toEqual(['body', 'rundown', 'cues']);
    await arrange(page, 'Column 3', 'Cues: to the left');
    await expect.poll(() => columns(page)).toEqual(['body', 'cues', 'rundown']);
    const second = page.getByRole('dialog').getByRole('region', { name: 'Column 2', exact: true });
    await second.getByLabel('Add a panel here').first().click();
    await page.getByRole('option', { name: 'Guests', exact: true }).click();
    await expect.poll(() => columns(page)).toEqual(['body', 'cues+guests', 'rundown']);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await desk(page, 'caller').getByRole('region', { name: 'Guests' }).waitFor();

    const other = await comeIn('director', 'Lin Jia');
    await desk(other, 'caller').getByRole('region', { name: 'Guests' }).waitFor();
    await openLayout(other);
    await expect.poll(() => columns(other)).toEqual(['body', 'cues+guests', 'rundown']);
    await other.getByRole('button', { name: 'Back to the usual layout' }).click();
    await expect.poll(() => columns(other)).toEqual(['body', 'rundown', 'cues']);

    const stranger = await comeIn('producer', 'Wu Tong');
    await goTo(stranger, 'Show caller');
    await tab(stranger, 'Cues').waitFor();
    expect(await desk(stranger, 'caller').getByRole('region', { name: 'Guests' }).count()).toBe(0);
  });

  it('[C9] has its edges moved by keys, kept over a reload', async () => {
    const page = await director();
    const before = await widthOf(page);
    const edge = page.getByRole('separator', { name: 'Width of the column' }).last();
    await edge.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await eventually(async () => expect(await widthOf(page)).toBeGreaterThan(before + 40));
    const after = await widthOf(page);
    await eventually(async () => {
      const kept = await page.evaluate(async () => (await fetch('/operators/desk')).json());
      expect(Object.keys(kept.layouts)).toEqual(['caller.narrow']);
    });
    await page.reload();
    await eventually(async () => expect(Math.abs((await widthOf(page)) - after)).toBeLessThanOrEqual(2));
    expect(sent('segment.take')).toEqual([]);
  });

  it('[C9] that is broken, here or on the server, is the usual one', async () => {
    const page = await director();
    const put = await page.evaluate(async () => {
      localStorage.setItem('cuecart.desk.director.Lin Jia', '{"memory":{"layouts":{"caller.narrow":');
      const column = { size: 1, slots: [{ panel: 'no-such-panel', size: 1 }] };
      const body = JSON.stringify({ layout: 'caller.narrow', as: [column] });
      return (await fetch('/operators/desk', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })).status;
    });
    expect(put).toBe(200);
    await page.reload();
    await desk(page, 'caller').getByRole('region', { name: 'Cues' }).waitFor();
    await openLayout(page);
    await expect.poll(() => columns(page)).toEqual(['body', 'rundown', 'cues']);
  });

  it('[K3,C9] has its changed keys with it in another browser', async () => {
    const page = await director();
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Change the key: Freeze or resume the clock' }).click();
    await page.keyboard.press('h');
    await page.getByText('Freeze or resume the clock: now H.').waitFor();
    await eventually(async () => {
      const kept = await page.evaluate(async () => (await fetch('/operators/desk')).json());
      expect(kept.keys).toBe('freeze=h');
    });
    const other = await comeIn('director', 'Lin Jia');
    await eventually(async () =>
      expect(await other.getByRole('button', { name: /^Freeze clock/ }).getAttribute('aria-keyshortcuts')).toBe('H'),
    );
  });
});

describe('a proposal', () => {
  it('[K7] is told whole but for its title, and accepted by the chair’s key, which its button shows', async () => {
    const page = await director();
    const { at } = house().show.view();
    const edit = { do: 'skip' as const, segmentId: 'order-eggs', skipped: true };
    house().show.change({ proposals: [{ id: 'p1', at, byId: 'op-wu', by: 'Wu Tong', edit, note: null, stale: null, lands: null }] });
    const accept = page.getByTestId('proposal').getByRole('button', { name: /^Accept/ });
    await accept.waitFor();
    expect(await accept.getAttribute('aria-keyshortcuts')).toBe('Y');
    const note = 'Tomorrow can wait, and the guest after this one has a train to catch: if we are late she leaves without a word.';
    const retime = { do: 'retime' as const, segmentId: 'guest-eggs', planned: 120_000 };
    house().show.change({ proposals: [{ id: 'p1', at, byId: 'op-wu', by: 'Wu Tong', edit: retime, note, stale: null, lands: null }] });
    const line = page.getByTestId('proposal');
    for (const words of ['Wu Tong:', ': 7:00\u00a0→\u00a02:00', note]) {
      const told = line.getByText(words).last();
      await told.waitFor();
      expect(await told.evaluate((one) => one.scrollWidth <= one.clientWidth), `${words} is whole`).toBe(true);
      const [inner, outer] = [await told.boundingBox(), await line.boundingBox()];
      if (!inner || !outer) throw new Error(`${words} is not drawn.`);
      expect(inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width, `${words} is in sight`).toBe(true);
      expect(inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height, `${words} is in sight`).toBe(true);
    }
    await page.keyboard.press('y');
    await eventually(() => expect(sent('plan.accept')).toMatchObject([{ proposalId: 'p1' }]));
    await page.getByTestId('proposal').waitFor({ state: 'detached' });
  });
});
