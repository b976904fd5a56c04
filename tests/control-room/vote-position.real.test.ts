// needs: chromium
/** The vote position in a real browser: one vote large, opened, extended, signed; the split hidden from who must not see it. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import type { PollRow } from '../../server/contract/views.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';
import { burst, closed, finalCount, flipping, voting } from './vote-samples.ts';

const { house, comeIn, sent, tab } = visitControlRoom();
const now = () => house().clock.now();
const rows = () => house().show.view().polls;
const become = (patch: Partial<PollRow>, id = 'poll-apples') =>
  house().show.change({ polls: rows().map((poll) => (poll.id === id ? { ...poll, ...patch } : poll)) });

describe('the vote position', () => {
  it('shows the open vote with its clocks, turnout, quorum, count by path and tier, and what looked doubtful', async () => {
    house().show.change({ voting: voting(now(), [burst('poll-apples', now())]) });
    const page = await comeIn('vote', 'Wu Tong');
    const apples = page.locator('[data-poll="poll-apples"][data-phase="open"]');
    await apples.getByRole('heading', { name: 'Would you buy Luochuan apples?' }).waitFor();
    // Figures come in a message of their own, after the view.
    await eventually(async () => expect(await apples.getByTestId('turnout').textContent()).toMatch(/51,082.*REACHED.*51,082 of 100/));
    await apples.getByTestId('split').getByText('41,205').first().waitFor();
    expect(await apples.getByRole('columnheader', { name: 'Tier' }).count()).toBe(1);
    expect(await page.getByTestId('now').textContent()).toMatch(/Yea or nay: Luochuan apples/);
    const integrity = page.getByRole('region', { name: 'Anomalies' });
    expect(await integrity.textContent()).toMatch(/BURST.*\d\d:\d\d:\d\d to \d\d:\d\d:\d\d.*4,200 votes doubtful.*from one network/);
    expect(await page.getByRole('region', { name: 'Passes handed out' }).textContent()).toMatch(/412,880.*2,000,000.*3,120/);
    expect(await page.getByRole('region', { name: 'Signed log' }).textContent()).toMatch(/18,204.*q8S0mZ2v….*Jiangxi Satellite/);
  });

  it('[L20] calls paths by their names in the operator’s language, and by an id where nobody named them', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    const without = [{ kind: 'path', path: 'satellite' }] as const;
    become({ phase: 'counting', ...closed(now()), counted: finalCount(rows()[1]!, 12_400, 9900, { without }), verdict: 'yea' });
    const apples = page.locator('[data-poll="poll-apples"][data-phase="counting"]');
    await apples.getByText('Left out of this count: Path: Satellite TV').waitFor();
    expect(await apples.getByRole('row', { name: /^Satellite TV/ }).count()).toBe(1);
    expect(await apples.getByRole('row', { name: /^web/ }).count()).toBe(1);
    await page.getByText('中文', { exact: true }).click();
    await apples.getByText('此票数已剔除：收看方式: 卫星电视').waitFor();
    expect(await apples.getByRole('row', { name: /^卫星电视/ }).count()).toBe(1);
  });

  it('keeps the newest witnessed head in sight while the log grows, and says plainly when there is none', async () => {
    const held = voting(now(), []);
    const become = (size: number, witnesses: readonly string[], origin = 'votes.example/act-sample') =>
      house().show.change({ voting: { ...held, checkpoint: held.checkpoint && { ...held.checkpoint, size, witnesses, origin } } });
    become(18_200, []);
    const page = await comeIn('vote', 'Wu Tong');
    const log = page.getByRole('region', { name: 'Signed log' });
    await log.getByText('not cosigned at this head yet').waitFor();
    become(18_204, ['Jiangxi Satellite']);
    await log.getByText('Jiangxi Satellite').waitFor();
    become(18_205, []);
    await log.getByText('up to leaf 18,204').waitFor();
    expect(await log.textContent()).toMatch(/18,205.*Jiangxi Satellite/);
    become(1, [], 'votes.example/act-other');
    await log.getByText('not cosigned at this head yet').waitFor();
  });

  it('says to the director that the split is hidden, with the turnout, and shows it for verifying once the last path has closed', async () => {
    const page = await comeIn('director', 'Lin Jia');
    await tab(page, 'Votes').click();
    const apples = page.locator('[data-poll="poll-apples"]');
    await apples.getByText('Yea and nay are hidden until the result.').waitFor();
    await eventually(async () => expect(await apples.textContent()).toMatch(/51,082/));
    expect(await apples.textContent()).not.toMatch(/41,205|9,877/);
    become({ phase: 'counting', ...closed(now()), counted: finalCount(rows()[1]!, 41_300, 9900) });
    await apples.getByRole('button', { name: 'Verify 41,300 : 9,900' }).waitFor();
  });

  it('[V35] shows a vote that waits for the phones’ door as being opened, in both languages, and does not offer to open or to put it off', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ phase: 'void', reason: 'wrong product' });
    become({ phase: 'armed', calledAt: now() }, 'poll-eggs');
    const eggs = page.locator('[data-poll="poll-eggs"]');
    await eggs.getByText('OPENING', { exact: true }).waitFor();
    await eggs.getByText('Not open yet: waiting for the phones’ door', { exact: false }).waitFor();
    expect(await eggs.getByRole('button', { name: 'Open the vote' }).count()).toBe(0);
    expect(await eggs.getByRole('button', { name: 'Defer' }).count()).toBe(0);
    await eggs.getByRole('button', { name: 'Void' }).waitFor();
    await page.getByText('中文', { exact: true }).click();
    await eggs.getByText('尚未开启', { exact: false }).waitFor();
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('button', { name: /^Would you buy Hill-farm eggs/ }).click();
    become({ phase: 'void', reason: 'too late' }, 'poll-eggs');
    await eggs.getByText('has not said yet whether it had this vote', { exact: false }).waitFor();
    expect(await eggs.getByRole('button', { name: 'Ask again' }).count()).toBe(0);
    become({ calledAt: null }, 'poll-eggs');
    await eggs.getByRole('button', { name: 'Ask again' }).waitFor();
  });

  it('opens a vote without an end, says so, and closes it in ten seconds', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ phase: 'void', reason: 'wrong product' });
    await page.getByRole('button', { name: /^Would you buy Hill-farm eggs/ }).click();
    await page.getByText('open-ended', { exact: true }).click();
    await page.getByRole('button', { name: 'Open the vote …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open the vote' }).click();
    await eventually(() => expect(sent('poll.open')).toMatchObject([{ pollId: 'poll-eggs', openEnded: true, elsewhere: true }]));
    become({ openEnded: true, endsAt: now() + seconds(600) }, 'poll-eggs');
    const eggs = page.locator('[data-poll="poll-eggs"]');
    await eggs.getByText('No end announced; closes by itself in').waitFor();
    expect(await eggs.getByRole('button', { name: /^\+/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Closing in 10 s' }).click();
    await eggs.getByText('Closes in', { exact: true }).waitFor();
    expect(sent('poll.close')).toMatchObject([{ pollId: 'poll-eggs' }]);
  });

  it('[S26] opens the vote of the segment on air at a press, and any other only from a question that says what is on air, in both languages', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    const run = { believesOnAir: 'run-6' };
    become({ phase: 'idle', opensAt: null });
    await page.getByRole('button', { name: /^Would you buy Hill-farm eggs/ }).click();
    const eggs = page.locator('[data-poll="poll-eggs"]');
    await eggs.getByRole('button', { name: 'Open the vote …' }).click();
    const question = page.getByRole('dialog', { name: 'This is not the vote of the segment on air' });
    await question.getByText('On air is “Yea or nay: Luochuan apples”.', { exact: false }).waitFor();
    await question.getByText('Would you buy Hill-farm eggs', { exact: false }).waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(sent('poll.open')).toEqual([]);
    await page.getByText('中文', { exact: true }).click();
    await eggs.getByRole('button', { name: '开启投票…' }).click();
    await page.getByRole('dialog', { name: '这不是播出中这一段的投票' }).getByRole('button', { name: '开启投票' }).click();
    await eventually(() => expect(sent('poll.open')).toMatchObject([{ pollId: 'poll-eggs', ...run, elsewhere: true }]));
    // Its head has the two languages too.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('EN', { exact: true }).click();
    become({ phase: 'void', reason: 'too early' }, 'poll-eggs');
    await page.getByRole('button', { name: /^Would you buy Luochuan apples/ }).click();
    await page.getByRole('button', { name: 'Open the vote', exact: true }).click();
    await eventually(() => expect(sent('poll.open').at(-1)).toMatchObject({ pollId: 'poll-apples', ...run }));
    expect(sent('poll.open').at(-1)).not.toHaveProperty('elsewhere');
  });

  it('extends by 15 or 30 seconds while there is time, and says when there is none', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ extendUntil: now() + seconds(30) });
    await page.getByRole('button', { name: '+15 s' }).click();
    await eventually(() => expect(sent('poll.extend')).toMatchObject([{ by: 15_000 }]));
    become({ extendUntil: now() - 1 });
    const later = page.getByRole('button', { name: '+30 s' });
    await eventually(async () => expect(await later.getAttribute('aria-disabled')).toBe('true'));
    await later.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Too late to extend' }).waitFor();
    expect(sent('poll.extend')).toHaveLength(1);
  });

  it('[C5] lets sign exactly what stands there, and says that it is not robust and why', async () => {
    house().show.change({ voting: voting(now(), [burst('poll-apples', now())]) });
    const page = await comeIn('vote', 'Wu Tong');
    const counted = finalCount(rows()[1]!, 12_400, 9900, { without: [{ kind: 'tier', tier: 'open' }] });
    become({ phase: 'counting', ...closed(now()), counted, verdict: 'yea', robust: false });
    const card = page.getByRole('region', { name: 'These figures will be signed' });
    await card.getByText('NOT ROBUST', { exact: false }).waitFor();
    expect(await card.textContent()).toMatch(
      /12,400.*9,900.*Outcome: YEA.*Left out of this count: Tier: open.*4,200 votes doubtful.*\d\d:\d\d:\d\d to \d\d:\d\d:\d\d: 4,200 votes came/,
    );
    await card.getByRole('button', { name: 'Verify 12,400 : 9,900' }).click();
    await eventually(() => expect(sent('poll.verify')).toMatchObject([{ saw: { yea: 12_400, nay: 9900 } }]));
    await page.getByRole('button', { name: 'Reveal the result' }).waitFor();
  });

  it('names a tie and what decides it, and calls no result robust that has no margin or that a waiting proposal would turn', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    const counted = finalCount(rows()[1]!, 500, 500);
    become({ phase: 'counting', ...closed(now()), counted, verdict: 'nay', decision: 'nay', robust: true });
    const card = page.getByRole('region', { name: 'These figures will be signed' });
    await card.getByText('Tie: decided NAY by the rule fixed before the vote. The margin is 0.').waitFor();
    expect(await card.textContent()).not.toContain('Robust');
    become({ verdict: 'chair', decision: 'chair' });
    await card.getByText('Tie: the chair decides, by the rule').waitFor();
    become({ counted: finalCount(rows()[1]!, 501, 500), verdict: 'yea', decision: 'yea' });
    await card.getByText('Robust: the margin', { exact: false }).waitFor();
    expect(await card.getByTestId('tie').count()).toBe(0);
    become({ motions: [flipping(now())] });
    await card.getByText('NOT ROBUST: what is proposed', { exact: false }).waitFor();
    expect(await card.getByText('Robust: the margin').count()).toBe(0);
  });

  it('[V6] says before it opens by which rules: its window, who may vote, what a result needs, a tie, and what the host says without one', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    await page.getByRole('button', { name: /^Would you buy Hill-farm eggs/ }).click();
    const planned = page.getByRole('region', { name: 'As it will open' });
    expect(await planned.textContent()).toMatch(
      /Planned window0:45Who may voteSatellite TV · The video siteQuorum100A tie isNaySplithidden from viewers until the result.*it is put off.*The host says“We will tell you later\.”$/,
    );
    const eggs = page.locator('[data-poll="poll-eggs"]');
    expect([await eggs.getByText('Quorum').count(), await eggs.getByText('do not say it').count()]).toEqual([1, 0]);
    become({ tie: 'chair' }, 'poll-eggs');
    await planned.getByText('for the chair to decide').waitFor();
    house().show.change({ voting: { ...voting(now(), []), manualAllowed: true } });
    await planned.getByText('allowed, as long as no ballot has come').waitFor();
    become({ phase: 'void', ...closed(now()), seen: true, reason: 'wrong product' }, 'poll-eggs');
    await page.getByRole('region', { name: 'If it is asked again' }).getByText('not any more: a count with ballots was seen').waitFor();
    become({ phase: 'open', ...closed(now()) }, 'poll-eggs');
    await planned.waitFor({ state: 'detached' });
  });

  it('gives the host’s line when there is no result', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ phase: 'deferred', ...closed(now()), counted: finalCount(rows()[1]!, 12, 9), verdict: 'no-quorum', reason: 'too few' });
    await page.getByRole('button', { name: /^Would you buy Luochuan apples/ }).click();
    expect(await page.getByTestId('host-line').textContent()).toMatch(/it is put off.*“We will tell you later\.”/);
  });

  it('says below the quorum that it is to be deferred or void, never that it was, and does not let it be verified', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ phase: 'counting', ...closed(now()), counted: finalCount(rows()[1]!, 12, 9), verdict: 'no-quorum' });
    const apples = page.locator('[data-poll="poll-apples"][data-phase="counting"]');
    await apples.getByText('Below the quorum: 21 of 100. Defer it or void it.').waitFor();
    expect(await apples.textContent()).not.toContain('put off');
    expect(await apples.getByRole('button', { name: /^Verify/ }).count()).toBe(0);
    expect(await apples.getByTestId('split').count()).toBe(1);
  });

  it('says of a void vote that it does not count and why, and nothing of a result that comes later', async () => {
    const page = await comeIn('vote', 'Wu Tong');
    become({ phase: 'void', ...closed(now()), counted: finalCount(rows()[1]!, 120, 90), verdict: 'yea', reason: 'wrong question' });
    await page.getByRole('button', { name: /^Would you buy Luochuan apples/ }).click();
    const apples = page.locator('[data-poll="poll-apples"][data-phase="void"]');
    await apples.getByText('This vote is void: it does not count. Reason: wrong question').waitFor();
    expect(await apples.getByTestId('host-line').count()).toBe(0);
    become({ phase: 'counting' });
    await page.getByRole('button', { name: 'Void …' }).click();
    await page.getByRole('dialog').getByText('Viewers and partners are told so, and the reason as it stands here.').waitFor();
  });
});

describe('the auditor', () => {
  it('[C6] reads votes, log and checkpoint, sees the hidden split, and is offered nothing to press about them', async () => {
    house().show.change({ voting: voting(now(), []) });
    const page = await comeIn('auditor', 'Ma Li');
    const apples = page.locator('[data-poll="poll-apples"]');
    await apples.getByTestId('split').getByText('41,205').waitFor();
    await page.getByRole('region', { name: 'Signed log' }).waitFor();
    for (const phase of ['open', 'counting', 'verified', 'revealed'] as const) {
      become({ phase, ...closed(now()), counted: finalCount(rows()[1]!, 41_300, 9900) });
      await page
        .locator(`[data-poll="poll-apples"][data-phase="${phase}"]`)
        .or(page.getByRole('button', { name: /apples.*REVEALED/ }))
        .first()
        .waitFor();
      expect(await apples.getByRole('button').count()).toBe(0);
    }
    await tab(page, 'Log').click();
    await page.getByLabel('Find in the log').waitFor();
  });
});
