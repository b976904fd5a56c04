// needs: chromium
/** The control room in a real browser: who gets in, who may take, what a press does and what it says. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { copiesByHand } from './no-clipboard.ts';
import { visitControlRoom } from './visit.ts';

const { house, openPage, comeIn, director, sent, tab } = visitControlRoom();
const take = (page: Page) => page.getByRole('button', { name: /^TAKE Space/ });
const onAir = (page: Page) => page.getByTestId('on-air').locator('h2').textContent();

describe('coming in', () => {
  it('takes the link once, leaves no token in the address, and says what to do when it was used', async () => {
    const link = `${house().address}${await house().door.newSignInLink('director', 'Lin Jia')}`;
    const page = await openPage();
    await page.goto(link);
    await page.locator('[data-activation="live"]').waitFor();
    expect(page.url()).toBe(`${house().address}/control/`);
    const other = await openPage();
    await other.goto(link);
    await other.getByText(/used already\. Ask the director/).waitFor();
    expect(other.url()).not.toContain('token');
  });

  it('[C26] takes a fresh link in a tab that shows a refused one, and a used link puts nobody out who is in', async () => {
    const newLink = async (name: string) => `${house().address}${await house().door.newSignInLink('director', name)}`;
    const used = await newLink('Lin Jia');
    await (await openPage()).goto(used);
    const page = await openPage();
    await page.goto(used);
    await page.getByText(/used already\. Ask the director/).waitFor();
    await page.goto(await newLink('Zhao Min'));
    await page.locator('[data-activation="live"]').waitFor();
    expect(page.url()).not.toContain('token');
    await page.goto(used);
    await page.getByText('You are signed in as Zhao Min already').waitFor();
    expect(page.url()).not.toContain('token');
    await page.locator('[data-activation="live"]').waitFor();
  });

  it('shows whoever is not signed in how to get in, and lets them paste a link', async () => {
    const page = await openPage();
    await page.goto(`${house().address}/control/`);
    await page.getByLabel('Or paste the link here').fill(`${house().address}${await house().door.newSignInLink('vote', 'Wu Tong')}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('[data-activation="live"]').waitFor();
  });

  it('[C30] lets the director invite somebody by a link that can be copied anywhere, and shows that they have come', async () => {
    const page = await director();
    await page.getByRole('button', { name: 'Operators' }).click();
    await page.getByLabel('Name').fill('Wu Tong');
    await page.getByRole('button', { name: 'Invite' }).click();
    const field = page.getByRole('textbox', { name: 'Sign-in link' });
    await copiesByHand(page, field, page.getByRole('dialog'));
    const link = await field.inputValue();
    const other = await openPage();
    await other.goto(link);
    await other.locator('[data-activation="live"]').waitFor();
    await page.getByRole('dialog').getByRole('cell', { name: 'Wu Tong' }).waitFor();
  });
});

describe('the take', () => {
  it('goes to air by Space, with what the caller saw on air', async () => {
    const page = await director();
    await page.keyboard.press('Space');
    await eventually(async () => expect(await onAir(page)).toBe('Order now: Luochuan apples'));
    expect(sent('segment.take')).toMatchObject([{ believesOnAir: 'run-6' }]);
  });

  it('happens once when it is pressed twice, and anew with another key once the view has answered', async () => {
    const page = await director();
    await take(page).dblclick();
    await eventually(async () => expect(await onAir(page)).toBe('Order now: Luochuan apples'));
    expect(sent('segment.take')).toHaveLength(1);
    await page.locator('[data-pending], [data-taken]').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await eventually(async () => expect(await onAir(page)).toBe('The official presents: Hill-farm eggs'));
    const [first, second] = sent('segment.take');
    expect(first?.key).not.toBe(second?.key);
  });

  it('[C33] shows by a spinner that its answer takes its time, and locks from the press on', async () => {
    const page = await director();
    house().hold(true);
    await take(page).click();
    await page.locator('[data-task="take"][data-pending]').waitFor();
    const spinner = page.locator('[data-task="take"] .mantine-Loader-root');
    await spinner.waitFor();
    house().hold(false);
    await spinner.waitFor({ state: 'detached' });
    expect(sent('segment.take')).toHaveLength(1);
  });

  it('does not happen while somebody writes, nor in a dialog, nor for a key held down', async () => {
    const page = await director();
    await tab(page, 'Log').click();
    await page.getByLabel('Find in the log').fill('a b 1');
    await page.getByLabel('Find in the log').press('Space');
    await page.getByRole('button', { name: 'We are here' }).click();
    await page.getByLabel('For how long already').press('Space');
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await page.getByRole('button', { name: 'Cancel' }).press('Space');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(house().show.commands).toEqual([]);
    await page.locator('h1').click();
    await page.keyboard.down('Space');
    await page.keyboard.down('Space');
    await page.keyboard.down('Space');
    await page.keyboard.up('Space');
    await eventually(() => expect(sent('segment.take')).toHaveLength(1));
  });

  it('[C29] is not what Space does on a button or a handle that keys have reached: there it does what that does', async () => {
    const page = await director();
    await page.locator('[data-task="skip-next"]').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await eventually(() => expect(sent('segment.skip')).toHaveLength(1));
    await page.locator('[data-segment="order-rice"] [data-handle]').focus();
    await page.keyboard.press('Space');
    await page
      .getByText(/^Lifted|lifted/)
      .first()
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    expect(sent('segment.take')).toEqual([]);
    await page.locator('[data-task="take"]').focus();
    await page.keyboard.press('Space');
    await eventually(() => expect(sent('segment.take')).toHaveLength(1));
  });

  it('[C29] is what Space does after a click of the mouse, which leaves the focus on what it clicked', async () => {
    const page = await director();
    await page.locator('[data-task="skip-next"]').click();
    await eventually(() => expect(sent('segment.skip')).toHaveLength(1));
    await page.keyboard.press('Space');
    await eventually(() => expect(sent('segment.take')).toHaveLength(1));
    expect(sent('segment.skip')).toHaveLength(1);
  });

  it('is refused at the button when somebody else took meanwhile', async () => {
    const page = await director();
    house().hold(true);
    house().show.change({ onAir: { ...house().show.view().onAir!, runId: 'run-7' } });
    await take(page).click();
    await page.locator('#take-says').getByText('Someone took the show on since you last saw it.').waitFor();
    house().hold(false);
  });

  it('[C27] is for the chair alone; the chair is taken over with a reason, and the one who had it sees it go', async () => {
    const lin = await director();
    const zhao = await comeIn('director', 'Zhao Min');
    await lin.getByRole('button', { name: 'We are here' }).click();
    await lin.getByRole('combobox', { name: 'Which segment' }).or(lin.getByRole('dialog')).first().waitFor();
    await zhao.keyboard.press('Space');
    await zhao.locator('#take-says[role="alert"]').waitFor();
    await take(zhao).click({ force: true });
    expect(await zhao.locator('#take-says').textContent()).toBe('Only the chair does this.');
    expect(sent('segment.take')).toEqual([]);
    await zhao.getByRole('button', { name: 'Take over the chair' }).click();
    await zhao.getByLabel('Reason').fill('Lin has lost power');
    await zhao.getByRole('dialog').getByRole('button', { name: 'Take over the chair' }).click();
    const told = lin.getByTestId('chair-taken');
    await told.getByText('Zhao Min took the chair from you').waitFor();
    await told.getByText('Lin has lost power').waitFor();
    await lin.getByRole('dialog').locator('[data-blocked]').getByText('Only the chair does this.').waitFor();
    await lin.keyboard.press('Escape');
    await lin.getByRole('dialog').waitFor({ state: 'detached' });
    await told.getByRole('button', { name: 'Understood' }).click();
    await told.waitFor({ state: 'detached' });
    await lin.getByRole('button', { name: 'Take over the chair' }).waitFor();
    await zhao.getByRole('dialog').waitFor({ state: 'detached' });
    await zhao.keyboard.press('Space');
    await eventually(async () => expect(await onAir(lin)).toBe('Order now: Luochuan apples'));
  });

  it('is grey for other positions, with the reason on it', async () => {
    const graphics = await comeIn('graphics', 'Sun Yue');
    await graphics.evaluate(() => location.assign('#/caller'));
    await graphics.locator('#take-says').getByText('As graphics you may not do this.').waitFor();
    await graphics.keyboard.press('Space');
    const page = await comeIn('guests', 'Tang Mei');
    await page.evaluate(() => location.assign('#/caller'));
    await page.locator('#take-says').getByText('As guests you may not do this.').waitFor();
    await page.keyboard.press('Space');
    await page.evaluate(() => location.assign('#/guests'));
    await page.getByRole('button', { name: /^Approve name and title of Zhao/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await eventually(() => expect(house().show.commands.map(({ type }) => type)).toEqual(['guest.approve']));
  });
});
