/**
 * `npm run bench:graphics`: are the graphics' frames on time while counts move ten times a second?
 *
 *   npm run bench:graphics [-- --json <file>] [--readme] [--quick] [--seconds <n>] [--plant]
 * The program page as built, with product card, vote bar and lower third, in a real Chromium, fed by the real door; from a trace of 60 s.
 * Frames are those that were presented, whole, in the refresh they were made for; the main thread's work is its own time in each. A page
 * with nothing but a moving box is traced as well: where even its frames are late, the machine was busy and nothing can be said. That the
 * gauge sees layout in animation is tried in each run on a page with one planted; `--plant` plants it in what is judged, which then fails.
 * (../report.ts has the exit codes.)
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openRig, type Rig } from '../../overlays/rig.ts';
import { oneOfEach } from '../../overlays/sample-graphics.ts';
import { figures as figuresWith, graphic, outputView } from '../../stations/sample-show.ts';
import { atLeast, atMost, endWith, isAsked, option, report, say } from '../report.ts';
import { type Frames, traceFrames } from './trace.ts';

const seconds = option('seconds', isAsked('quick') ? 1 : 60);
/** For the page with the plant, and for the one with nothing on it. */
const secondsBeside = isAsked('quick') ? 1 : 10;
const countsEvery = 100;
/** Below this the moving box alone is late: others use the machine. */
const leastOfEmpty = 99.5;

const bounds = [
  atLeast('framesOnTimePercent', 'frames with product card, vote bar and lower third presented on time, counts at 10/s, %', 99),
  atMost('mainThreadMsPerFrameP95', 'the page’s main thread for each frame, ms (95th percentile)', 4, 2),
  atLeast('plantedMainThreadMsP95', 'the same with a layout animation planted, which must not pass, ms', 4.01),
];

const texts = { long: '云溪高山红富士苹果，您家要不要？', short: '购物' };
const shown = ['product-card', 'vote-bar', 'lower-third'];

/** Votes swing to yea and back within five seconds, by jumps: the bar slides, stands, drifts. */
const swingOf = (n: number): number => (n % 50 < 25 ? 400 : 0) + 3 * (n % 25);

/** Counts and sales rise, ten times a second, until stopped. */
const keepCounting = (rig: Rig): (() => void) => {
  let n = 0;
  const timer = setInterval(() => {
    n += 1;
    rig.figure(
      figuresWith({
        revision: n,
        at: Date.now(),
        polls: { apples: { turnout: 12_000 + 47 * n, yea: 8000 + 31 * n + swingOf(n), nay: 4000 + 16 * n - swingOf(n), revision: n } },
        products: { apples: { sold: 900 + 3 * n, left: 90_000 - 3 * n, at: Date.now() } },
      }),
    );
  }, countsEvery);
  return () => clearInterval(timer);
};

const openProgram = async (rig: Rig): Promise<Page> => {
  const page = await rig.open('program');
  await page.waitForFunction((count) => document.querySelectorAll('[data-state="on"]').length === count, shown.length);
  await page.waitForFunction(() => document.querySelector('[data-graphic="vote-bar"]')?.getAttribute('data-figures') === 'shown');
  return page;
};

/** What graphics must never do: a box whose width moves, so that the text in it is laid out anew for each frame. */
const plantLayout = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const plant = document.createElement('div');
    plant.style.cssText = 'position:absolute;left:0;top:0;font-size:16px;opacity:0.01';
    plant.textContent = '云溪高山红富士苹果 gift box '.repeat(1200);
    document.body.append(plant);
    plant.animate([{ width: '900px' }, { width: '1500px' }], {
      duration: 1000,
      iterations: Number.POSITIVE_INFINITY,
      direction: 'alternate',
    });
  });

const traceAlone = async (page: Page, lasts: number): Promise<Frames> => {
  // Nothing of coming on and of first letters is what is asked here.
  await pause(isAsked('quick') ? 300 : 1500);
  const frames = await traceFrames(page, () => pause(lasts * 1000));
  await page.close();
  return frames;
};

const movingBox =
  '<!doctype html><style>i{position:absolute;width:300px;height:200px;background:red;animation:m 1s linear infinite alternate}@keyframes m{to{transform:translateX(900px)}}</style><i></i>';

const openMovingBox = async (rig: Rig): Promise<Page> => {
  const page = await rig.open('gallery');
  await page.goto('about:blank');
  await page.setContent(movingBox);
  return page;
};

const main = async (): Promise<number> => {
  const rig = await openRig();
  const graphics = oneOfEach(texts, Date.now() + 3_600_000).filter(({ kind }) => shown.includes(kind));
  rig.show('program', outputView({ at: Date.now(), graphics: graphics.map((data) => graphic(data.kind, data, { startsAt: 0 })) }));
  const stop = keepCounting(rig);
  try {
    const empty = await traceAlone(await openMovingBox(rig), secondsBeside);
    const judged = await openProgram(rig);
    if (isAsked('plant')) await plantLayout(judged);
    const frames = await traceAlone(judged, seconds);
    const planted = await openProgram(rig);
    await plantLayout(planted);
    const withPlant = await traceAlone(planted, secondsBeside);
    say(
      `${frames.frames} frames; ${empty.onTimePercent} % of a moving box's were on time, and ${withPlant.onTimePercent} % with the plant.`,
    );
    const figures = {
      framesOnTimePercent: frames.onTimePercent,
      mainThreadMsPerFrameP95: frames.mainThreadMsP95,
      plantedMainThreadMsP95: withPlant.mainThreadMsP95,
      plantedOnTimePercent: withPlant.onTimePercent,
      emptyOnTimePercent: empty.onTimePercent,
      frames: frames.frames,
    };
    return report({ bench: 'graphics', bounds, figures, inconclusive: empty.onTimePercent < leastOfEmpty });
  } finally {
    stop();
    await rig.close();
  }
};

endWith(main());
