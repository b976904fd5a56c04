/** What a page shows, noted by the page itself at the moment it shows it. Moments are epoch ms by the machine's own clock, whatever the laptop believes. */
import type { Locator, Page } from 'playwright-core';

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
declare global {
  var laptop: Laptop | undefined;
  var lostAt: number | undefined;
}

/** From now on the page notes when it first says LINE LOST. */
export const noteLost = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.lostAt = undefined;
    const look = () => {
      const isLost = [...document.querySelectorAll('[role="alert"]')].some((one) => one.textContent?.includes('LINE LOST'));
      if (isLost) globalThis.lostAt ??= globalThis.laptop?.now() ?? Date.now();
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
export const firstLost = (page: Page): Promise<number | undefined> => page.evaluate(() => globalThis.lostAt);

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
