// needs: chromium
/** A station's own pages in a real browser: its status page with the kill key, and its test picture. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { BrowserContext, Page } from 'playwright-core';
import { Server as Io } from 'socket.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeArea } from '../../overlays/program/format.ts';
import { seconds } from '../../server/contract/units.ts';
import { delayKnown } from '../../server/core/measured-delay.ts';
import { ownSide } from '../../server/core/own-side.ts';
import { alarmRules, lookAtStations, nothingSeen } from '../../server/core/station-alarms.ts';
import { type ScreensDoor, screensDoor } from '../../server/screens/screens-door.ts';
import { type OwnSideDoor, ownSideDoor } from '../../server/stations/own-side-door.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { openRig, type Rig } from '../overlays/rig.ts';
import { eventually } from '../run/eventually.ts';
import { lendPicture, readMeasure } from './late-picture.ts';
import { graphic, label, outputView, show, station } from './sample-show.ts';

const contact = { name: { zh: '主控', en: 'Master control' }, phone: '+86 10 5550 0100' };
const view = show({ graphics: [label] });
const clock = graphic('clock-1', { kind: 'clock', zone: 'Asia/Shanghai', timeCode: true });
/** What stations told of their delay. */
const told: (readonly [string, number])[] = [];
let rig: Rig;
let door: OwnSideDoor;
let screens: ScreensDoor;
let server: Server;
let context: BrowserContext;

