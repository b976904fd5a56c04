// needs: chromium
/** Two hands at one show, in real browsers on real servers: two takes at once, a chair whose laptop is gone, a row that goes on air in the hand. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { textIn } from '../../../server/contract/units.ts';
import { insist, see } from '../../end-to-end/show-caller.ts';
import { eventually } from '../../run/eventually.ts';
import { carryRow, handleOf } from '../drag-row.ts';
import { beginEvening, hasDrawn, lineLost, openRealDesk, putOnAir, type RealDesk, titleOnAir } from '../real-desk.ts';
import { type LateNews, openLateNews } from './late-news.ts';
import { openRoad, type Road } from './road.ts';

let desk: RealDesk;
let road: Road;
let news: LateNews;
/** The director with the chair, at a laptop on a road of its own, in two windows. */
let lin: Page;
let window2: Page;
let hand: OperatorLine;
let zhao: Page;
let zhaosHand: OperatorLine;

beforeAll(async () => {
  desk = await openRealDesk();
  road = await openRoad(Number(new URL(desk.house.front).port));
  [lin, zhao] = await Promise.all([desk.sit('director', 'Lin Jia', { front: road.front }), desk.sit('director', 'Zhao Min')]);
  [hand, zhaosHand] = await Promise.all([desk.handOf(lin), desk.handOf(zhao)]);
  news = await openLateNews(lin.context());
  window2 = await lin.context().newPage();
  await Promise.all([lin.reload(), window2.goto(`${road.front}/control/`)]);
});
afterAll(async () => {
  await desk?.close();
  await road?.close();
});

const says = (page: Page) => page.locator('#take-says');
const taken = () => hand.view().log.filter(({ type }) => type === 'segment.taken');
/** And has taken nothing just now: TAKE rests for half a second after that. */
const canTake = '[data-task="take"]:not([data-blocked], [data-pending], [data-taken])';

beforeEach(async () => {
  await beginEvening(hand);
  await putOnAir(hand, 'welcome');
  const welcome = hand.view();
  for (const page of [lin, window2, zhao]) await hasDrawn(page, welcome);
  for (const page of [lin, window2]) await page.locator(canTake).waitFor();
  await zhao.locator('[data-task="take"][data-blocked]').waitFor();
});
const isSettled = async (page: Page) => {
  await titleOnAir(page).filter({ hasText: 'News' }).waitFor();
  await page.locator('[data-task="take"][data-pending]').waitFor({ state: 'detached' });
};

describe('two takes at once', () => {
  it('[C17] in two windows of the chair, before either has heard of the other: one goes to air, the other is refused in words', async () => {
    news.hold();
    await Promise.all([lin.keyboard.press('Space'), window2.keyboard.press('Space')]);
    await see(hand, 'a take', ({ onAir }) => onAir?.segmentId === 'news');
    news.letGo();
    await Promise.all([isSettled(lin), isSettled(window2)]);
    await eventually(async () => {
      const words = await Promise.all([lin, window2].map((page) => says(page).textContent()));
      expect(words.filter((text) => text?.startsWith('You took “News” a moment ago'))).toHaveLength(1);
    });
    expect(taken()).toHaveLength(1);
    expect(hand.view().nextSegmentId).toBe('talk');
  });

  it('[S18] of what the button names, which was skipped before the screen heard of it: nothing goes to air, and both titles are said', async () => {
    news.hold();
    await insist(hand, { type: 'segment.skip', segmentId: 'news', skipped: true });
    await lin.keyboard.press('Space');
    news.letGo();
    await says(lin)
      .getByText(/^NEXT is now “.+”, not “News”: look and press again\.$/)
      .waitFor();
    expect(taken()).toHaveLength(0);
    expect(hand.view().onAir?.segmentId).toBe('welcome');
  });

  it('[S26] the key for the vote, and that for the product, on a segment that was taken off before the screen heard of it: neither does anything', async () => {
    await putOnAir(hand, 'vote-short');
    for (const page of [lin, window2]) await titleOnAir(page).filter({ hasText: 'Apples' }).waitFor();
    news.hold();
    await insist(hand, { type: 'show.weAreHere', segmentId: 'order', startedAgo: 60_000 });
    await lin.keyboard.press('o');
    await window2.keyboard.press('o');
    news.letGo();
    for (const page of [lin, window2]) {
      await page
        .getByText(/^You took “Order now” a moment ago/)
        .first()
        .waitFor();
      await titleOnAir(page).filter({ hasText: 'Order now' }).waitFor();
    }
    expect(hand.view().polls.find(({ id }) => id === 'short')).toMatchObject({ opensAt: null, calledAt: null });
    news.hold();
    await insist(hand, { type: 'show.weAreHere', segmentId: 'welcome', startedAgo: 60_000 });
    await lin.keyboard.press('p');
    news.letGo();
    await titleOnAir(lin).filter({ hasText: 'Welcome' }).waitFor();
    await lin
      .getByText(/^You took “Welcome” a moment ago/)
      .first()
      .waitFor();
    expect(hand.view().graphics.filter(({ kind }) => kind === 'product-card')).toEqual([]);
  });

  it('[C17] by the chair and by somebody without it: one goes to air, and the other reads whose it is', async () => {
    await Promise.all([
      lin.keyboard.press('Space'),
      zhao.keyboard.press('Space'),
      zhao.locator('[data-task="take"]').click({ force: true }),
    ]);
    await Promise.all([isSettled(lin), isSettled(zhao)]);
    await says(zhao).and(zhao.getByRole('alert')).getByText('Only the chair does this.').waitFor();
    expect(taken()).toHaveLength(1);
  });

  it('[C17] by who had the chair and by who has just taken it over: the new one’s goes to air, the old one reads who has the chair', async () => {
    news.hold();
    await insist(zhaosHand, { type: 'chair.take', force: 'Lin does not hear us' });
    await zhao.locator(canTake).waitFor();
    await Promise.all([lin.keyboard.press('Space'), zhao.keyboard.press('Space')]);
    await see(hand, 'a take', ({ onAir }) => onAir?.segmentId === 'news');
    news.letGo();
    await Promise.all([isSettled(zhao), isSettled(lin)]);
    await says(lin).getByText('Zhao Min holds the chair.').waitFor();
    expect(taken()).toHaveLength(1);
  });
});

