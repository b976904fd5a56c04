// needs: chromium
/** The rest of the desk in a real browser: shots, plan, votes, guests, graphics, words. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eveningAt } from '../fakes/evenings.ts';
import { eventually } from '../run/eventually.ts';
import { boxesOf, movedBetween } from './boxes.ts';
import { visitControlRoom } from './visit.ts';

const { house, director, sent, tab } = visitControlRoom();
const onAir = (page: Page) => page.getByTestId('on-air').locator('h2').textContent();

describe('the rest of the desk', () => {
  it('cuts to a shot by its key and says which is on program', async () => {
    const page = await director();
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /Guest.*ON PROGRAM/ }).waitFor();
    expect(sent('shot.cut')).toMatchObject([{ shotId: 'guest', believesOnAir: 'run-6' }]);
  });

  it('changes the plan: a length typed, a segment moved, skipped, a spare put in', async () => {
    const page = await director();
    /** The menu before may still be fading out. */
    const choose = async (title: string, item: string) => {
      await page.getByRole('button', { name: `What to do with ${title}` }).click();
      await page
        .getByRole('menu', { name: `What to do with ${title}` })
        .getByRole('menuitem', { name: item })
        .click();
    };
    await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs/ }).click();
    await page.getByLabel('New planned length').fill('1:30');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Planned length of Order now: Hill-farm eggs: 1:30/ }).waitFor();
    await choose('Yea or nay: Hill-farm eggs', 'Earlier by one');
    await eventually(() => expect(sent('segment.move')).toMatchObject([{ segmentId: 'vote-eggs', before: 'guest-eggs' }]));
    await choose('Order now: Wuchang rice', 'Skip');
    await page.locator('[data-segment="order-rice"][data-state="skipped"]').waitFor();
    await page.getByRole('button', { name: /^Insert next: Spare: the seven/ }).click();
    await page.locator('[data-segment="spare-map"][data-state="later"]').waitFor();
    expect(sent('segment.retime')).toMatchObject([{ segmentId: 'order-eggs', planned: 90_000 }]);
  });

  it('verifies the counts that stand on the screen, and voids only with a reason', async () => {
    const page = await director();
    await tab(page, 'Votes').click();
    const polls = house()
      .show.view()
      .polls.map((poll) =>
        poll.id === 'poll-apples'
          ? { ...poll, phase: 'counting' as const, counted: { ...poll.counted!, revision: 99, yea: 41_300, nay: 9900, final: true } }
          : poll,
      );
    house().show.change({ polls });
    await page.getByRole('button', { name: 'Verify 41,300 : 9,900' }).click();
    await page.getByRole('button', { name: 'Reveal the result' }).waitFor();
    expect(sent('poll.verify')).toMatchObject([{ saw: { yea: 41_300, nay: 9900 } }]);
    await page.getByRole('button', { name: 'Void …' }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Void', exact: true });
    expect(await confirm.isEnabled()).toBe(false);
    await page.getByLabel('Reason').fill('wrong product shown');
    await confirm.click();
    await page.locator('[data-poll="poll-apples"][data-phase="void"]').waitFor();
  });

  it('puts a vote’s result on again, its correction once there is one, and the label of one that was put off', async () => {
    const page = await director();
    await tab(page, 'Graphics').click();
    const show = house().show;
    const [first] = show.view().polls;
    if (!first) throw new Error('There is no vote.');
    const become = (patch: Partial<typeof first>) => show.change({ polls: [{ ...first, ...patch }] });
    const pressed = () => page.locator(`[data-outcome="${first.id}"]`).getByRole('button').press('Enter');
    become({ phase: 'revealed', decision: 'yea' });
    await pressed();
    await eventually(() => expect(sent('graphic.on')).toMatchObject([{ graphic: 'result', pollId: first.id }]));
    become({ phase: 'revealed', decision: 'nay', corrected: { decision: 'yea', yea: 3, nay: 2, reason: 'robots' } });
    await page.getByRole('button', { name: /^Put on: Correction/ }).press('Enter');
    await eventually(() => expect(sent('graphic.on').at(-1)).toMatchObject({ graphic: 'correction', pollId: first.id }));
    become({ phase: 'deferred', contingency: { ...first.contingency, label: { en: 'Later tonight', zh: '稍后' } } });
    await page.getByText('Later tonight').waitFor();
    await pressed();
    await eventually(() => expect(sent('graphic.on').at(-1)).toMatchObject({ graphic: 'label', text: 'Later tonight' }));
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
    house().show.change({
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
    await page.getByRole('dialog').getByRole('button', { name: 'Ready with red checks', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await eventually(async () => expect(await onAir(page)).toBe('Opening'));
    expect(sent('segment.take')).toMatchObject([{ believesOnAir: null }]);
  });

  it('[C25] moves no button while a proposal, a clip, a refusal, a long title, a freeze, a sign, a vote or a light’s words come and go', async () => {
    const page = await director();
    const { show, clock } = house();
    const live = eveningAt('live', clock.now());
    const { chair, rundown, switcher } = show.view();
    const calm = { ...live, chair, proposals: [], notices: [], timing: { ...show.view().timing, advice: [] } };
    show.change(calm);
    await page.getByRole('button', { name: /^Undo: length 3:00/ }).waitFor();
    await page.getByTestId('proposal').waitFor({ state: 'detached' });
    const stood = await boxesOf(page);
    expect(Object.keys(stood).length).toBeGreaterThan(40);
    const stands = async (when: string) => expect(movedBetween(stood, await boxesOf(page)), when).toEqual([]);
    show.change({ proposals: live.proposals ?? [], notices: live.notices ?? [] });
    await page.getByTestId('proposal').waitFor();
    await stands('a proposal and a notice');
    show.change({ clip: { clipId: 'film', title: 'Film', then: 'hold', endsAt: clock.now() + 600_000, by: 'switcher' } });
    await page.getByTestId('clip').waitFor();
    await stands('a clip');
    show.change({ clip: { clipId: 'film', title: 'Film', then: 'next', endsAt: clock.now() + 600_000, by: 'switcher' } });
    for (const place of [page.locator('#take-says'), page.getByTestId('clip')])
      await place.getByText(/takes Order now: Luochuan apples by itself in\s*(10:00|9:\d\d)/).waitFor();
    await stands('a clip that takes by itself');
    show.change({
      timing: { ...show.view().timing, advice: rundown.slice(9, 20).map(({ id }) => ({ segmentId: id, do: 'cut', by: 45_000 })) },
    });
    await page.getByText('To land:').waitFor();
    await stands('advice');
    show.change({
      graphicsDesk: {
        frozen: { since: clock.now(), by: 'Sun Yue' },
        labelsOff: { at: clock.now(), by: 'Sun Yue', reason: 'they cover the price' },
      },
      switcher: { ...switcher, byHand: 'CAM 1' },
      recording: { ok: false, waiting: 2, since: clock.now() },
    });
    await page.getByText('LABELS OFF').waitFor();
    await stands('signs');
    house().hold(true);
    show.change({ onAir: { ...show.view().onAir!, runId: 'run-7' } });
    await page.keyboard.press('3');
    await page.locator('[data-refusal]').waitFor();
    await stands('a refusal');
    house().hold(false);
    const long = 'The official of a county far away presents a produce with a name that goes on and on';
    show.change({ phase: 'frozen', timing: { ...show.view().timing, frozenSince: clock.now() } });
    await page.getByTestId('on-air').getByText('clock frozen').waitFor();
    await stands('a frozen clock');
    for (const phase of ['armed', 'counting', 'closing'] as const) {
      show.change({ polls: show.view().polls.map((poll) => (poll.id === 'poll-apples' ? { ...poll, phase } : poll)) });
      await page
        .locator('[data-segment="vote-apples"]')
        .getByText(new RegExp(`^${phase.toUpperCase()}`))
        .waitFor();
      await stands(`a vote ${phase}`);
    }
    const words: Readonly<Record<string, string>> = { sound: 'as the shot says', obs: 'not connected', disk: 'not recording' };
    show.change({ lines: show.view().lines.map((one) => ({ ...one, word: words[one.line] ?? one.word })) });
    await page.getByRole('banner').first().getByText('as the shot says').waitFor();
    await stands('the words of the lights');
    // A row grows with its title, which only an edit changes; outside the list nothing moves by it.
    const ofHands = (boxes: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(boxes).filter(([name]) => !/^(row|Insert) /.test(name)));
    show.change({
      rundown: show.view().rundown.map((row) => (row.state === 'on-air' || row.state === 'next' ? { ...row, title: long } : row)),
    });
    await page.getByTestId('on-air').getByText(long).waitFor();
    expect(movedBetween(ofHands(stood), await boxesOf(page))).toEqual([]);
    const isWhole = (one: Element) => one.scrollHeight <= one.clientHeight;
    expect(await page.getByRole('region', { name: 'Shots of the running segment' }).evaluate(isWhole), 'all shots are in sight').toBe(true);
  });

  it('[C31] says beside NEXT and TAKE where the last result leads, while that is not what is next', async () => {
    const page = await director();
    house().show.change({ resultLeads: { pollId: 'poll-apples', to: 'order-eggs' } });
    await page.getByTestId('next').getByText('result → Order now: Hill-farm eggs').waitFor();
    await page.locator('#take-says').getByText('The result leads to “Order now: Hill-farm eggs”, not to what is NEXT.').waitFor();
    const { resultLeads: _, ...rest } = house().show.view();
    house().show.change({ ...rest, resultLeads: undefined } as never);
    await page.getByTestId('next').getByText('result →').waitFor({ state: 'detached' });
  });

  it('[C32] says of a vote that is not open what opens it by itself, and when', async () => {
    const page = await director();
    await tab(page, 'Votes').click();
    const { polls } = house().show.view();
    const [first] = polls;
    if (!first) throw new Error('There is no vote.');
    const armed = { ...first, phase: 'armed' as const, opensAt: null, calledAt: null };
    const become = (patch: Partial<typeof first>) => show().change({ polls: [{ ...armed, ...patch }] });
    const show = () => house().show;
    const says = page.locator(`[data-poll="${first.id}"]`);
    become({});
    await says.getByText('is opened by hand').waitFor();
    become({ opening: { segmentId: 'vote-eggs', trigger: '+0:20', firesAt: null } });
    await says.getByText('opens by itself with “Yea or nay: Hill-farm eggs”, 0:20 after the take').waitFor();
    become({ opening: { segmentId: 'vote-apples', trigger: '+0:20', firesAt: house().clock.now() + 600_000 } });
    await says.getByText(/opens by itself in (10:00|9:5\d)/).waitFor();
  });

  it('[C25] has every shot whole in a rehearsal on a small screen, with a clip that runs, a notice and a proposal', async () => {
    const page = await director();
    const { show, clock } = house();
    const { chair } = show.view();
    show.change({ ...eveningAt('rehearsal', clock.now()), chair });
    show.change({ clip: { clipId: 'film', title: 'Film', then: 'hold', endsAt: clock.now() + 600_000, by: 'switcher' } });
    await page.getByTestId('clip').waitFor();
    await page.getByTestId('proposal').waitFor();
    const isWhole = (one: Element) => one.scrollHeight <= one.clientHeight;
    expect(await page.getByRole('region', { name: 'Shots of the running segment' }).evaluate(isWhole)).toBe(true);
  });

  it('speaks Chinese as soon as it is asked to', async () => {
    const page = await director();
    await page.getByText('中文', { exact: true }).click();
    await page.getByRole('button', { name: /^切播/ }).waitFor();
    expect(await onAir(page)).toBe('要不要：洛川苹果');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh');
  });
});
