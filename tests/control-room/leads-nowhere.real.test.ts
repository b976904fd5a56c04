// needs: chromium
/** Votes that come to nothing, and the dialog that is left at once, in a real browser. */
import { describe, expect, it } from 'vitest';
import type { PollRow } from '../../server/contract/views.ts';
import { visitControlRoom } from './visit.ts';

const { house, comeIn } = visitControlRoom();

describe('what leads nowhere', () => {
  it('offers no result below the quorum, neither verified nor deferred, and a void vote says only that', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    const become = (patch: Partial<PollRow>) =>
      house().show.change({
        polls: house()
          .show.view()
          .polls.map((poll) => (poll.id === 'poll-apples' ? { ...poll, ...patch } : poll)),
      });
    const apples = page.locator('[data-poll="poll-apples"]');
    const counted = { ...house().show.view().polls[1]!.counted!, revision: 99, yea: 12, nay: 5, final: true };
    become({ phase: 'verified', verifiedBy: 'Wu Tong', counted });
    await apples.getByText('Below the quorum: 17 of 100. Defer it or void it.').waitFor();
    expect(await apples.getByRole('button').allTextContents()).toEqual(['Defer …', 'Void …']);
    become({ phase: 'deferred', reason: 'too few' });
    await page.getByRole('button', { name: /^Would you buy Luochuan apples/ }).click();
    await apples.getByText('Reason: too few').waitFor();
    expect(await apples.getByRole('button').allTextContents()).toEqual(['Void …']);
    expect(await apples.getByText('Verified by').count()).toBe(0);
    become({ phase: 'void', reason: 'wrong product shown' });
    await apples.getByText('Reason: wrong product shown').waitFor();
    expect(await apples.getByText(/FINAL COUNT|do not say it|not revealed before/).count()).toBe(0);
  });

  it('leaves “we are here” at the first Escape, keeps a choice made twice, and opens with none', async () => {
    const page = await comeIn('director', 'Lin Jia');
    const [me] = house().door.operators();
    house().show.change({ chair: { operatorId: me?.id ?? '', name: 'Lin Jia' } });
    const dialog = page.getByRole('dialog');
    const which = dialog.getByRole('combobox');
    await page.getByRole('button', { name: 'We are here' }).click();
    for (const _time of ['first', 'again']) {
      await which.click();
      await page.getByRole('option', { name: 'Order now: Luochuan apples' }).click();
    }
    expect(await dialog.getByRole('button', { name: 'Go on from here' }).isEnabled()).toBe(true);
    await dialog.getByLabel('For how long already').press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'We are here' }).click();
    await which.waitFor();
    expect(await which.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
