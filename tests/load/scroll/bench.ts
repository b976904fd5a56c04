/**
 * `npm run bench:scroll`: does a long rundown, and a long log, scroll without late frames?
 *
 *   npm run bench:scroll [-- --readme] [--json <file>] [--quick]
 * 200 segments and 1,000 log lines in a real Chromium, scrolled a step each frame while views keep coming as on air; in turn with an
 * empty page that is scrolled the same way, since a busy machine is late with that one too. On time is what the compositor presented,
 * whole, in the refresh it was made for, of all frames that were due (by a trace: ../graphics/trace.ts); a refresh is 1/60 s. Late is
 * a frame of the page that took one and a half times as long as a usual frame of the empty page. That it sees late frames is tried in
 * each run: a row is planted that holds every frame up. (../report.ts has the exit codes.)
 */
import type { Browser, Page } from 'playwright-core';
import type { LogRow, SegmentRow } from '../../../server/contract/views.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../../control-room/pretend-house.ts';
import { traceFrames } from '../graphics/trace.ts';
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
/** %, of the empty page's frames: below it nothing can be said of others either. */
const leastOfEmpty = 97;

const bounds = [
  atLeast('rundownOnTime', `frames of ${segments} segments presented, of those due at 60 a second, %`, 97, 99),
  atLeast('logOnTime', `frames of ${lines} log lines presented, of those due at 60 a second, %`, 97, 99),
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

/**
 * A page with nothing on it, as long as the rundown: striped, since of what looks the same everywhere no frame is new; in a box of its
 * own, since what a body's own overflow says goes for the whole page, and the body itself never scrolls.
 */
const stripes = 'height:12000px;background:repeating-linear-gradient(#111 0 40px,#222 40px 80px)';
const emptyPage = `<!doctype html><div id="scrolls" style="height:700px;overflow-y:auto"><div style="${stripes}"></div></div>`;

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

type Measured = {
  /** ms of each frame, as the page has them. */
  readonly took: number[];
  /** % that the compositor presented on time, of each round. */
  readonly onTime: number[];
};

/** One page at a time, as each operator has a machine of their own: another one would work at every view too. */
const measure = async (house: PretendHouse, browser: Browser): Promise<Readonly<Record<Name, Measured>>> => {
  const nothing = (): Measured => ({ took: [], onTime: [] });
  const all: Record<Name, Measured> = { empty: nothing(), rundown: nothing(), log: nothing(), planted: nothing() };
  for (let round = 0; round < size.rounds; round += 1)
    for (const name of ['empty', 'rundown', 'log'] as const) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
      const page = await context.newPage();
      const { open, selector } = scrolled[name];
      await open(house, page);
      // Once there and back before it counts: what is drawn for the first time is not what is asked here.
      await scroll(page, selector, size.frames / 4);
      const counted = async (of: Name, frames: number) => {
        const { onTimePercent } = await traceFrames(page, async () => void all[of].took.push(...(await scroll(page, selector, frames))));
        all[of].onTime.push(onTimePercent);
      };
      const stop = keepChanging(house);
      await counted(name, size.frames);
      stop();
      if (name === 'rundown' && round === 0) {
        await plantSlowRow(page, 2 * median(all.empty.took));
        await counted('planted', plantedFrames);
      }
      await context.close();
    }
  return all;
};

const figuresOf = ({ empty, rundown, log, planted }: Awaited<ReturnType<typeof measure>>): Figures => {
  const usual = median(empty.took);
  const late = ({ took }: Measured) => 100 * shareLate(took, usual);
  const aSecond = ({ took }: Measured) => rounded((1000 * took.length) / took.reduce((sum, ms) => sum + ms, 0));
  return {
    rundownOnTime: rounded(median(rundown.onTime)),
    logOnTime: rounded(median(log.onTime)),
    rundownLateMore: rounded(Math.max(0, late(rundown) - late(empty))),
    logLateMore: rounded(Math.max(0, late(log) - late(empty))),
    plantedLate: rounded(late(planted)),
    plantedOnTime: rounded(median(planted.onTime)),
    emptyOnTime: rounded(median(empty.onTime)),
    emptyLate: rounded(late(empty)),
    usualFrameMs: rounded(usual),
    rundownFramesASecond: aSecond(rundown),
    logFramesASecond: aSecond(log),
    frames: rundown.took.length + log.took.length,
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
    say(`Frames of ${figures.usualFrameMs} ms; ${figures.emptyOnTime} % of the empty page's were on time.`);
    const isBusy = (figures.emptyLate ?? 0) > mostLateOnEmpty * 100 || (figures.emptyOnTime ?? 0) < leastOfEmpty;
    return report({ bench: 'scroll', bounds, figures, inconclusive: isBusy });
  } finally {
    await browser.close();
    await house.close();
  }
};

endWith(main());
