// needs: chromium
/** The keys in a real browser: what each sends to the server, when none does, how they are changed, and the palette. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PollRow } from '../../server/contract/views.ts';
import { eventually } from '../run/eventually.ts';
import { speak } from './accessible/words-of.ts';
import { visitControlRoom } from './visit.ts';

const { house, comeIn, director, pressed, sent, tab } = visitControlRoom();
const says = (page: Page) => page.locator('#take-says');
const pollTo = (patch: Partial<PollRow>) =>
  house().show.change({
    polls: house()
      .show.view()
      .polls.map((poll) => (poll.id === 'poll-apples' ? { ...poll, ...patch } : poll)),
  });
const last = () => house().show.commands.at(-1);

describe('each key', () => {
  it('[K1,C29] sends what the chair means by it; Space takes after a click on the language too', async () => {
    const page = await director();
    const run = { believesOnAir: 'run-6' };
    await pressed(page, '3', { type: 'shot.cut', ...run, shotId: 'guest' });
    await pressed(page, 'f', { type: 'clock.freeze', frozen: true });
    await page.getByRole('button', { name: 'Resume clock' }).waitFor();
    await pressed(page, 'd', { type: 'segment.setNext', segmentId: 'guest-eggs' });
    await pressed(page, 'u', { type: 'segment.setNext', segmentId: 'order-apples' });
    await pressed(page, '+', { type: 'segment.retime', segmentId: 'order-apples', planned: 270_000 });
    await pressed(page, '-', { type: 'segment.retime', segmentId: 'order-apples', planned: 240_000 });
    await pressed(page, 'g', { type: 'guest.move', guestId: 'guest-eggs', to: 'on' });
    await pressed(page, 't', { type: 'graphic.on', graphic: 'lower-third', guestId: 'guest-apples' });
    await pressed(page, 'p', { type: 'graphic.off', graphicId: 'g-card' });
    await pressed(page, 'c', { type: 'graphic.clear' });
    await pressed(page, 'q', {
      type: 'cue.fire',
      ...run,
      cueId: 'cue-sting',
    });
    await pressed(page, 'b', { type: 'break.start', ...run });
    await pressed(page, 'x', { type: 'slate.show', ...run });
    await page.getByRole('button', { name: 'Back from slate' }).waitFor();
    await pressed(page, 's', { type: 'segment.skip', segmentId: 'order-apples', skipped: true });
    await page.keyboard.press('w');
    await page.getByRole('dialog', { name: 'We are here', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'We are here', exact: true }).waitFor({ state: 'detached' });
    await speak(page, 'zh');
    await pressed(page, 'Space', { type: 'segment.take', ...run });
  });

  it('[K1] of the vote opens, and shows the result; [K4] verify brings the figures forward and signs on the second press', async () => {
    const page = await director();
    const poll = house()
      .show.view()
      .polls.find(({ id }) => id === 'poll-apples')!;
    pollTo({ phase: 'idle', opensAt: null });
    house().show.change({ onAir: { ...house().show.view().onAir!, segmentId: 'vote-apples', slate: 'break' } });
    await page.getByTestId('on-air').getByText('BREAK SLATE').waitFor();
    await pressed(page, 'o', { type: 'poll.open', pollId: 'poll-apples' });
    await tab(page, 'Log').click();
    pollTo({ phase: 'counting', counted: { ...poll.counted!, final: true }, verdict: 'yea' });
    const verify = page.getByRole('button', { name: /^Verify/ });
    await page.getByRole('tab', { name: /^Votes.*to look at/ }).waitFor();
    await page.keyboard.press('v');
    await verify.waitFor();
    await eventually(async () => expect(await verify.evaluate((button) => button === document.activeElement)).toBe(true));
    expect(sent('poll.verify')).toEqual([]);
    await eventually(async () => {
      await page.keyboard.press('v');
      expect(sent('poll.verify')).toMatchObject([{ saw: { yea: 41_205, nay: 9877 } }]);
    });
    pollTo({ earliestReveal: house().clock.now() - 1, decision: 'yea' });
    await page.locator('[data-task="vote-reveal"]:not([aria-disabled])').waitFor();
    await pressed(page, 'r', { type: 'poll.reveal', pollId: 'poll-apples' });
  });

  it('[K1] says why not, at its button and by TAKE', async () => {
    const page = await director();
    await page.keyboard.press('9');
    await says(page).getByText('Shot 9 (9): The running segment has no shot with this number.').waitFor();
    await page.keyboard.press('u');
    await says(page).getByText('Set next one earlier (U): Nothing earlier is still to come.').waitFor();
    await page.locator('[data-refusal="blocked"]').getByText('Nothing earlier is still to come.').waitFor();
    house().show.change({ nextSegmentId: 'guest-eggs' });
    await says(page).getByText('Space takes, unless you are writing.').waitFor();
    house().hold(true);
    house().show.change({ onAir: { ...house().show.view().onAir!, runId: 'run-7' } });
    await page.keyboard.press('2');
    await says(page).getByText('Shot 2 (2): Someone took the show on since you last saw it.').waitFor();
    house().hold(false);
    expect(sent('segment.setNext')).toEqual([]);
  });

  it('[K1] says by TAKE what it did where its button is not on the screen, in both languages', async () => {
    const page = await director();
    await tab(page, 'Cues').click();
    const [card] = house().show.view().graphics;
    await pressed(page, 'p', { type: 'graphic.off', graphicId: card!.id });
    await says(page).getByText('Product card taken off: Luochuan apples (P)').waitFor();
    await page.getByText('中文', { exact: true }).click();
    await says(page).getByText('产品卡已下：洛川苹果 (P)').waitFor();
    await page.getByText('EN', { exact: true }).click();
    await pressed(page, 'c', { type: 'graphic.clear' });
    await says(page).getByText('Clear the graphics: done (C)').waitFor();
    await says(page).getByText('Space takes, unless you are writing.').waitFor();
  });

  it('[K1] is each position’s own: the guests’ Space presses buttons, and their keys ask for guests only', async () => {
    const page = await comeIn('guests', 'Tang Mei');
    for (const key of ['f', 's', 'b', 'p', 'c', 'o']) await page.keyboard.press(key);
    await pressed(page, 'g', { type: 'guest.move', guestId: 'guest-eggs', to: 'on' });
    expect(house().show.commands).toHaveLength(1);
  });
});

describe('no key', () => {
  it('[K5] does anything while somebody writes, in a dialog, a menu or a list, or combined with another', async () => {
    const page = await director();
    const keys = ['f', 's', 'Space', '3', '+'];
    const pressAll = async () => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await tab(page, 'Log').click();
    await page.getByLabel('Find in the log').click();
    await pressAll();
    expect(await page.getByLabel('Find in the log').inputValue()).toBe('fs 3+');
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'We are here' }).click();
    await page.getByRole('button', { name: 'Cancel' }).focus();
    for (const key of ['f', 's', '3', '?']) await page.keyboard.press(key);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-state="next"] button[aria-haspopup="menu"]').click();
    // The focus goes into it a moment after it is there.
    await page.getByRole('menu').locator(':focus').waitFor({ state: 'attached' });
    for (const key of ['f', 'b', '3']) await page.keyboard.press(key);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.locator('h1').click();
    for (const key of ['Control+f', 'Alt+f', 'Shift+F', 'Meta+s']) await page.keyboard.press(key);
    expect(house().show.commands).toEqual([]);
    await pressed(page, 'f', { type: 'clock.freeze', frozen: true });
  });

  it('[K5] does its task twice when held down or bounced', async () => {
    const page = await director();
    // In one go: a slow machine must not put more time between them than a bouncing finger does.
    await page.evaluate(() => {
      for (const repeat of [false, true, true, false])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', code: 'KeyB', repeat, bubbles: true }));
    });
    await page.keyboard.press('f');
    await eventually(() => expect(sent('clock.freeze')).toHaveLength(1));
    expect(sent('break.start')).toHaveLength(1);
  });
});

describe('the list of keys', () => {
  it('[K3] changes a key, refuses one that is taken, remembers it after a reload, and goes back to the usual ones', async () => {
    const page = await director();
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keys' });
    const change = list.getByRole('button', { name: 'Change the key: Freeze or resume the clock' });
    await change.click();
    await page.keyboard.press('s');
    await list.getByText('S is already: Skip what is next. Give that one another key first.').waitFor();
    await change.click();
    await page.keyboard.press('Escape');
    await change.click();
    await page.keyboard.press('h');
    await list.getByText('Freeze or resume the clock: now H.').waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Freeze clock' }).locator('kbd[data-cap="H"]').waitFor();
    await pressed(page, 'h', { type: 'clock.freeze', frozen: true });
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await list.getByRole('button', { name: 'Back to the usual keys' }).click();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    // Another task between, since the same one at once would be a bounce.
    await pressed(page, '3', { type: 'shot.cut' });
    await pressed(page, 'f', { type: 'clock.freeze', frozen: false });
    expect(sent('segment.skip')).toEqual([]);
  });

  it('[K2] is read where letters are printed: another script keeps the places, and buttons show the key in both languages', async () => {
    const page = await director();
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'а', code: 'KeyF', bubbles: true })));
    await eventually(() => expect(last()).toMatchObject({ type: 'clock.freeze' }));
    await page.getByText('中文').click();
    await page.getByRole('button', { name: '恢复时钟' }).locator('kbd[data-cap="F"]').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '按键' }).getByText('冻结或恢复时钟').waitFor();
  });
});

describe('the palette', () => {
  it('[K6] finds a task by its words and does it, goes to panels, sets next, and says why not', async () => {
    const page = await director();
    const palette = page.getByRole('dialog', { name: 'Find a task' });
    const find = async (words: string) => {
      await page.keyboard.press('Control+k');
      await palette.getByRole('textbox').fill(words);
    };
    await find('freeze');
    await page.keyboard.press('Enter');
    await eventually(() => expect(sent('clock.freeze')).toMatchObject([{ frozen: true }]));
    await palette.waitFor({ state: 'detached' });
    await find('sales');
    await palette.getByRole('button', { name: 'Sales', exact: true }).click();
    await page.getByRole('region', { name: 'Sales' }).waitFor();
    await find('hill-farm');
    await palette.getByRole('button', { name: /^The official presents: Hill-farm eggs/ }).click();
    await eventually(() => expect(sent('segment.setNext')).toMatchObject([{ segmentId: 'guest-eggs' }]));
    await find('reveal');
    await palette.getByText('No result waits to be shown.').click();
    await says(page).getByText('Reveal the result (R): No result waits to be shown.').waitFor();
    expect(sent('poll.reveal')).toEqual([]);
  });
});

describe('the end of the evening', () => {
  it('[S27, S28] is asked for in two steps that say what it cuts off, counted for everybody, and taken back by one key', async () => {
    const page = await director();
    const other = await comeIn('vote', 'Wu Tong');
    await tab(page, 'Episode').click();
    await page.getByRole('button', { name: 'End the episode …' }).click();
    const dialog = page.getByRole('dialog', { name: 'End the episode?' });
    await dialog.getByText(/^Still to come: \d+, the next of them Order now: Luochuan apples$/).waitFor();
    await dialog.getByText(/^A vote is open/).waitFor();
    const deed = dialog.getByRole('button', { name: 'End in 15 s' });
    await dialog.getByLabel('Reason').fill('the satellite line is lost');
    expect(await deed.isDisabled(), 'a vote is open').toBe(true);
    pollTo({ phase: 'revealed' });
    await deed.click();
    await eventually(() => expect(sent('episode.end')).toMatchObject([{ reason: 'the satellite line is lost' }]));
    await dialog.waitFor({ state: 'detached' });
    for (const one of [page, other])
      await one
        .locator('[data-banner="finishing"]')
        .getByText(/^0:(0\d|1[0-5])$/)
        .waitFor();
    expect(await other.getByRole('button', { name: 'Keep on air' }).count(), 'not theirs').toBe(0);
    await pressed(page, '0', { type: 'episode.keepOn' });
    for (const one of [page, other]) await one.locator('[data-banner="finishing"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'End the episode …' }).waitFor();
  });
});