it('[K8] half a minute more, pressed twice and taken back once before the server can answer, is half a minute more', async () => {
  const planned = () => hand.view().rundown.find(({ id }) => id === 'news')?.planned ?? 0;
  const was = planned();
  await lin.locator('[data-task="next-longer"]').click({ trial: true });
  // In one breath of the page: nothing comes in between.
  await lin.evaluate(() => {
    for (const task of ['next-longer', 'next-longer', 'next-shorter'])
      document.querySelector<HTMLElement>(`[data-task="${task}"]`)?.click();
  });
  await see(hand, 'all three', ({ log }) => log.filter(({ type }) => type === 'segment.retimed').length === 3, 10_000);
  expect(planned()).toBe(was + 30_000);
});

describe('a row that is moved', () => {
  const order = () => hand.view().rundown.map(({ id }) => id);
  const words = '“News” is on air and stays where it is.';

  it('[E9] and goes on air in the hand is put back, by mouse, and refused in words; by keys too', async () => {
    const before = order();
    await carryRow(lin, 'News', 'recipe');
    await insist(zhaosHand, { type: 'chair.take', force: 'to take it meanwhile' });
    await insist(zhaosHand, { type: 'segment.take', believesOnAir: hand.view().onAir?.runId ?? null });
    await titleOnAir(lin).filter({ hasText: 'News' }).waitFor();
    await lin.mouse.up();
    await lin.getByText(words).first().waitFor();
    await handleOf(zhao, 'News').press('Alt+ArrowDown');
    await zhao.getByText(words).first().waitFor();
    expect(await hand.ask({ type: 'segment.move', segmentId: 'news', before: null })).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('on air') },
    });
    expect(order()).toEqual(before);
    expect(hand.view().onAir?.segmentId).toBe('news');
  });
});

describe('a chair that vanishes with its laptop', () => {
  it('[C17] is seen to be gone, is taken over with a reason, and is nobody’s second one when the laptop is back', async () => {
    await lin.evaluate(() => Object.assign(window, { sameLife: true }));
    road.cut();
    hand.close();
    hand = zhaosHand;
    await lineLost(lin).waitFor();
    await lin.keyboard.press('Space');
    await says(lin).getByText('The line to the server is lost').first().waitFor();
    await zhao.getByText('Lin Jia · not connected').waitFor();
    await zhao.getByRole('button', { name: 'Take over the chair' }).click();
    await zhao.getByRole('dialog').getByLabel('Reason').fill('her laptop is gone');
    await zhao.getByRole('dialog').getByRole('button', { name: 'Take over the chair' }).click();
    await zhao.locator(canTake).waitFor();
    await zhao.keyboard.press('Space');
    await isSettled(zhao);

    road.mend();
    await lineLost(lin).waitFor({ state: 'detached' });
    await isSettled(lin);
    await says(lin).getByText('Only the chair does this.').waitFor();
    await lin.getByText('Chair: Zhao Min').waitFor();
    await lin.keyboard.press('Space');
    expect(await lin.evaluate(() => 'sameLife' in window)).toBe(true);
    expect(taken()).toHaveLength(1);
    expect(hand.view().log.find(({ text }) => textIn(text, 'en').includes('her laptop is gone'))?.by).toContain('Zhao Min');
  });
});