beforeAll(async () => {
  rig = await openRig();
  door = ownSideDoor({
    clock: trueClock,
    log: { info: () => undefined, warn: () => undefined },
    judge: judgeBy((id) => (id === 'harbour' ? 'key-of-harbour' : undefined)),
    stations: () => [{ station: { id: 'harbour' } }],
    desk: (id) => ownSide({ view: { ...view, at: Date.now() }, context: null, station: station({ id }), pathDelay: seconds(8), contact }),
    hear: async () => ({ ok: true }),
    measured: (...said) => told.push(said) > 0,
    knocked: () => undefined,
  });
  server = createServer(express().use('/overlay', express.static(rig.pages)).use(door.router));
  const io = new Io(server, { transports: ['websocket'] });
  screens = screensDoor({
    ...{ io, clock: trueClock, keys: () => true, code: () => undefined, coming: () => undefined, letters: () => '' },
    log: { info: () => undefined, warn: () => undefined },
    view: (output) => outputView({ output, at: Date.now(), graphics: [clock] }),
    figures: () => () => undefined,
    knocked: () => undefined,
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = (await rig.open('gallery')).context().browser();
  if (!browser) throw new Error('The rig has a browser of its own.');
  context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
}, 120_000);
afterAll(async () => {
  door.close();
  await screens.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rig.close();
});

const open = async (page: string, key = 'key-of-harbour'): Promise<Page> => {
  const opened = await context.newPage();
  const { port } = server.address() as AddressInfo;
  await opened.goto(`http://127.0.0.1:${port}/overlay/${page}/#output=harbour&key=${key}&lang=en`);
  return opened;
};

/** Presses the kill key, and looks at the very next frame. */
const blankedInNextFrame = (overlay: Page) =>
  overlay.evaluate(
    () =>
      new Promise<string>((told) => {
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k' }));
        requestAnimationFrame(() => told(getComputedStyle(document.querySelector('.stage') ?? document.body).visibility));
      }),
  );

describe('a station’s own pages', () => {
  it('[G54] say how the station stands and whom to ring, and that a key is not valid', async () => {
    const status = await open('status');
    await status.getByRole('heading', { name: 'Harbour TV' }).waitFor();
    await status.getByRole('status').filter({ hasText: 'Connected' }).waitFor();
    expect(await status.getByRole('link', { name: '+86 10 5550 0100' }).getAttribute('href')).toBe('tel:+861055500100');
    await status.getByText('No overlay page is connected.').waitFor();
    const wrong = await open('status', 'another');
    await wrong.locator('.line.refused').waitFor();
  });

  it('[F24] blank the overlay in the next frame by its key, and in every page of this browser by the button', async () => {
    const overlay = await open('station');
    await overlay.locator('.stage').waitFor({ state: 'attached' });
    expect(await blankedInNextFrame(overlay)).toBe('hidden');
    const status = await open('status');
    await status.getByRole('alert').waitFor();
    await status.locator('.kill button').click();
    await overlay.waitForFunction(() => getComputedStyle(document.querySelector('.stage') ?? document.body).visibility === 'visible');
    await overlay.evaluate(() => window.cuecartBlank?.());
    await status.getByRole('alert').waitFor();
    await overlay.evaluate(() => window.cuecartBlank?.(false));
    await status.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('[G54] show in the test picture who they are and where the safe areas end', async () => {
    const picture = await open('test');
    await picture.getByText('Harbour TV').waitFor();
    const box = (name: string) => picture.locator(`.safe.${name}`).boundingBox();
    for (const which of ['action', 'title'] as const) {
      const { left, top, width, height } = safeArea('16x9', which);
      const drawn = await box(which);
      for (const [seen, due] of [
        [drawn?.x, left],
        [drawn?.y, top],
        [drawn?.width, width],
        [drawn?.height, height],
      ] as const)
        expect(Math.abs((seen ?? 0) - due)).toBeLessThanOrEqual(1);
    }
    expect(await picture.locator('.step').allTextContents()).toEqual(Array.from({ length: 11 }, (_, n) => `${n * 10} %`));
    // Two frames in every two seconds: a question from here may come too late each time.
    await picture.locator('.flash').evaluate(
      (flash) =>
        new Promise<void>((seen) => {
          new MutationObserver(() => {
            if (flash.classList.contains('on')) seen();
          }).observe(flash, { attributeFilter: ['class'] });
        }),
    );
  });

  it('[F55, F54, F56] measure in a return picture how late it is, to two frames, and tell the house, whose alarm says by what it knows', async () => {
    const status = await open('status');
    await status.getByRole('status').filter({ hasText: 'Connected' }).waitFor();
    const frames = { house: '../program/#output=program&key=any', test: '../test/#output=harbour&key=key-of-harbour' };
    await lendPicture(status, { late: 1200, ...frames });
    await status.getByRole('button', { name: 'Measure from the device' }).click();
    await status.locator('[data-by=house][data-frames="50"]').waitFor();
    // A machine that stalls may have the page doubt one of both for a moment: it says then what is wrong, and no figure.
    const both = await eventually(async () => {
      const now = await readMeasure(status);
      expect([now.house, now.test].every(Number.isFinite)).toBe(true);
      return now;
    });
    const { house, test, introduced } = both;
    expect(introduced).toBeGreaterThanOrEqual(1200);
    expect(Math.abs(house - test - introduced)).toBeLessThanOrEqual(80);
    await status.getByText(/Your picture is [\d.]+ s behind the house \(set: 8\.00 s\)/).waitFor();
    await status.getByText(/Told to the house at/).waitFor();
    const [who, delay = Number.NaN] = told[0] ?? [];
    expect(who).toBe('harbour');
    expect(Math.abs(delay - house)).toBeLessThan(1000);
    const at = Date.now();
    const feed = { delay: seconds(8), tolerance: seconds(2), measured: null, measuredAt: null, coded: { delay, at } };
    const known = delayKnown(feed, [{ behind: 8000, paintedAt: at }], at);
    expect(known).toMatchObject({ measured: delay, measuredBy: 'code', driftBy: 'code' });
    const row = { id: 'harbour', health: 'ok', delivery: 'overlay', refusedAt: null, ...known } as const;
    const watch = lookAtStations(lookAtStations(nothingSeen, [row], at), [row], at + alarmRules.drift.onAfter);
    expect(watch['drift harbour']?.on).toBe(true);
  });
});
