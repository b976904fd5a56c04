// needs: chromium
/** The control room in a real browser: who gets in, who may take, what a press does and what it says. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../server/contract/commands.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from './pretend-house.ts';

let browser: Browser;
let pages: string;
let house: PretendHouse;

beforeAll(async () => {
  pages = await builtControlRoom();
  browser = await openChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  house = await openPretendHouse(pages);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await house.close();
  expect(house.trouble).toEqual([]);
});

const openPage = async (): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  context.setDefaultTimeout(10_000);
  return context.newPage();
};
const comeIn = async (role: Role, name: string): Promise<Page> => {
  const page = await openPage();
  await house.enter(page, role, name);
  return page;
};
/** The director at the desk, holding the chair. */
const director = async (): Promise<Page> => {
  const page = await comeIn('director', 'Lin Jia');
  const me = house.door.operators().find(({ name }) => name === 'Lin Jia');
  house.show.change({ chair: { operatorId: me?.id ?? '', name: 'Lin Jia' } });
  await page.getByRole('button', { name: 'Hand over' }).waitFor();
  return page;
};
const take = (page: Page) => page.getByRole('button', { name: /^TAKE Space/ });
const onAir = (page: Page) => page.getByTestId('on-air').locator('h2').textContent();
const sent = (type: string) => house.show.commands.filter((command) => command.type === type);
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).first();

