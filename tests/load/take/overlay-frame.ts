/**
 * From a key in the control room to the frame of the program page that shows what it did: two real pages of one Chromium, and in turn two
 * pages that do no more than send and write.
 *
 * Both moments are by the one clock of that machine: the key's own time stamp, and the end of the frame in which the program
 * page's picture changed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
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

type Pages = { readonly control: Page; readonly program: Page };

/** Windows of their own: a page behind another draws no frames. */
const openPages = async (browser: Browser): Promise<Pages> => ({
  control: await (await browser.newContext()).newPage(),
  program: await (await browser.newContext()).newPage(),
});

/** @returns ms from the key to the frame */
const pressOnce = async ({ control, program }: Pages): Promise<number> => {
  await forget(program);
  await forget(control);
  const shown = markOf(program, 'shown');
  await control.keyboard.press(' ');
  return (await shown) - (await markOf(control, 'pressed'));
};

const watch = async ({ control, program }: Pages): Promise<void> => {
  await watchKey(control);
  await watchPicture(program);
};

const openBare = async (browser: Browser, url: string): Promise<Pages> => {
  const pages = await openPages(browser);
  await pages.control.goto(`${url}/key`);
  await pages.program.goto(`${url}/picture`);
  for (const page of [pages.control, pages.program]) await page.locator('[data-open]').waitFor({ state: 'attached' });
  await watch(pages);
  return pages;
};

const openOurs = async (browser: Browser, house: HouseUnderTest, director: OperatorLine) => {
  const pages = await openPages(browser);
  const before = new Set(director.view().operators.map(({ id }) => id));
  await pages.control.goto(await house.signInLink());
  await pages.control.locator('[data-activation]').waitFor();
  const browserId = await newcomer(director, before);
  await must(director, { type: 'chair.handOver', to: browserId });
  await pages.program.goto(`${house.front}/overlay/program/#output=program&key=${house.programKey}&picture=1`);
  await pages.program.locator('.card').first().waitFor({ state: 'attached' });
  await watch(pages);
  return { pages, browserId };
};

export type Frames = { readonly ours: number; readonly bare: number };

/**
 * Takes and the bare server's changes in turn, each from a key in one page to the frame in another.
 *
 * @param warming of both, before those that count
 * @param bareUrl of the least that it could be
 * @returns ms of each
 */
export const measureOverlayFrames = async (
  house: HouseUnderTest,
  director: OperatorLine,
  { warming, takes }: { readonly warming: number; readonly takes: number },
  bareUrl: string,
): Promise<Frames[]> => {
  const browser = await chromium.launch({ executablePath: programPath('chromium'), args: flags });
  try {
    const bare = await openBare(browser, bareUrl);
    const { pages, browserId } = await openOurs(browser, house, director);
    const took: Frames[] = [];
    for (let done = 0; done < warming + takes; done += 1) {
      await pause(takeEvery);
      if (director.view().nextSegmentId === null) await beginAgain(director, browserId);
      // The chair, what is next, and the rest after the last take have all reached the page.
      await pages.control.locator('[data-task="take"]:not([aria-disabled])').waitFor({ timeout: patience });
      const ours = await pressOnce(pages);
      await pause(takeEvery);
      const one = { ours, bare: await pressOnce(bare) };
      if (done >= warming) took.push(one);
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
