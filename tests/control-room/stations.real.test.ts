// needs: chromium
/** A hundred stations at the desk, in a real browser: the table, mute one, acknowledge and shelve an alarm, and its noise. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OperatorView, StationRow } from '../../server/contract/views.ts';
import { noAlarms, stations as sampleStations } from '../fakes/sample-parts.ts';
import { ruled } from '../fakes/stations-in-full.ts';
import { eventually } from '../run/eventually.ts';
import { visitControlRoom } from './visit.ts';

const { house, comeIn, sent, tab } = visitControlRoom();

/** As it was read in its return picture. */
const drifted = (now: number): Partial<StationRow> => ({
  ...{ measured: 10_420, measuredAt: now - 4000, measuredBy: 'code', drift: 2420, driftBy: 'code' },
});

const hundred = (now: number): StationRow[] => {
  const [sample] = sampleStations(now);
  return Array.from({ length: 100 }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    const isGone = index >= 88;
    return {
      ...sample!,
      id: `station-${number}`,
      name: { zh: `第${number}台`, en: `Station ${number}` },
      delay: 8000,
      feeds: isGone ? 0 : 1,
      health: isGone ? 'gone' : 'ok',
      ...(index === 6 ? drifted(now) : {}),
    };
  });
};
const goneIds = (all: readonly StationRow[]) => all.filter(({ health }) => health === 'gone').map(({ id }) => id);

beforeEach(() => {
  const { show, clock } = house();
  const stations = hundred(clock.now());
  const gone = goneIds(stations).map((id) => ({ id, since: clock.now() - 60_000 }));
  const alarms: OperatorView['alarms'] = {
    ...noAlarms,
    noise: 'many',
    groups: [
      { kind: 'gone', state: 'unacknowledged', since: clock.now() - 60_000, stations: gone },
      {
        kind: 'drift',
        state: 'acknowledged',
        by: 'Sun Yue',
        since: clock.now() - 60_000,
        stations: [{ id: 'station-007', since: clock.now() - 60_000 }],
      },
    ],
  };
  show.change({ stations, alarms });
});

const openTable = async (page: Page): Promise<void> => {
  await page.locator('[data-banner=alarm]').filter({ hasText: 'STATION ALARMS' }).getByRole('link', { name: 'Show the stations' }).click();
  await page.getByRole('region', { name: 'Stations' }).first().waitFor();
};

