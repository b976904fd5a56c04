// needs: chromium
/** Clocks in real browsers on real servers: a laptop in another zone, one with a wrong clock, one that was asleep. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockText } from '../../../control-room/pieces/format.ts';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { afterChange, type Told, type ViewChange } from '../../../server/contract/view-change.ts';
import type { OperatorView } from '../../../server/contract/views.ts';
import { insist, see } from '../../end-to-end/show-caller.ts';
import { eventually } from '../../run/eventually.ts';
import { beginEvening, lineLost, openRealDesk, putOnAir, type RealDesk, rowOf, titleNext, titleOnAir } from '../real-desk.ts';
import { openRoad, type Road } from './road.ts';
import { deskClock, lostAfter, middle, noteLost, studioClock, type Tick, ticksOf, wrongClock } from './seen-in.ts';
import { viewLink } from './view-link.ts';

const hours = 3_600_000;
let desk: RealDesk;
let road: Road;
/** The director, in Shanghai, with a right clock. */
let lin: Page;
let hand: OperatorLine;
/** In New York, with a clock that is three hours fast besides, on a road of her own. */
let zhao: Page;
/** On the wall of the studio, by a link, with a clock that is seven minutes slow. */
let wall: Page;

const openWall = async (): Promise<Page> => {
  const link = await viewLink(lin, 'clock', 'Studio 1');
  const context = await desk.browser.newContext({ timezoneId: 'Europe/London', locale: 'en-GB' });
  await context.addInitScript(wrongClock(-7 * 60_000));
  const page = await context.newPage();
  await page.goto(`${desk.house.front}${link}`);
  await page.locator('[data-kind="clock"]').waitFor();
  return page;
};

beforeAll(async () => {
  desk = await openRealDesk();
  road = await openRoad(Number(new URL(desk.house.front).port));
  [lin, zhao] = await Promise.all([
    desk.sit('director', 'Lin Jia', { timezoneId: 'Asia/Shanghai' }),
    desk.sit('director', 'Zhao Min', { timezoneId: 'America/New_York', before: wrongClock(3 * hours), front: road.front }),
  ]);
  [hand, wall] = await Promise.all([desk.handOf(lin), openWall()]);
  await beginEvening(hand);
  await putOnAir(hand, 'welcome');
  await titleOnAir(zhao).filter({ hasText: 'Welcome' }).waitFor();
});
afterAll(async () => {
  await desk?.close();
  await road?.close();
});

const gaps = (ticks: readonly Tick[]) => ticks.slice(1).map(({ at }, index) => at - (ticks[index]?.at ?? 0));
/** Of each second that both drew, how far apart. */
const apart = (some: readonly Tick[], others: readonly Tick[]) =>
  some.flatMap(({ text, at }) => others.filter((one) => one.text === text).map((one) => Math.abs(one.at - at)));
/** The desks and the view by link, each against each other, over so many seconds. */
const agree = async (seconds = 6) => {
  const clocks = [deskClock(lin), deskClock(zhao), studioClock(wall)];
  const [right, wrong, watched] = await Promise.all(clocks.map((one) => ticksOf(one, seconds)));
  if (!right || !wrong || !watched) throw new Error('There are three clocks.');
  for (const [some, others] of [
    [right, wrong],
    [right, watched],
    [wrong, watched],
  ] as const) {
    const all = apart(some, others);
    expect(all.length).toBeGreaterThanOrEqual(seconds - 2);
    expect(middle(all)).toBeLessThanOrEqual(50);
  }
  return [right, wrong, watched];
};

