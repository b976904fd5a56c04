// needs: chromium
/** What two people decide about a vote, in a real browser: one proposes, both see before and after, the other confirms. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MotionRow, PollRow } from '../../server/contract/views.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';
import { burst, closed, finalCount, flipping, voting } from './vote-samples.ts';

const { house, comeIn, openPage, sent } = visitControlRoom();
const now = () => house().clock.now();
const rows = () => house().show.view().polls;
const apples = () => rows()[1]!;
const become = (patch: Partial<PollRow>, id = 'poll-apples') =>
  house().show.change({ polls: rows().map((poll) => (poll.id === id ? { ...poll, ...patch } : poll)) });
const idOf = (name: string) =>
  house()
    .door.operators()
    .find((one) => one.name === name)?.id ?? '';
const counted = () => become({ phase: 'counting', ...closed(now()), counted: finalCount(apples(), 12_400, 9900), verdict: 'yea' });
/** The door has counted what was proposed. */
const weigh = (patch: Partial<MotionRow>) => become({ motions: apples().motions.map((one) => ({ ...one, ...patch })) });
const waits = (page: Page) => page.locator('[data-motion][data-state="waiting"]');

describe('what two people decide', () => {
  it('leaves out a burst: proposed from what looked doubtful, flips the outcome in large words, confirmed by the other one', async () => {
    house().show.change({ voting: voting(now(), [burst('poll-apples', now())]) });
    counted();
    const wu = await comeIn('vote', 'Wu Tong');
    const he = await comeIn('vote', 'He Chuan');
    await wu.getByRole('button', { name: 'Propose leaving out …' }).press('Enter');
    const dialog = wu.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Propose' }).isEnabled()).toBe(false);
    await dialog.getByRole('button', { name: /^the burst from/ }).click();
    await dialog.getByLabel('Reason').fill('one network, seven seconds');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [asked] = sent('poll.propose');
    expect(asked).toMatchObject({ motion: { kind: 'exclude', exclusions: [{ kind: 'span' }], reason: 'one network, seven seconds' } });
    await he.getByText('THE DOOR IS COUNTING').waitFor();
    const { before, after } = flipping(now());
    weigh({ before, after, state: 'waiting' });
    await waits(wu).getByText('Someone else must confirm this.').waitFor();
    expect(
      await waits(wu)
        .getByRole('button', { name: /^Confirm/ })
        .count(),
    ).toBe(0);
    expect(await waits(he).textContent()).toMatch(/Proposed by Wu Tong.*Before12,400 : 9,900YEA.*After8,200 : 9,900NAY/);
    expect(await waits(he).locator('[data-effect="flips"]').textContent()).toBe('THE OUTCOME FLIPS: YEA → NAY');
    const verify = wu.getByRole('button', { name: /^Verify/ });
    const toSign = wu.getByRole('region', { name: 'These figures will be signed' });
    await toSign.getByText('Something proposed about it waits: settle that first.').waitFor();
    expect(await verify.evaluate((one) => getComputedStyle(one).borderStyle)).toBe('dashed');
    await verify.press('Enter');
    await wu.getByRole('alert').filter({ hasText: 'settle that first' }).waitFor();
    await waits(he).getByRole('button', { name: 'Confirm 8,200 : 9,900' }).click();
    await wu.locator('[data-motion][data-state="confirmed"]').getByText('Confirmed by He Chuan').waitFor();
    expect(sent('poll.confirm')).toMatchObject([{ motionId: 'motion-1', saw: { yea: 8200, nay: 9900 } }]);
  });

  it('[V36] says before the button, in words, who let the other one in, and after it too', async () => {
    counted();
    const lin = await comeIn('director', 'Lin Jia');
    const invited = async (name: string) => {
      await lin.getByRole('button', { name: 'Operators' }).click();
      await lin.getByLabel('Name', { exact: true }).fill(name);
      await lin.getByRole('button', { name: 'Invite' }).click();
      const link = await lin.getByLabel('Sign-in link').inputValue();
      await lin.keyboard.press('Escape');
      // Opened again while it goes, it would still hold this link.
      await lin.getByRole('dialog').waitFor({ state: 'detached' });
      const page = await openPage();
      await page.goto(link);
      await page.locator('[data-activation]').waitFor();
      return page;
    };
    const wu = await invited('Wu Tong');
    const he = await invited('He Chuan');
    const by = house()
      .door.operators()
      .find(({ name }) => name === 'Wu Tong');
    become({ motions: [flipping(now(), { byId: by?.id ?? '', invitedBy: by?.invitedBy ?? [] })] });
    await he.getByText('You and Wu Tong were both let in by Lin Jia. Confirm only what you have looked at yourself.').waitFor();
    const said = lin.locator('[data-tie="inviter"]');
    await lin
      .getByRole('tab', { name: /^Votes/ })
      .first()
      .click();
    expect(await said.textContent()).toBe(
      'Wu Tong was invited by you. Confirm only if Wu Tong is another person who wants this too. The record and the statement of result will say that you invited them.',
    );
    expect(await wu.locator('[data-tie]').count()).toBe(0);
    const button = waits(lin).getByRole('button', { name: 'Confirm 8,200 : 9,900' });
    const [words, press] = [await said.boundingBox(), await button.boundingBox()];
    expect(words!.y + words!.height).toBeLessThanOrEqual(press!.y);
    weigh({ apart: true });
    await said.getByText('In this series somebody must confirm it who was let in apart from Wu Tong.').waitFor();
    expect(await button.count()).toBe(0);
    weigh({ apart: false });
    await button.click();
    await wu.locator('[data-tie-after="inviter"]').getByText('who had let Wu Tong in').waitFor();
    expect(sent('poll.confirm')).toHaveLength(1);
  });

  it('types a span to the second, and says what is wrong with one that ends before it begins', async () => {
    counted();
    const page = await comeIn('vote', 'Wu Tong');
    await page.getByRole('button', { name: 'Propose leaving out …' }).click();
    const dialog = page.getByRole('dialog');
    const add = dialog.getByRole('button', { name: 'Add' });
    const [from, to] = await Promise.all(
      ['From', 'To'].map((name) => dialog.getByLabel(name, { exact: true }).getAttribute('placeholder')),
    );
    await dialog.getByLabel('From', { exact: true }).fill(to!);
    await dialog.getByLabel('To', { exact: true }).fill(from!);
    await dialog.getByText('The end lies before the beginning.').waitFor();
    expect(await add.isEnabled()).toBe(false);
    await dialog.getByLabel('From', { exact: true }).fill(from!);
    await dialog.getByLabel('To', { exact: true }).fill(to!);
    await add.click();
    const open = dialog.getByRole('checkbox', { name: /^open/ });
    await open.click();
    expect(await open.isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await dialog.getByLabel('Reason').fill('nobody was on air');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { opensAt, endsAt } = apples();
    const whole = (at: number | null) => Math.floor((at ?? 0) / 1000) * 1000;
    const span = { kind: 'span', from: whole(opensAt), to: whole(endsAt) + 999 };
    expect(sent('poll.propose')).toMatchObject([{ motion: { exclusions: [span, { kind: 'tier', tier: 'open' }] } }]);
  });

  it('takes a proposal back, and shows the other one’s refusal where it was pressed', async () => {
    counted();
    const page = await comeIn('vote', 'Wu Tong');
    house().hold(true);
    become({ motions: [flipping(now(), { byId: idOf('Wu Tong') })] });
    house().hold(false);
    const he = await comeIn('vote', 'He Chuan');
    house().hold(true);
    weigh({ after: { yea: 8300, nay: 9900, decision: 'nay' } });
    await waits(he).getByRole('button', { name: 'Confirm 8,200 : 9,900' }).click();
    await he.locator('[data-refusal="counts-differ"]').getByText('Look again').waitFor();
    house().hold(false);
    await waits(page).getByRole('button', { name: 'Withdraw' }).click();
    await page.locator('[data-motion][data-state="withdrawn"]').waitFor();
    await eventually(async () => expect(await he.getByRole('button', { name: /^Confirm/ }).count()).toBe(0));
  });

  it('corrects a result that was on air, and shows both', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ phase: 'revealed', ...closed(now()), counted: finalCount(apples(), 12_400, 9900), decision: 'yea', verdict: 'yea' });
    await page.getByRole('button', { name: /^Would you buy Luochuan apples/ }).click();
    await page.getByRole('button', { name: 'Propose a correction …' }).click();
    await page.getByRole('dialog').getByText('Viewers and partners are told both, and the reason as it stands here.').waitFor();
    const web = page.getByRole('checkbox', { name: /^web/ });
    const satellite = page.getByRole('checkbox', { name: /^Satellite TV/ });
    await web.click();
    await satellite.click();
    await satellite.click();
    expect([await web.isChecked(), await satellite.isChecked()]).toEqual([true, false]);
    await page.getByLabel('Reason').fill('the site showed another product');
    await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(sent('poll.propose')).toMatchObject([{ motion: { kind: 'correct', exclusions: [{ kind: 'path', path: 'web' }] } }]);
    const reason = 'the site showed another product';
    become({
      motions: [],
      counted: finalCount(apples(), 4960, 5000),
      decision: 'nay',
      corrected: { decision: 'yea', yea: 12_400, nay: 9900, reason },
    });
    const both = page.getByRole('region', { name: 'CORRECTED' });
    expect(await both.textContent()).toMatch(/Was on air12,400 : 9,900YEA.*Stands now4,960 : 5,000NAY.*another product/);
  });

  it('[V13] corrects to a tie by the chair’s word: proposed with it, shown, and confirmed only with the chair as one of the two', async () => {
    become({ phase: 'revealed', ...closed(now()), tie: 'chair', counted: finalCount(apples(), 12_400, 9900), decision: 'yea' });
    const wu = await comeIn('vote', 'Wu Tong');
    const he = await comeIn('vote', 'He Chuan');
    await wu.getByRole('button', { name: /^Would you buy Luochuan apples/ }).click();
    await wu.getByRole('button', { name: 'Propose a correction …' }).click();
    const dialog = wu.getByRole('dialog');
    await dialog.getByText('If it is a tie, the chair says').waitFor();
    await dialog.getByText('Nay', { exact: true }).click();
    await dialog.getByLabel('Reason').fill('a feed was off');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(sent('poll.propose')).toMatchObject([{ motion: { kind: 'correct', chairSays: 'nay' } }]);
    weigh({
      before: { yea: 12_400, nay: 9900, decision: 'yea' },
      after: { yea: 9900, nay: 9900, decision: 'chair' },
      state: 'waiting',
    });
    await waits(he).getByText('If it is a tie, the chair says “Nay”.').waitFor();
    expect(await waits(he).locator('[data-effect="flips"]').textContent()).toBe('THE OUTCOME FLIPS: YEA → NAY');
    const confirm = waits(he).getByRole('button', { name: 'Confirm 9,900 : 9,900' });
    await waits(he).getByText('the chair must propose or confirm this').waitFor();
    expect(await confirm.getAttribute('aria-disabled')).toBe('true');
    house().show.change({ chair: { operatorId: idOf('He Chuan'), name: 'He Chuan' } });
    await waits(he).getByText('the chair must propose or confirm this').waitFor({ state: 'detached' });
    await confirm.click();
    await wu.locator('[data-motion][data-state="confirmed"]').getByText('Confirmed by He Chuan').waitFor();
  });

  it('offers figures by hand only where the episode allows them and nobody voted, and marks them wherever a figure stands', async () => {
    const nobody = { ...finalCount(apples(), 0, 0), ballots: 0 };
    house().show.change({ voting: voting(now(), []) });
    become({ phase: 'counting', ...closed(now()), quorum: 1, counted: nobody, seen: false });
    const page = await comeIn('vote', 'Wu Tong');
    await page.locator('[data-poll="poll-apples"][data-phase="counting"]').waitFor();
    expect(await page.getByRole('button', { name: /^Propose/ }).count()).toBe(0);
    house().show.change({ voting: { ...voting(now(), []), manualAllowed: true } });
    await page.getByRole('button', { name: 'Propose figures by hand …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Yea', { exact: true }).fill('1200');
    await dialog.getByLabel('Nay', { exact: true }).fill('800');
    await dialog.getByLabel('Where the figures come from').fill('hotline, read by telephone');
    await dialog.getByLabel('Reason').fill('the door was unreachable');
    house().hold(true);
    become({ motions: [flipping(now())] });
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.getByRole('alert').getByText('Something proposed for this vote waits already.').waitFor();
    expect(await dialog.getByLabel('Reason').getAttribute('aria-invalid')).not.toBe('true');
    become({ motions: [] });
    house().hold(false);
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(sent('poll.propose').slice(1)).toMatchObject([
      { motion: { kind: 'manual', yea: 1200, nay: 800, source: 'hotline, read by telephone' } },
    ]);
    become({
      phase: 'verified',
      manual: true,
      motions: [],
      counted: finalCount(apples(), 1200, 800),
      verifiedBy: 'Wu Tong',
      verdict: 'yea',
    });
    const vote = page.locator('[data-poll="poll-apples"][data-phase="verified"]');
    await vote.getByTestId('split').getByText('BY HAND, NOT COUNTED').waitFor();
    expect(await vote.getByTestId('turnout').textContent()).toContain('BY HAND, NOT COUNTED');
    const isWhole = await vote
      .getByTestId('turnout')
      .getByText('BY HAND, NOT COUNTED')
      .evaluate((mark) => mark.getBoundingClientRect().right <= (mark.closest('div')?.getBoundingClientRect().right ?? 0));
    expect(isWhole).toBe(true);
    expect(await vote.getByText('FINAL COUNT').count()).toBe(0);
    await page.getByText('中文', { exact: true }).click();
    await vote.getByTestId('split').getByText('手工数字，未经计票').waitFor();
  });
});
