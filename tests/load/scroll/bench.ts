/**
 * `npm run bench:scroll`: does a long rundown, and a long log, scroll without late frames?
 *
 *   npm run bench:scroll [-- --json <file>] [--quick]
 * 200 segments and 1,000 log lines in a real Chromium, scrolled a step each frame while views keep coming as on air; in turn with an
 * empty page that is scrolled the same way, since a busy machine is late with that one too. A frame is late when it took one and a
 * half times as long as a usual frame of the empty page. That it sees late frames is tried in each run: a row is planted that holds
 * every frame up. (../report.ts has the exit codes.)
 */
import type { Browser, Page } from 'playwright-core';
import type { LogRow, SegmentRow } from '../../../server/contract/views.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../../control-room/pretend-house.ts';
import { atLeast, atMost, endWith, type Figures, isAsked, median, report, rounded, say } from '../report.ts';

const whole = { rounds: 5, frames: 240 };
const quick = { rounds: 1, frames: 40 };
const size = isAsked('quick') ? quick : whole;
const segments = 200;
const lines = 1000;
/** Lines that come with each view; the rest is read page by page, as an operator does. */
const inView = 120;
/** ms between views, as often as a busy minute of a show has them. */
const viewsEvery = 200;
/** Frames with the planted row. */
const plantedFrames = 20;
/** Above this share of late frames on the empty page the machine was busy with something else. */
const mostLateOnEmpty = 0.2;

const bounds = [
  atMost('rundownLateMore', `late frames of ${segments} segments, beyond those of an empty page, % of frames`, 3, 1),
  atMost('logLateMore', `late frames of ${lines} log lines, beyond those of an empty page, % of frames`, 3, 1),
  atLeast('plantedLate', 'frames seen late with a row that is planted to hold each of them up, %', 90),
];

const longRundown = (rundown: readonly SegmentRow[]): readonly SegmentRow[] => {
  const [running, bench] = [rundown.filter(({ state }) => state !== 'bench'), rundown.filter(({ state }) => state === 'bench')];
  const later = running.filter(({ state }) => state === 'later');
  const more = Array.from({ length: segments - running.length }, (_, n): SegmentRow => {
    const like = later[n % later.length];
    if (!like) throw new Error('The sample has nothing that is to come.');
    return { ...like, id: `more-${n}` };
  });
  return [...running, ...more, ...bench];
};

/** As much of the log as a view holds. */
const newestLines = (at: number): readonly LogRow[] =>
  Array.from({ length: inView }, (_, n) => ({
    seq: lines - n,
    at: at - n * 7000,
    by: n % 3 === 0 ? 'op-lin' : 'clock',
    text: `Cue product-card-${n}, and then a word or two about it`,
    type: n % 3 === 0 ? 'segment.taken' : 'cue.fired',
  }));

/** An empty page as long as the rundown. */
const emptyPage =
  '<!doctype html><body style="margin:0;height:700px;overflow-y:auto" id="scrolls"><div style="height:12000px"></div></body>';

/**
 * Scrolls what holds the element, a step each frame, to its end and back.
 * @returns ms of each frame
 */
const scroll = (page: Page, selector: string, frames: number): Promise<number[]> =>
  page.evaluate(
    async ([of, count]) => {
      // No named functions in here: the page does not have what their names are kept with.
      let place = document.querySelector(of);
      while (place && (place.scrollHeight <= place.clientHeight + 10 || !/auto|scroll/.test(getComputedStyle(place).overflowY)))
        place = place.parentElement;
      if (!place) throw new Error('Nothing here scrolls.');
      const took: number[] = [];
      let step = 60;
      let last = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
      for (let n = 0; n < count; n += 1) {
        if (place.scrollTop + step < 0 || place.scrollTop + step > place.scrollHeight - place.clientHeight) step = -step;
        place.scrollTop += step;
        const now = await new Promise<number>((drawn) => requestAnimationFrame(drawn));
        took.push(now - last);
        last = now;
      }
      return took;
    },
    [selector, frames] as const,
  );

/** A row changes with every view, as on air. */
const keepChanging = (house: PretendHouse): (() => void) => {
  let n = 0;
  const timer = setInterval(() => {
    n += 1;
    const { rundown } = house.show.view();
    house.show.change({ rundown: rundown.map((row) => (row.id === 'more-3' ? { ...row, notes: `Note ${n}` } : row)) });
  }, viewsEvery);
  return () => clearInterval(timer);
};

