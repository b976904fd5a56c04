// needs: chromium
/** The guests' position and the ad-libs in a real browser: on by one key and title by another, time from the bank, swap, no-show. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, comeIn, director, sent } = visitControlRoom();
const line = (page: Page, id: string) => page.locator(`tr[data-guest="guest-${id}"]`);
const last = () => house().show.commands.at(-1);

describe('the guests’ position', () => {
  it('[S14,K1] has all eight in one table without scrolling, brings on by one key and titles by another', async () => {
    const page = await comeIn('guests', 'Tang Mei');
    await line(page, 'pears').waitFor();
    const bottom = await line(page, 'pears').evaluate((row) => row.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(768);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
    await page.keyboard.press('t');
    await eventually(() => expect(last()).toMatchObject({ type: 'graphic.on', graphic: 'lower-third', guestId: 'guest-apples' }));
    await page.keyboard.press('g');
    await line(page, 'eggs').and(page.locator('[data-phase="on"]')).waitFor();
    expect(sent('guest.move')).toMatchObject([{ guestId: 'guest-eggs', to: 'on' }]);
    expect(sent('graphic.on')).toHaveLength(1);
  });

  it('[S15] gives from the bank by key and by mouse, takes back, and puts on microphones', async () => {
    const page = await comeIn('guests', 'Tang Mei');
    const bank = page.getByTestId('bank');
    await bank.getByText('7:40').waitFor();
    await page.keyboard.press('e');
    await bank.getByText('7:10').waitFor();
    await line(page, 'apples').getByText('+0:30 bank').waitFor();
    await line(page, 'eggs')
      .getByRole('button', { name: /^30 s from the bank to/ })
      .click();
    await bank.getByText('6:40').waitFor();
    await line(page, 'eggs')
      .getByRole('button', { name: /back to the bank$/ })
      .click();
    await bank.getByText('7:10').waitFor();
    expect(sent('guest.give')).toMatchObject([
      { guestId: 'guest-apples', by: 30_000 },
      { guestId: 'guest-eggs', by: 30_000 },
      { guestId: 'guest-eggs', by: -30_000 },
    ]);
    await line(page, 'rice')
      .getByRole('button', { name: /^Mic on/ })
      .click();
    await eventually(() => expect(last()).toMatchObject({ type: 'guest.mic', guestId: 'guest-rice', on: true }));
  });

  it('[S16] swaps two guests from a menu, says who departs from protocol, and marks a no-show whose time goes to the bank', async () => {
    const page = await comeIn('guests', 'Tang Mei');
    await page.getByText(/^The running order departs from protocol/).waitFor();
    await line(page, 'tea').getByRole('button', { name: /^Swap/ }).click();
    await page.getByRole('menuitem', { name: /^6/ }).click();
    await eventually(() => expect(sent('guest.swap')).toMatchObject([{ guestId: 'guest-tea', withId: 'guest-kiwis' }]));
    await page.locator('tbody tr:nth-child(5)[data-guest="guest-kiwis"]').waitFor();
    await line(page, 'tea')
      .getByRole('button', { name: /^No-show/ })
      .click();
    await line(page, 'tea').and(page.locator('[data-phase="no-show"]')).waitFor();
    await page.getByTestId('bank').getByText('14:40').waitFor();
    await line(page, 'tea').getByText('7:00 to bank').waitFor();
    await line(page, 'tea').getByRole('button', { name: 'Propose to leave out the slot' }).click();
    await eventually(() => expect(last()).toMatchObject({ type: 'plan.propose', edit: { do: 'skip', skipped: true } }));
  });
});

describe('the show caller', () => {
  it('[S17,K6] fires ad-libs by key, by mouse and from the palette', async () => {
    const page = await director();
    await page.keyboard.press('k');
    await eventually(() => expect(sent('adlib.fire')).toMatchObject([{ adLibId: 'close-up', believesOnAir: 'run-6' }]));
    await page.getByRole('button', { name: /Product close-up.*ON/ }).waitFor();
    await page.getByRole('button', { name: /Order line/ }).click();
    await eventually(() => expect(sent('adlib.fire').at(-1)).toMatchObject({ adLibId: 'hotline' }));
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Find a task' }).getByRole('textbox').fill('sting');
    await page.keyboard.press('Enter');
    await eventually(() => expect(sent('adlib.fire').at(-1)).toMatchObject({ adLibId: 'sting' }));
    await page.keyboard.press('i');
    await page.getByText(/Ad-lib 6 \(I\): The episode has no ad-lib with this number/).waitFor();
  });

  it('[T9] has the running clip with its out-words, and who says how long', async () => {
    const page = await director({ width: 1920, height: 1080 });
    const clip = { clipId: 'sting', title: 'Sting', outWords: '… and that is Luochuan.', then: 'back' as const, by: 'plan' as const };
    house().show.change({ clip: { ...clip, endsAt: house().clock.now() + 60_000 } });
    const shown = page.getByTestId('clip');
    await shown.getByText('by the plan: the switcher does not say').waitFor();
    house().show.change({ clip: { ...clip, by: 'switcher', endsAt: house().clock.now() + 8000 } });
    await shown.getByText('as the switcher plays it').waitFor();
    const size = () =>
      shown.locator('p', { hasText: '… and that is Luochuan.' }).evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize));
    await eventually(async () => expect(await size()).toBeGreaterThan(18));
    await page.getByText(/result not before \d\d:\d\d:\d\d: fill.1:00/).waitFor();
  });
});
