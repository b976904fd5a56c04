/**
 * From a key in the control room to the frame of the program page that shows what it did: two real pages of one Chromium.
 *
 * Both moments are by the one clock of that machine: the key's own time stamp, and the end of the frame in which the program
 * page's picture changed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { programPath } from '../../run/programs.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { must, startOver, takeEvery } from './takes.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const patience = 10_000;

type Mark = 'pressed' | 'shown';
/** `marks`: when; `told`: who waits for it. Nothing polls: looking again and again would be work of the page's own. */
type Marked = typeof globalThis & { marks: { [M in Mark]?: number }; told: { [M in Mark]?: (at: number) => void } };

/** By the page's own timeline, as epoch ms. */
const prepare = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const marked = globalThis as Marked;
    marked.marks = {};
    marked.told = {};
  });

const watchKey = async (page: Page): Promise<void> => {
  await prepare(page);
  await page.evaluate(() => {
    const marked = globalThis as Marked;
    addEventListener('keydown', ({ timeStamp }) => {
      const at = performance.timeOrigin + timeStamp;
      marked.marks.pressed = at;
      marked.told.pressed?.(at);
    });
  });
};

/** The program page has another picture (its scene's test card, and what is on), and the frame with it has been drawn. */
const watchPicture = async (page: Page): Promise<void> => {
  await prepare(page);
  await page.evaluate(() => {
    const marked = globalThis as Marked;
    new MutationObserver(() => {
      if (marked.marks.shown !== undefined) return;
      const channel = new MessageChannel();
      // The first task after a frame's drawing.
      channel.port1.onmessage = () => {
        if (marked.marks.shown !== undefined) return;
        marked.marks.shown = performance.timeOrigin + performance.now();
        marked.told.shown?.(marked.marks.shown);
      };
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }).observe(document.body, { attributeFilter: ['data-shown'], subtree: true });
  });
};

const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as Marked).marks = {};
  });

const markOf = (page: Page, name: Mark): Promise<number> =>
  page.evaluate(
    ([of, patience]) =>
      new Promise<number>((resolve, reject) => {
        const marked = globalThis as Marked;
        const known = marked.marks[of];
        if (known !== undefined) return resolve(known);
        const late = setTimeout(() => reject(new Error(`Nothing was ${of} in time.`)), patience);
        marked.told[of] = (at) => {
          clearTimeout(late);
          resolve(at);
        };
      }),
    [name, patience] as const,
  );

/** @returns ms of each take */
export const measureOverlayFrames = async (house: HouseUnderTest, director: OperatorLine, takes: number): Promise<number[]> => {
  const browser = await chromium.launch({ executablePath: programPath('chromium'), args: flags });
  try {
    // Windows of their own: a page behind another draws no frames.
    const [control, program] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
    const before = new Set(director.view().operators.map(({ id }) => id));
    await control.goto(await house.signInLink());
    await control.locator('[data-activation]').waitFor();
    const browserId = await newcomer(director, before);
    await must(director, { type: 'chair.handOver', to: browserId });
    await program.goto(`${house.front}/overlay/program/#output=program&key=${house.programKey}&picture=1`);
    await program.locator('.card').first().waitFor({ state: 'attached' });
    await watchKey(control);
    await watchPicture(program);
    const took: number[] = [];
    for (let done = 0; done < takes; done += 1) {
      await pause(takeEvery);
      if (director.view().nextSegmentId === null) await beginAgain(director, browserId);
      // The chair, what is next, and the rest after the last take have all reached the page.
      await control.locator('[data-task="take"]:not([aria-disabled])').waitFor({ timeout: patience });
      await forget(program);
      await forget(control);
      const shown = markOf(program, 'shown');
      await control.keyboard.press(' ');
      took.push((await shown) - (await markOf(control, 'pressed')));
    }
    return took;
  } finally {
    await browser.close();
  }
};

/** The rundown is at its end: only the chair may go back. */
const beginAgain = async (director: OperatorLine, browserId: string): Promise<void> => {
  await must(director, { type: 'chair.take', force: 'the rundown begins again' });
  await startOver(director);
  await must(director, { type: 'chair.handOver', to: browserId });
};

/** Who was not here before: the browser. */
const newcomer = async (director: OperatorLine, before: ReadonlySet<string>): Promise<string> => {
  const found = () => director.view().operators.find(({ id }) => !before.has(id))?.id;
  while (found() === undefined) await director.nextView(1000);
  return found() ?? '';
};