describe('clocks', () => {
  it('[C15] agree within 50 ms and count evenly, whatever a laptop takes the time and its zone to be', async () => {
    expect(
      await zhao.evaluate(() => [new Date().getTimezoneOffset() / 60, Math.round((Date.now() - (globalThis.laptop?.now() ?? 0)) / 1000)]),
    ).toEqual([expect.toSatisfy((zone: number) => zone === 4 || zone === 5), 10_800]);
    const isRight = ({ text, at }: Tick) => [at - 500, at + 500].some((one) => clockText(one, 'Asia/Shanghai') === text);
    for (const ticks of await agree()) {
      // A busy machine draws one or another late.
      expect(ticks.filter(isRight).length).toBeGreaterThan(ticks.length / 2);
      expect(Math.abs(middle(gaps(ticks)) - 1000)).toBeLessThanOrEqual(50);
    }
  });

  it('[C15] of the rundown are in the zone of the series', async () => {
    const planned = hand.view().rundown.find(({ id }) => id === 'news')?.expectedStart ?? null;
    await rowOf(zhao, 'news').getByText(clockText(planned, 'Asia/Shanghai'), { exact: true }).waitFor();
  });
});

type News = ['view', OperatorView, number] | ['change', ViewChange];
/** What a message on the wire says of the view, if anything. */
const newsIn = (text: string): News | undefined => {
  const start = text.search(/\["(?:view|change)",/);
  return start < 0 ? undefined : (JSON.parse(text.slice(start)) as News);
};

describe('now, next and clocks', () => {
  it('[C16] change in one message', async () => {
    const told: OperatorView[] = [];
    let held: Told | undefined;
    lin.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const heard = newsIn(String(payload));
        if (!heard) return;
        held = heard[0] === 'view' ? { view: heard[1], number: heard[2] } : afterChange(held, heard[1]);
        if (held) told.push(held.view);
      }),
    );
    await lin.reload();
    await titleOnAir(lin).filter({ hasText: 'Welcome' }).waitFor();
    await lin.keyboard.press('Space');
    await titleOnAir(lin).filter({ hasText: 'News' }).waitFor();
    const whole = told.map(({ onAir, nextSegmentId, rundown }) => {
      const next = rundown.find(({ id }) => id === nextSegmentId);
      return { onAir: onAir?.segmentId, next: next?.id, follows: next?.expectedStart === onAir?.endsAt, marked: next?.state };
    });
    const welcome = { onAir: 'welcome', next: 'news', follows: true, marked: 'next' };
    const news = { onAir: 'news', next: 'talk', follows: true, marked: 'next' };
    expect([...new Set(whole.map((one) => JSON.stringify(one)))]).toEqual([welcome, news].map((one) => JSON.stringify(one)));
  });
});

describe('a screen that was asleep', () => {
  // An hour in a few seconds: the page is frozen, its running clock stands still, and its connection dies without a word.
  it('[C14] never shows what was for what is, is right without a reload, and its clock agrees again', async () => {
    await zhao.evaluate(() => Object.assign(window, { sameLife: true }));
    await noteLost(zhao);
    const lid = await zhao.context().newCDPSession(zhao);
    await zhao.evaluate(() => globalThis.laptop?.stop());
    await lid.send('Page.setWebLifecycleState', { state: 'frozen' });
    road.cut();
    await putOnAir(hand, 'talk');
    await insist(hand, { type: 'segment.setNext', segmentId: 'letters' });
    await insist(hand, { type: 'clock.freeze', frozen: true });
    const asleep = Date.now();
    await see(hand, 'three seconds', () => Date.now() - asleep > 3000);

    road.mend();
    await lid.send('Page.setWebLifecycleState', { state: 'active' });
    const wokenAt = Date.now();
    await zhao.evaluate(() => globalThis.laptop?.run());
    await lineLost(zhao).waitFor();
    expect(await lostAfter(zhao, wokenAt)).toBeLessThanOrEqual(2000);
    await lineLost(zhao).waitFor({ state: 'detached' });
    await titleOnAir(zhao).filter({ hasText: 'Talk' }).waitFor();
    await titleNext(zhao).filter({ hasText: 'Letters' }).waitFor();
    await zhao.getByTestId('on-air').getByText('clock frozen').waitFor();
    expect(await zhao.evaluate(() => 'sameLife' in window)).toBe(true);
    await insist(hand, { type: 'clock.freeze', frozen: false });
    await eventually(() => agree(4));
  });
});
