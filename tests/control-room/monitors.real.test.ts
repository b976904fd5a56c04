// needs: chromium
/** Monitors and sound in a real browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleView } from '../fakes/sample-view.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, director, comeIn, tab } = visitControlRoom();
const monitor = (page: Page, which: 'program' | 'next') => page.locator(`[data-monitor="${which}"]`);

/** A switcher whose scenes look like the page given, five times a second; `stop` freezes it. */
const scenesLike = async (page: Page) => {
  const jpeg = await page.screenshot({ type: 'jpeg' });
  const asked: string[] = [];
  let number = 0;
  let gives = true;
  house().monitors.picture = async (which, _after, left) => {
    asked.push(which);
    await new Promise<void>((resolve) => {
      const cancel = house().clock.wakeAt(house().clock.now() + (gives ? 200 : 2000), resolve);
      left.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
    number += 1;
    const scene = house().show.view().switcher[which] ?? '';
    return gives ? { number, scene, takenAt: house().clock.now(), jpeg } : undefined;
  };
  return {
    asked,
    stop: () => {
      gives = false;
    },
  };
};

describe('monitors', () => {
  it('[N1, N3] show program and next with their tally, say what they are not, and grow old in plain sight', async () => {
    const page = await director();
    const scenes = await scenesLike(page);
    expect(scenes.asked).toEqual([]);
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/operators/monitor/')) asked += 1;
    });
    await tab(page, 'Monitors').click();
    await monitor(page, 'program').locator('[data-picture="fresh"] img').waitFor();
    await monitor(page, 'program').getByText('● PROGRAM', { exact: true }).waitFor();
    await monitor(page, 'next').getByText('CAM 3 Guest', { exact: true }).waitFor();
    expect(await page.getByText('OBS scene, not off-air').count()).toBe(2);
    expect(await page.getByTestId('bare').count(), 'its scene carries them').toBe(0);
    house().show.change({ switcher: { ...house().show.view().switcher, bare: ['CAM 2 Host'] } });
    await monitor(page, 'program').getByText('Not in this OBS scene, drawn over it: Product card, Vote bar, Label').waitFor();
    await monitor(page, 'next')
      .getByRole('img', { name: /NEXT: picture of the OBS scene CAM 3 Guest/ })
      .waitFor();
    const { switcher } = house().show.view();
    house().show.change({ switcher: { ...switcher, program: 'CAM 1 Table' } });
    await monitor(page, 'program').locator('[data-picture="fresh"]').waitFor();
    scenes.stop();
    await monitor(page, 'program')
      .getByText(/^OLD: \d+ s$/)
      .waitFor();
    await tab(page, 'Cues').click();
    await monitor(page, 'program').waitFor({ state: 'detached' });
    // As the page asks: at the server one may still be on its way.
    const before = asked;
    await page.getByRole('tabpanel').getByText('Cues').first().waitFor();
    expect(before).toBeGreaterThan(2);
    expect(asked).toBe(before);
  });

  it('[N8] have the overlay’s own page over a scene that lacks the graphics, and over no other; it cannot be reached', async () => {
    const page = await director();
    await scenesLike(page);
    const bare = (scenes: readonly string[]) => house().show.change({ switcher: { ...house().show.view().switcher, bare: scenes } });
    const over = (which: 'program' | 'next') => monitor(page, which).locator('iframe[data-laid-over]');
    const drawn = (which: 'program' | 'next') =>
      monitor(page, which)
        .frameLocator('iframe[data-laid-over]')
        .locator('.stage[data-preview="shown"] [data-graphic="label"]')
        .evaluate((one) => one.shadowRoot?.textContent ?? '');
    await tab(page, 'Monitors').click();
    for (const which of ['program', 'next'] as const) await monitor(page, which).locator('[data-picture="fresh"] img').waitFor();
    expect(await page.locator('iframe[data-laid-over]').count()).toBe(0);
    bare(['CAM 2 Host']);
    await eventually(async () => expect(await drawn('program')).toContain('On program'));
    expect(await over('next').count()).toBe(0);
    const reach = await over('program').evaluate((one) => [(one as HTMLElement).inert, one.tabIndex, one.getAttribute('aria-hidden')]);
    expect(reach).toEqual([true, -1, 'true']);
    await monitor(page, 'program').getByText('Not in this OBS scene, drawn over it: Product card, Vote bar, Label').waitFor();
    bare(['CAM 3 Guest']);
    await eventually(async () => expect(await drawn('next')).toContain('On next'));
    expect(await over('program').count()).toBe(0);
    await monitor(page, 'next').getByText('what the next take brings by its cues').waitFor();
    expect(house().show.view().screens.length, 'it is no screen').toBe(sampleView(0).screens.length);
    bare([]);
    await over('next').waitFor({ state: 'detached' });
  });

  it('[N6] have no picture of a rehearsal switcher, and say so with the scene’s name', async () => {
    const page = await director();
    const scenes = await scenesLike(page);
    const { switcher } = house().show.view();
    house().show.change({ switcher: { ...switcher, kind: 'rehearsal' } });
    house().monitors.sound = { ...house().monitors.sound, measured: 'none', alarms: [], rows: [] };
    await tab(page, 'Monitors').click();
    await monitor(page, 'program').getByText('No picture: built-in rehearsal switcher').waitFor();
    await monitor(page, 'program').locator('strong').getByText('CAM 2 Host').waitFor();
    await page.getByText('Not measured: the built-in rehearsal switcher has no sound.').waitFor();
    expect(scenes.asked).toEqual([]);
  });

  it('[N4, N5, N7] tell levels in numbers, inputs in words and alarms aloud, also after the line was lost', async () => {
    const page = await comeIn('producer', 'Jun');
    await tab(page, 'Monitors').click();
    const input = (name: string) => page.locator(`[data-input="${name}"]`);
    await input('Music bed').getByText('-25 dB').waitFor();
    await input('Mic Guest').getByText('NOT AS THE SHOT SAYS').waitFor();
    await input('Orchard line').getByText('not measured').waitFor();
    await page.getByRole('alert').getByText('CLIPPING: Mic Host is too loud. Turn it down.').waitFor();
    house().monitors.sound = { ...house().monitors.sound, alarms: [{ kind: 'silence', inputs: ['Mic Host', 'Music bed'] }] };
    house().door.publishSound();
    await page.getByRole('alert').getByText('SILENCE ON AIR').waitFor();
    await page.context().setOffline(true);
    await page.locator('[data-line="lost"], [role="alert"]').first().waitFor();
    await eventually(async () => expect(await input('Music bed').getByText('-25 dB').count()).toBe(0));
    await page.context().setOffline(false);
    await input('Music bed').getByText('-25 dB').waitFor();
  });
});