describe('coming in', () => {
  it('takes the link once, leaves no token in the address, and says what to do when it was used', async () => {
    const link = `${house.address}${await house.door.newSignInLink('director', 'Lin Jia')}`;
    const page = await openPage();
    await page.goto(link);
    await page.locator('[data-activation="live"]').waitFor();
    expect(page.url()).toBe(`${house.address}/control/`);
    const other = await openPage();
    await other.goto(link);
    await other.getByText(/used already\. Ask the director/).waitFor();
    expect(other.url()).not.toContain('token');
  });

  it('shows whoever is not signed in how to get in, and lets them paste a link', async () => {
    const page = await openPage();
    await page.goto(`${house.address}/control/`);
    await page.getByLabel('Or paste the link here').fill(`${house.address}${await house.door.newSignInLink('vote', 'Wu Tong')}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('[data-activation="live"]').waitFor();
  });

  it('lets the director invite somebody, and shows that they have come', async () => {
    const page = await director();
    await page.getByRole('button', { name: 'Operators' }).click();
    await page.getByLabel('Name').fill('Wu Tong');
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
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
    await vi.waitFor(async () => expect(await onAir(page)).toBe('Order now: Luochuan apples'));
    expect(sent('segment.take')).toMatchObject([{ believesOnAir: 'run-6' }]);
  });

  it('happens once when it is pressed twice, and anew with another key once the view has answered', async () => {
    const page = await director();
    await take(page).dblclick();
    await vi.waitFor(async () => expect(await onAir(page)).toBe('Order now: Luochuan apples'));
    expect(sent('segment.take')).toHaveLength(1);
    await page.locator('[data-pending], [data-taken]').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await vi.waitFor(async () => expect(await onAir(page)).toBe('The official presents: Hill-farm eggs'));
    const [first, second] = sent('segment.take');
    expect(first?.key).not.toBe(second?.key);
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
    expect(house.show.commands).toEqual([]);
    await page.locator('h1').click();
    await page.keyboard.down('Space');
    await page.keyboard.down('Space');
    await page.keyboard.down('Space');
    await page.keyboard.up('Space');
    await vi.waitFor(() => expect(sent('segment.take')).toHaveLength(1));
  });

  it('is what Space does also when a button has the focus; Enter presses the button', async () => {
    const page = await director();
    await page.getByRole('button', { name: 'Freeze clock' }).focus();
    await page.keyboard.press('Space');
    await vi.waitFor(async () => expect(await onAir(page)).toBe('Order now: Luochuan apples'));
    expect(sent('clock.freeze')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Resume clock' }).waitFor();
  });

  it('is refused at the button when somebody else took meanwhile', async () => {
    const page = await director();
    house.hold(true);
    house.show.change({ onAir: { ...house.show.view().onAir!, runId: 'run-7' } });
    await take(page).click();
    await page.locator('#take-says').getByText('Someone took the show on since you last saw it.').waitFor();
    house.hold(false);
  });

  it('is for the chair alone; the chair is taken over with a reason, and the one who had it sees it go', async () => {
    const lin = await director();
    const zhao = await comeIn('producer', 'Zhao Min');
    await zhao.keyboard.press('Space');
    await take(zhao).click({ force: true });
    expect(await zhao.locator('#take-says').textContent()).toBe('Only the chair does this.');
    expect(sent('segment.take')).toEqual([]);
    await zhao.getByRole('button', { name: 'Take over the chair' }).click();
    await zhao.getByLabel('Reason').fill('Lin has lost power');
    await zhao.getByRole('dialog').getByRole('button', { name: 'Take over the chair' }).click();
    await lin.getByRole('button', { name: 'Take over the chair' }).waitFor();
    await zhao.getByRole('dialog').waitFor({ state: 'detached' });
    await zhao.keyboard.press('Space');
    await vi.waitFor(async () => expect(await onAir(lin)).toBe('Order now: Luochuan apples'));
  });

  it('is grey for other positions, with the reason on it', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    expect(await page.locator('#take-says').textContent()).toBe('As vote you may not do this.');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '+10 s' }).click();
    await vi.waitFor(() => expect(house.show.commands.map(({ type }) => type)).toEqual(['poll.extend']));
  });
});

describe('the rest of the desk', () => {
  it('cuts to a shot by its key and says which is on program', async () => {
    const page = await director();
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /Guest.*ON PROGRAM/ }).waitFor();
    expect(sent('shot.cut')).toMatchObject([{ shotId: 'guest', believesOnAir: 'run-6' }]);
  });

  it('changes the plan: a length typed, a segment moved, skipped, a spare put in', async () => {
    const page = await director();
    const menu = (title: string) => page.getByRole('button', { name: `What to do with ${title}` });
    await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs/ }).click();
    await page.getByLabel('New planned length').fill('1:30');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs: 1:30/ }).waitFor();
    await menu('Yea or nay: Hill-farm eggs').click();
    await page.getByRole('menuitem', { name: 'Earlier by one' }).click();
    await vi.waitFor(() => expect(sent('segment.move')).toMatchObject([{ segmentId: 'vote-eggs', before: 'guest-eggs' }]));
    await menu('Order now: Wuchang rice').click();
    await page.getByRole('menuitem', { name: 'Skip' }).click();
    await page.locator('[data-segment="order-rice"][data-state="skipped"]').waitFor();
    await page.getByRole('button', { name: /^Insert next: Spare: the seven/ }).click();
    await page.locator('[data-segment="spare-map"][data-state="later"]').waitFor();
    expect(sent('segment.retime')).toMatchObject([{ segmentId: 'order-eggs', planned: 90_000 }]);
  });

  it('verifies the counts that stand on the screen, and voids only with a reason', async () => {
    const page = await director();
    await tab(page, 'Votes').click();
    const polls = house.show
      .view()
      .polls.map((poll) =>
        poll.id === 'poll-apples'
          ? { ...poll, phase: 'counting' as const, counted: { ...poll.counted!, revision: 99, yea: 41_300, nay: 9900, final: true } }
          : poll,
      );
    house.show.change({ polls });
    await page.getByRole('button', { name: 'Verify 41,300 : 9,900' }).click();
    await page.getByRole('button', { name: 'Reveal the result' }).waitFor();
    expect(sent('poll.verify')).toMatchObject([{ saw: { yea: 41_300, nay: 9900 } }]);
    await page.getByRole('button', { name: 'Void …' }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Void …' });
    expect(await confirm.isEnabled()).toBe(false);
    await page.getByLabel('Reason').fill('wrong product shown');
    await confirm.click();
    await page.locator('[data-poll="poll-apples"][data-phase="void"]').waitFor();
  });

  it('shows no title before name and title are approved', async () => {
    const page = await director();
    await tab(page, 'Guests').click();
    const zhao = page.locator('[data-guest="guest-rice"]');
    await zhao.getByRole('button', { name: 'Title on: Zhao Beichen' }).click({ force: true });
    await page.getByRole('alert').filter({ hasText: 'not approved yet' }).waitFor();
    await zhao.getByRole('button', { name: /^Approve name/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await zhao.getByRole('button', { name: 'Approve name and title of Zhao Beichen' }).getByText('Approved').waitFor();
    expect(sent('guest.approve')).toMatchObject([{ name: 'Zhao Beichen', title: 'Deputy mayor, Wuchang' }]);
    expect(sent('graphic.on')).toEqual([]);
  });

  it('goes from off through the checks to the first take', async () => {
    const page = await director();
    house.show.change({
      phase: 'off',
      activation: null,
      episode: null,
      onAir: null,
      rundown: [],
      nextSegmentId: null,
      cues: [],
      shots: [],
    });
    await page.locator('[data-activation="off"]').waitFor();
    await page.getByRole('button', { name: 'Activate as rehearsal' }).click();
    await page.locator('[data-activation="rehearsal"]').waitFor();
    await tab(page, 'Episode').click();
    await page.getByText('Approve Zhao Beichen and Sun Xuesong in Guests').waitFor();
    await page.getByRole('button', { name: 'Ready with red checks …' }).click();
    await page.getByLabel('Reason').fill('they come at nine');
    await page.getByRole('dialog').getByRole('button', { name: 'Ready with red checks …' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await vi.waitFor(async () => expect(await onAir(page)).toBe('Opening'));
    expect(sent('segment.take')).toMatchObject([{ believesOnAir: null }]);
  });

  it('speaks Chinese as soon as it is asked to', async () => {
    const page = await director();
    await page.getByText('中文', { exact: true }).click();
    await page.getByRole('button', { name: /^切播/ }).waitFor();
    expect(await onAir(page)).toBe('要不要：洛川苹果');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh');
  });
});