const openRundown = async (house: PretendHouse, page: Page): Promise<void> => {
  await house.enter(page, 'director', 'Lin Jia');
  const rows = await page.locator('[data-segment]').count();
  if (rows !== segments) throw new Error(`There are ${rows} rows.`);
};

const openLog = async (house: PretendHouse, page: Page): Promise<void> => {
  await house.enter(page, 'viewer', 'Ma Li');
  await page.evaluate(() => location.assign('#/log'));
  const older = page.getByRole('button', { name: 'Load older rows' });
  for (let read = inView; read < lines; read += 200) {
    await page.locator(`[data-lines="${read}"]`).waitFor();
    await older.click();
  }
  await page.locator(`[data-lines="${lines}"]`).waitFor();
  const said = await page.locator('[data-line]').count();
  if (said !== lines) throw new Error(`There are ${said} lines.`);
};

/** @param ms for which it holds up each frame in which it is scrolled */
const plantSlowRow = (page: Page, ms: number): Promise<void> =>
  page.evaluate((held) => {
    const heard = { capture: true, passive: true };
    document.addEventListener(
      'scroll',
      () => {
        for (const until = performance.now() + held; performance.now() < until; );
      },
      heard,
    );
  }, ms);

const scrolled = {
  empty: { open: (_: PretendHouse, page: Page) => page.setContent(emptyPage), selector: '#scrolls > div' },
  rundown: { open: openRundown, selector: '[data-segment]' },
  log: { open: openLog, selector: '[data-line]' },
} as const;
type Name = keyof typeof scrolled | 'planted';

const shareLate = (took: readonly number[], usual: number): number => took.filter((ms) => ms > usual * 1.5).length / took.length;

/** One page at a time, as each operator has a machine of their own: another one would work at every view too. */
const measure = async (house: PretendHouse, browser: Browser): Promise<Readonly<Record<Name, number[]>>> => {
  const took: Record<Name, number[]> = { empty: [], rundown: [], log: [], planted: [] };
  for (let round = 0; round < size.rounds; round += 1)
    for (const name of ['empty', 'rundown', 'log'] as const) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
      const page = await context.newPage();
      const { open, selector } = scrolled[name];
      await open(house, page);
      // Once there and back before it counts: what is drawn for the first time is not what is asked here.
      await scroll(page, selector, size.frames / 4);
      const stop = keepChanging(house);
      took[name].push(...(await scroll(page, selector, size.frames)));
      stop();
      if (name === 'rundown' && round === 0) {
        await plantSlowRow(page, 2 * median(took.empty));
        took.planted.push(...(await scroll(page, selector, plantedFrames)));
      }
      await context.close();
    }
  return took;
};

const figuresOf = (took: Awaited<ReturnType<typeof measure>>): Figures => {
  const usual = median(took.empty);
  const [empty, rundown, log] = [took.empty, took.rundown, took.log].map((all) => shareLate(all, usual)) as [number, number, number];
  const percent = (share: number) => rounded(share * 100, 1);
  return {
    rundownLateMore: percent(Math.max(0, rundown - empty)),
    logLateMore: percent(Math.max(0, log - empty)),
    plantedLate: percent(shareLate(took.planted, usual)),
    emptyLate: percent(empty),
    usualFrameMs: rounded(usual),
    frames: took.rundown.length + took.log.length,
  };
};

const main = async (): Promise<number> => {
  const built = await builtControlRoom();
  const browser = await openChromium();
  const house = await openPretendHouse(built, 0, undefined, lines - inView);
  try {
    const { view, change } = house.show;
    change({ rundown: longRundown(view().rundown), log: newestLines(view().at) });
    const figures = figuresOf(await measure(house, browser));
    if (house.trouble.length > 0) throw new Error(house.trouble.join('\n'));
    say(`Frames of ${figures.usualFrameMs} ms; ${figures.emptyLate} % of the empty page's were late.`);
    return report({ bench: 'scroll', bounds, figures, inconclusive: (figures.emptyLate ?? 0) > mostLateOnEmpty * 100 });
  } finally {
    await browser.close();
    await house.close();
  }
};

endWith(main());
