// needs: chromium
/** The palette in a real browser: what it does that has no key. */
import { describe, expect, it } from 'vitest';
import type { PollRow } from '../../server/contract/views.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, comeIn, director, sent } = visitControlRoom();
const pollTo = (patch: Partial<PollRow>) =>
  house().show.change({
    polls: house()
      .show.view()
      .polls.map((poll) => (poll.id === 'poll-apples' ? { ...poll, ...patch } : poll)),
  });

describe('the palette', () => {
  it('[K6] does what has no key: the chair, a message, a no-show, the end; and asks the reason where one is recorded', async () => {
    const page = await director();
    await comeIn('producer', 'Wang Lei');
    const palette = page.getByRole('dialog', { name: 'Find a task' });
    const choose = async (words: string, name: string | RegExp) => {
      await page.keyboard.press('Control+k');
      await palette.getByRole('textbox').fill(words);
      await palette.getByRole('button', { name }).first().click();
      await palette.waitFor({ state: 'detached' });
    };
    const withReason = async (words: string, name: string | RegExp, deed: string) => {
      await choose(words, name);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('as the director says');
      await dialog.getByRole('button', { name: deed }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await choose('presenter wrap', 'To the presenter: Wrap');
    await eventually(() => expect(sent('message.send')).toMatchObject([{ to: 'presenter', text: { en: 'Wrap' } }]));
    await choose('no-show', /^No-show: /);
    await eventually(() => expect(sent('guest.move')).toMatchObject([{ to: 'no-show' }]));
    await withReason('everything off', 'Everything off', 'Take everything off');
    expect(sent('graphic.removeAll')).toMatchObject([{ reason: 'as the director says' }]);
    await withReason('mute jilin', 'Mute Jilin Satellite', 'Mute Jilin Satellite');
    expect(sent('station.mute')).toMatchObject([{ stationId: 'jilin' }]);
    pollTo({ phase: 'counting', calledAt: null });
    await withReason('defer', /^Defer: /, 'Defer');
    expect(sent('poll.defer')).toMatchObject([{ pollId: 'poll-apples' }]);
    await choose('leave votes out', /^Leave votes out of the count: /);
    await page.getByRole('region', { name: 'Votes' }).first().waitFor();
    await choose('end the episode', 'End the episode');
    await page.getByRole('button', { name: 'End the episode …' }).waitFor();
    expect(sent('episode.end')).toEqual([]);
    await choose('hand over', 'Hand over the chair to Wang Lei');
    await eventually(() => expect(sent('chair.handOver')).toHaveLength(1));
    await withReason('take over', 'Take over the chair', 'Take over the chair');
    expect(sent('chair.take')).toMatchObject([{ force: 'as the director says' }]);
  });

  it('[C13] the language is switched in the head of its dialog, and what was typed there stays', async () => {
    const page = await director();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Find a task' }).getByRole('textbox').fill('everything off');
    await page.getByRole('button', { name: 'Everything off' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Everything off' });
    const reason = dialog.getByLabel('Reason');
    await reason.fill('as the director says');
    expect(await reason.evaluate((one) => one === document.activeElement), 'the reason has the focus').toBe(true);
    await dialog.getByText('中文', { exact: true }).click();
    const chinese = page.getByRole('dialog', { name: '全部撤下' });
    expect(await chinese.getByLabel('理由').inputValue()).toBe('as the director says');
    await chinese.getByRole('button', { name: '全部撤下', exact: true }).waitFor();
    await page.locator('html[lang=zh]').waitFor();
    await chinese.getByText('EN', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Take everything off' }).click();
    await eventually(() => expect(sent('graphic.removeAll')).toMatchObject([{ reason: 'as the director says' }]));
  });
});
