// needs: chromium, ffmpeg
/** The graphics position over a real house: preview, on, painted, changed, cleared, everything off; and a station muted on its real feed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { openKeys } from '../../server/keys.ts';
import { builtControlRoom, openChromium } from '../control-room/pretend-house.ts';
import { eventually } from '../run/eventually.ts';
import { logLines } from '../run/log-lines.ts';
import { inviteTo } from './invite.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { openProgramPage } from './program-photo.ts';
import { insist, standBy, takeUpTo } from './show-caller.ts';

const soon = { timeout: 60_000, interval: 50 };
let house: TestHouse;
let browser: Browser;
let director: OperatorLine;
let sun: Page;
let program: Page;
let keyOf: (output: string) => string;

beforeAll(async () => {
  await builtControlRoom();
  [house, browser] = await Promise.all([openHouse(), openChromium()]);
  ({ keyOf } = await openKeys(house.dataDir, () => undefined));
  director = await house.operator();
  await standBy(director);
  await takeUpTo(director, 'welcome');
  program = await openProgramPage(browser, house.front, keyOf('program'));
  sun = await inviteTo(house, browser, 'graphics', 'Sun Yue');
});
afterAll(async () => {
  director?.close();
  await browser?.close();
  await house?.close();
});

const onAir = async (): Promise<readonly string[]> =>
  program.locator('[data-graphic][data-state="on"]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.graphic ?? ''));
const airSays = (kind: string): Promise<string> =>
  program.evaluate((name) => document.querySelector(`[data-graphic="${name}"]`)?.shadowRoot?.textContent ?? '', kind);

describe('the graphics position', () => {
  it('[G16, G15] shows the real graphic before it is on, and is no screen; put on, each output says what its page painted', async () => {
    const output = sun.locator('[data-output="program"]');
    await output.getByText('PAINTED', { exact: true }).waitFor();
    await sun.getByRole('button', { name: 'Preview: Product card' }).click();
    const preview = sun.frameLocator('iframe[title="Preview of the picture, not on air"]');
    await preview.locator('.stage[data-preview="shown"] [data-graphic="product-card"][data-state="on"]').waitFor({ state: 'attached' });
    await preview.getByText('PREVIEW 预览').waitFor();
    expect(await preview.locator('[data-graphic="product-card"]').evaluate((one) => one.shadowRoot?.textContent)).toContain('Apples');
    expect(await onAir()).toEqual([]);
    expect(director.view().screens.map((page) => page.output)).toEqual(['program']);
    await sun.getByRole('button', { name: 'Put it on', exact: true }).click();
    await eventually(async () => expect([...(await onAir())].sort()).toEqual(['label', 'product-card']), soon);
    await eventually(
      async () => expect(await output.textContent()).toMatch(/Asked for: Product card, Shopping.*PAINTED.*told 0:0\d ago/),
      soon,
    );
    const stranger = await browser.newPage();
    await stranger.goto(`${house.front}/overlay/preview/#graphic=label&text=x`);
    await stranger.getByText('You are not signed in.').waitFor();
    await stranger.close();
  });

  it('[G19] changes the words of what is on where it stands', async () => {
    await sun.getByRole('textbox', { name: 'Label' }).fill('Anhui');
    await sun.getByRole('button', { name: 'Put on: Label' }).click();
    await eventually(async () => expect(await onAir()).toHaveLength(3), soon);
    await sun.getByRole('button', { name: 'Change: Label Anhui' }).click();
    await sun.getByLabel('New words').fill('Hubei');
    await sun.getByRole('button', { name: 'Change it on air: Label' }).click();
    const words = () =>
      program.evaluate(() => [...document.querySelectorAll('[data-graphic="label"]')].map((one) => one.shadowRoot?.textContent ?? ''));
    await eventually(async () => expect((await words()).join(' ')).toContain('Hubei'), soon);
    expect(await words()).toHaveLength(2);
    expect(await onAir()).toHaveLength(3);
  });

  it('[G17] clears all but the mandatory label; everything off needs a reason, is in the log, and is taken back', async () => {
    await sun.getByRole('button', { name: 'Clear all graphics; mandatory labels stay' }).click();
    await eventually(async () => expect(await onAir()).toEqual(['label']), soon);
    expect(await airSays('label')).toContain('Shopping');
    await sun.getByRole('button', { name: 'Everything off …' }).click();
    await sun.getByLabel('Reason').fill('a minute of silence');
    await sun.getByRole('dialog').getByRole('button', { name: 'Take everything off' }).click();
    await eventually(async () => expect(await onAir()).toEqual([]), soon);
    await sun.getByRole('alert').filter({ hasText: 'LABELS OFF' }).waitFor();
    const said = 'EVERYTHING taken off the screen, mandatory labels too: a minute of silence';
    await eventually(() => expect(logLines(director.view())).toContain(said), soon);
    await sun.getByRole('button', { name: 'Labels back on' }).click();
    await eventually(async () => expect(await onAir()).toEqual(['label']), soon);
  });

  it('[G18] freezes by its key, says so to everybody, and no cue brings a graphic on until it is thawed', async () => {
    await sun.keyboard.press('z');
    await sun.getByRole('alert').filter({ hasText: 'GRAPHICS FROZEN' }).waitFor();
    await takeUpTo(director, 'talk');
    await eventually(
      () => expect(logLines(director.view()).join('\n')).toMatch(/^Cue missed: Product card .*: The graphics were frozen\.$/m),
      soon,
    );
    expect(await onAir()).toEqual([]);
    await sun.keyboard.press('z');
    await sun.getByRole('alert').filter({ hasText: 'GRAPHICS FROZEN' }).waitFor({ state: 'detached' });
  });
});

describe('a muted station', () => {
  it('[F8] is told so on its real feed and has nothing on its page, and has all of it again when it is unmuted', async () => {
    const state = async () => {
      const answer = await fetch(`${house.front}/stations/v1/state`, { headers: { authorization: `Bearer ${keyOf('neighbour')}` } });
      return ((await answer.json()) as { snapshot: { data: { muted: boolean; onAir: boolean; graphics: unknown[] } } }).snapshot.data;
    };
    await insist(director, { type: 'graphic.on', graphic: 'label', text: 'Live' });
    await eventually(async () => expect(await state()).toMatchObject({ muted: false, onAir: true, graphics: [{ kind: 'label' }] }), soon);
    await insist(director, { type: 'station.mute', stationId: 'neighbour', reason: 'their mixer is on fire' });
    await eventually(async () => expect(await state()).toMatchObject({ muted: true, onAir: false, graphics: [] }), soon);
    const page = await browser.newPage();
    await page.goto(`${house.front}/overlay/station/#output=neighbour&key=${keyOf('neighbour')}`);
    await page.waitForSelector('.stage[data-activation="none"]', { state: 'attached' });
    expect(await page.locator('[data-graphic]').count()).toBe(0);
    await insist(director, { type: 'station.unmute', stationId: 'neighbour' });
    await page.locator('[data-graphic="label"][data-state="on"]').waitFor({ state: 'attached' });
    expect(await state()).toMatchObject({ muted: false, onAir: true });
    await eventually(() => {
      const [neighbour] = director.view().stations;
      expect(neighbour).toMatchObject({ health: 'ok', overlays: 1 });
      expect(neighbour?.measured).toBeGreaterThanOrEqual(900);
    }, soon);
  });
});