describe('the stations', () => {
  it('[F9, F56, F8, F38] stand in one table, the worst first; one is found by its name, muted for a reason, and unmuted, and has dumped its delay', async () => {
    const page = await comeIn('director', 'Lin Jia');
    await openTable(page);
    const rows = page.locator('tr[data-station]');
    await eventually(async () => expect(await rows.count()).toBe(100));
    expect(await rows.first().getAttribute('data-station')).toBe('station-089');
    expect(await rows.first().textContent()).toContain('GONE');
    const fits = await page
      .locator('table')
      .filter({ has: rows })
      .evaluate((table) => (table.parentElement?.scrollWidth ?? 0) <= (table.parentElement?.clientWidth ?? 0));
    expect(fits, 'no column is cut off').toBe(true);
    await page.getByLabel('Find a station').fill('station 007');
    await eventually(async () => expect(await rows.count()).toBe(1));
    await rows.first().getByText('2.4 s late (code)').waitFor();
    expect(
      await rows
        .first()
        .getByTitle(/^Read from the time code/)
        .textContent(),
    ).toContain('10.4 s code');
    await page.getByLabel('Find a station').fill('station 042');
    await eventually(async () => expect(await rows.first().getAttribute('data-station')).toBe('station-042'));
    await page.getByRole('button', { name: 'Mute Station 042 …' }).click();
    await page.getByLabel('Reason').fill('their mixer is on fire');
    await page.getByRole('dialog').getByRole('button', { name: 'Mute Station 042', exact: true }).click();
    await rows.first().getByText('MUTED').waitFor();
    expect(sent('station.mute')).toMatchObject([{ stationId: 'station-042', reason: 'their mixer is on fire' }]);
    await page.getByRole('button', { name: 'Unmute Station 042' }).click();
    await rows.first().getByText('MUTED').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delay dumped at Station 042' }).click();
    await rows.first().getByText('DELAY DUMPED', { exact: true }).waitFor();
    expect(sent('station.dump')).toMatchObject([{ stationId: 'station-042' }]);
    await page.getByRole('link', { name: 'Back to my position' }).click();
    await page
      .getByRole('button', { name: 'Hand over' })
      .or(page.getByRole('button', { name: /chair/ }))
      .first()
      .waitFor();
    await tab(page, 'Stations').click();
    await page.getByRole('link', { name: 'As a table' }).waitFor();
  });

  it('[F20, F18, F19] show the rules of one, and change them by one press each; what the file keeps from it needs a reason', async () => {
    const { show, clock } = house();
    const now = clock.now();
    const [first, ...rest] = hundred(now);
    show.change({ stations: [{ ...first!, ...ruled(now) }, ...rest] });
    const page = await comeIn('director', 'Lin Jia');
    await openTable(page);
    await page.getByLabel('Find a station').fill('station 001');
    await page.getByRole('button', { name: 'Rules of Station 001 …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rules of Station 001' });
    for (const words of [
      'CHANGED TONIGHT',
      '06:00–18:00 (Asia/Hong_Kong)',
      'Master control · +852 5550 0100',
      'a revoked key · 198.51.100.9 · 12×',
    ])
      await dialog.getByText(words).waitFor();
    await dialog.getByRole('button', { name: 'Withhold: Product card' }).click();
    await eventually(() =>
      expect(sent('station.exclude')).toMatchObject([{ stationId: 'station-001', what: { kind: 'product-card' }, excluded: true }]),
    );
    expect(await dialog.getByRole('button', { name: /Allow: Result/ }).getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('Reason', { exact: true }).fill('their law desk rang');
    await dialog.getByRole('button', { name: /Allow: Result/ }).click();
    await eventually(() => expect(sent('station.exclude')[1]).toMatchObject({ excluded: false, reason: 'their law desk rang' }));
    await dialog.getByRole('button', { name: 'REVOKE every key now' }).click();
    await eventually(() => expect(sent('station.revokeKey')).toMatchObject([{ saw: 1, which: 'all', reason: 'their law desk rang' }]));
  });

  it('[F53] have a delivery report: all of an evening in short, one of them in full, and as files', async () => {
    const page = await comeIn('producer', 'He Ping');
    await page.evaluate(() => location.replace('#/stations'));
    await page.getByRole('button', { name: 'Delivery report …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delivery report' });
    await eventually(async () => expect(await dialog.locator('tr[data-delivery]').count()).toBe(7));
    await dialog.getByRole('button', { name: 'Hubei Satellite' }).click();
    const whole = dialog.getByRole('region', { name: 'The evening of Hubei Satellite' });
    await whole.getByText('a1b2c3d4-88').waitFor();
    const file = await dialog.getByRole('link', { name: 'Graphics as CSV' }).getAttribute('href');
    expect(file).toContain('graphics.csv?activation=evening-1&station=hubei');
  });

  it('[F11, F12] in alarm are one line; acknowledging ends the noise and not the alarm; shelved, they say when they come back', async () => {
    const page = await comeIn('graphics', 'Sun Yue');
    await page.addInitScript(() => {
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function count(...at: [number?]) {
        const { dataset } = document.documentElement;
        dataset.tones = String(Number(dataset.tones ?? 0) + 1);
        start.apply(this, at);
      };
    });
    await page.reload();
    const tones = () => page.evaluate(() => Number(document.documentElement.dataset.tones ?? 0));
    await openTable(page);
    const alarm = page.locator('[data-alarm="gone"]');
    expect(await alarm.textContent()).toMatch(/NEW12 stations gonesince \d\d:\d\d:\d\dStation 089, .* and 6 more/);
    expect(await tones(), 'off until it is turned on').toBe(0);
    await page.getByRole('switch', { name: 'Sound here' }).click();
    await eventually(async () => expect(await tones()).toBeGreaterThan(0));
    await page.getByRole('button', { name: 'Acknowledge: 12 stations gone' }).click();
    await page.locator('[data-banner=alarm]').filter({ hasText: 'STATION ALARMS' }).waitFor({ state: 'detached' });
    expect(await alarm.textContent()).toMatch(/ACKNOWLEDGED12 stations gone.*by Sun Yue/);
    expect(sent('alarm.acknowledge')).toMatchObject([{ kind: 'gone', stations: { length: 12 } }]);
    await page.getByLabel('Shelve for', { exact: true }).selectOption('5');
    await page.getByRole('button', { name: 'Shelve for 5 min: 12 stations gone' }).click();
    await eventually(async () => expect(await alarm.textContent()).toMatch(/SHELVED.*back at \d\d:\d\d/));
    await page.getByRole('button', { name: 'Take back from the shelf: 12 stations gone' }).click();
    await eventually(async () => expect(await alarm.getAttribute('data-state')).toBe('unacknowledged'));
  });

  it('[F22, F25] leave and come back at the desk, and are written to, one or all, in both languages', async () => {
    const page = await comeIn('director', 'Lin Jia');
    await openTable(page);
    await page.getByRole('button', { name: 'Breaks and messages …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Breaks and messages of stations' });
    await dialog.getByLabel('Station', { exact: true }).selectOption('station-042');
    await dialog.getByRole('button', { name: 'Begin now' }).click();
    await dialog.getByRole('button', { name: 'End the break of Station 042' }).waitFor();
    expect(sent('localBreak.start')).toMatchObject([{ stationId: 'station-042', length: 180_000 }]);
    expect(await dialog.textContent()).toMatch(/back in [01]:\d\d|back in [23]:\d\d/);
    await dialog.getByLabel('Chinese').fill('两分钟');
    await dialog.getByLabel('English').fill('Two minutes');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('delivered 0 of 100').waitFor();
    expect(sent('stationMessage.send')).toMatchObject([{ to: 'all', text: { zh: '两分钟', en: 'Two minutes' } }]);
    const now = house().clock.now();
    const wrote = { id: 'm-9', at: now, by: 'Station 042', from: 'station-042', to: null, count: 1, delivered: 1, seen: 0, unseen: [] };
    house().show.change({ stationMessages: [{ ...wrote, text: 'No sound here' }] });
    await dialog.getByRole('button', { name: 'Mark as seen: No sound here' }).click();
    await eventually(() => expect(sent('stationMessage.seen')).toMatchObject([{ messageIds: ['m-9'] }]));
    await dialog.getByRole('button', { name: 'End the break of Station 042' }).click();
    await dialog.getByText('No station has a break of its own.').waitFor();
    expect(sent('localBreak.end')).toMatchObject([{ stationId: 'station-042' }]);
  });
});
