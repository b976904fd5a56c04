/** What a page shows, noted by the page itself at the moment it shows it. Moments are epoch ms by the machine's own clock, whatever the laptop believes. */
import type { Locator, Page } from 'playwright-core';
import { hearsOutFor, heldAfter, lookEvery } from '../../../control-room/line/silence.ts';

/**
 * A laptop whose clock is wrong, for `before`: time of day and the origin of its running clock. The machine's own time stays
 * readable for the test. Its running clock may be stopped and let run again, as in sleep.
 * @param off ms
 */
export const wrongClock = (off: number): string => `{
  const [RightDate, rightRun] = [Date, performance.now.bind(performance)];
  const origin = performance.timeOrigin;
  let [stoodStill, stoppedAt] = [0, null];
  class WrongDate extends RightDate {
    constructor(...parts) { if (parts.length === 0) super(RightDate.now() + ${off}); else super(...parts); }
    static now() { return RightDate.now() + ${off}; }
  }
  globalThis.Date = WrongDate;
  Object.defineProperty(performance, 'timeOrigin', { value: origin + ${off} });
  performance.now = () => (stoppedAt ?? rightRun()) - stoodStill;
  globalThis.laptop = {
    now: () => RightDate.now(),
    stop: () => { stoppedAt = rightRun(); },
    run: () => { stoodStill += rightRun() - stoppedAt; stoppedAt = null; },
  };
}`;

type Laptop = { now(): number; stop(): void; run(): void };
type Noted = { lostAt: number | undefined; readonly holds: (readonly [from: number, to: number])[]; readonly end: () => void };
declare global {
  var laptop: Laptop | undefined;
  var noted: Noted | undefined;
}

/** From now on the page notes when it first says LINE LOST, and when it was held by its own work or a busy machine. */
export const noteLost = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const now = () => globalThis.laptop?.now() ?? Date.now();
    const everyMs = 20;
    let tickedAt = now();
    const ticks = setInterval(() => {
      const at = now();
      if (at - tickedAt > 3 * everyMs) noted.holds.push([tickedAt + everyMs, at]);
      tickedAt = at;
    }, everyMs);
    const look = new MutationObserver(() => {
      const isLost = [...document.querySelectorAll('[role="alert"]')].some((one) => one.textContent?.includes('LINE LOST'));
      if (isLost) noted.lostAt ??= now();
    });
    look.observe(document.body, { subtree: true, childList: true, characterData: true });
    const end = () => {
      clearInterval(ticks);
      look.disconnect();
    };
    const noted: Noted = { lostAt: undefined, holds: [], end };
    globalThis.noted?.end();
    globalThis.noted = noted;
  });

/** When it first said so, and the holds that were over by then or just after. */
const notedBy = (page: Page): Promise<Pick<Noted, 'lostAt' | 'holds'>> =>
  page.evaluate(async () => {
    // That in which it was drawn is known with the next tick.
    await new Promise((ticked) => setTimeout(ticked, 60));
    return { lostAt: globalThis.noted?.lostAt, holds: globalThis.noted?.holds ?? [] };
  });
export const firstLost = async (page: Page): Promise<number | undefined> => (await notedBy(page)).lostAt;

/**
 * ms of the page's own time from a moment until it first said LINE LOST; infinite if it never did. Not in it: what it was held, and that
 * a page that was held for long hears out.
 */
export const lostAfter = async (page: Page, since: number): Promise<number> => {
  const { lostAt = Number.POSITIVE_INFINITY, holds } = await notedBy(page);
  const held = holds.map(([from, to]) => Math.max(0, Math.min(to, lostAt) - Math.max(from, since)));
  const heardOut = held.some((ms) => ms > heldAfter - lookEvery) ? hearsOutFor : 0;
  return lostAt - since - heardOut - held.reduce((sum, ms) => sum + ms, 0);
};

export type Tick = { readonly text: string; readonly at: number };
/** The show clock of a desk, and that of the studio's view by link. */
export const deskClock = (page: Page): Locator => page.getByText('Clock Asia/Shanghai').locator('xpath=following-sibling::*');
export const studioClock = (page: Page): Locator => page.getByTestId('time');

/** The next few seconds of a clock, and when each was drawn. */
export const ticksOf = (clock: Locator, count: number): Promise<readonly Tick[]> =>
  clock.evaluate(
    (element, wanted) =>
      new Promise<readonly Tick[]>((resolve) => {
        const ticks: Tick[] = [];
        const look = new MutationObserver(() => {
          const text = element.textContent ?? '';
          if (ticks.at(-1)?.text === text) return;
          ticks.push({ text, at: globalThis.laptop?.now() ?? Date.now() });
          if (ticks.length < wanted) return;
          look.disconnect();
          resolve(ticks);
        });
        look.observe(element, { subtree: true, childList: true, characterData: true });
      }),
    count,
  );

/** The middle one: a busy machine draws one or another late, a wrong clock draws all of them so. */
export const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
