// needs: chromium
/** The server gone under five open screens: hung, killed and started again, and gone for ten minutes while the show is carried by hand. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import type { Role } from '../../../server/contract/commands.ts';
import { minutes } from '../../../server/contract/units.ts';
import { see } from '../../end-to-end/show-caller.ts';
import { eventually } from '../../run/eventually.ts';
import { beginEvening, lineLost, openRealDesk, putOnAir, type RealDesk, rowOf, titleOnAir } from '../real-desk.ts';
import { lostAfter, middle, noteLost } from './seen-in.ts';

const positions: readonly (readonly [Role, string])[] = [
  ['director', 'Lin Jia'],
  ['producer', 'Sun Yue'],
  ['vote', 'Wu Tong'],
  ['guests', 'Tang Mei'],
  ['graphics', 'Zhao Min'],
];
let desk: RealDesk;
let screens: readonly Page[];
let lin: Page;
let sun: Page;
let hand: OperatorLine;

beforeAll(async () => {
  desk = await openRealDesk();
  screens = await Promise.all(positions.map(([role, name]) => desk.sit(role, name)));
  [lin, sun] = screens as readonly [Page, Page];
  hand = await desk.handOf(lin);
  await beginEvening(hand);
  for (const page of screens) await page.evaluate(() => Object.assign(window, { sameLife: true }));
});
afterAll(() => desk?.close());
beforeEach(async () => {
  await putOnAir(hand, 'welcome');
  for (const page of screens) await page.getByText('Welcome').first().waitFor();
  await Promise.all(screens.map(noteLost));
});

const onEach = (deed: (page: Page) => Promise<unknown>) => Promise.all(screens.map(deed));
const allSaidSoWithin = async (most: number, since: number) => {
  await onEach((page) => lineLost(page).getByText('Age of this picture').waitFor());
  const after = await Promise.all(screens.map((page) => lostAfter(page, since)));
  // Five laptops are one machine here, and they all draw at once.
  expect(middle(after), `after ${after.join(', ')} ms`).toBeLessThanOrEqual(most);
};
const allAreBack = async () => {
  await onEach((page) => lineLost(page).waitFor({ state: 'detached' }));
  expect(await Promise.all(screens.map((page) => page.evaluate(() => 'sameLife' in window)))).toEqual(positions.map(() => true));
};
const takes = () => hand.view().log.filter(({ type }) => type === 'segment.taken').length;

describe('the server', () => {
  it('[C14] hangs: all five screens say so within two seconds, and are right again when it goes on', async () => {
    const since = Date.now();
    desk.house.show.hang();
    try {
      await allSaidSoWithin(2000, since);
    } finally {
      desk.house.show.goOn();
    }
    await allAreBack();
  });

  it('[C14, C17] is killed and started again: all five say so, are right without a reload, and the chair is as it was', async () => {
    const before = hand.view();
    const takesBefore = takes();
    const since = Date.now();
    await desk.house.show.kill();
    await allSaidSoWithin(2000, since);
    await lin.keyboard.press('Space');
    await desk.house.show.start();
    await allAreBack();
    await lin.getByText('Chair: you').waitFor();
    for (const page of screens.slice(1)) await page.getByText('Chair: Lin Jia').waitFor();
    const after = await see(hand, 'a new life of the server', ({ epoch }) => epoch !== before.epoch);
    expect(after.onAir).toMatchObject({ runId: before.onAir?.runId, startedAt: before.onAir?.startedAt });
    expect(takes(), 'what was pressed meanwhile is not done later').toBe(takesBefore);
    await lin.getByText('Space takes, unless you are writing.').waitFor();
    await lin.keyboard.press('Space');
    await onEach((page) => page.getByText('News').first().waitFor());
    await see(hand, 'the take', ({ onAir }) => onAir?.segmentId === 'news');
  });
});

describe('a show that was carried by hand', () => {
  const elapsed = async (page: Page): Promise<number> => {
    const [, m, s] = /(\d+):(\d\d) \/ 5:00/.exec((await page.getByTestId('on-air').textContent()) ?? '') ?? [];
    return Number(m) * 60 + Number(s);
  };
  it('[S11, C14] while the server was gone for ten minutes goes on from the segment that the director names, with the right clocks', async () => {
    const before = hand.view();
    const takesBefore = takes();
    await Promise.all([desk.house.show.kill(), desk.house.phonesDoor.kill()]);
    await onEach((page) => lineLost(page).waitFor());
    await desk.house.phonesDoor.start(minutes(10));
    await desk.house.show.start(minutes(10));
    await allAreBack();
    const after = await see(hand, 'a new life of the server', ({ epoch }) => epoch !== before.epoch);
    expect(after.at - before.at).toBeGreaterThanOrEqual(minutes(10));
    expect(after.onAir?.runId, 'nothing is taken by itself').toBe(before.onAir?.runId);
    await onEach(
      async (page) =>
        void (await page
          .getByText(/Welcome/)
          .first()
          .waitFor()),
    );

    await lin.getByText('Space takes, unless you are writing.').waitFor();
    await lin.keyboard.press('w');
    const dialog = lin.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await lin.getByRole('option', { name: 'Pears' }).click();
    await dialog.getByLabel('For how long already').fill('3:00');
    await dialog.getByRole('button', { name: 'Go on from here' }).click();
    const adopted = await see(hand, 'the segment that was named', ({ onAir }) => onAir?.segmentId === 'vote-long');

    expect(adopted.at - (adopted.onAir?.startedAt ?? 0)).toBeGreaterThanOrEqual(minutes(3));
    expect(adopted.nextSegmentId).toBe('vote-endless');
    expect(takes(), 'what lies between is not played').toBe(takesBefore);
    expect(adopted.rundown.find(({ id }) => id === 'talk')?.state).toBe('left-out');
    await titleOnAir(lin).filter({ hasText: 'Pears' }).waitFor();
    await onEach((page) => page.getByText('Pears').first().waitFor());
    await rowOf(sun, 'vote-long').getByText('ON AIR').waitFor();
    await eventually(async () => {
      const shown = await elapsed(lin);
      expect(Math.abs(shown - (hand.now() - (adopted.onAir?.startedAt ?? 0)) / 1000)).toBeLessThanOrEqual(1.1);
    });
  });
});
