/**
 * `npm run bench:scroll`: does a long rundown, and a long log, scroll without late frames?
 *
 *   npm run bench:scroll [-- --json <file>] [--quick]
 * 200 segments and 1,000 log lines in a real Chromium, scrolled a step each frame while views keep coming as on air; in turn with an
 * empty page that is scrolled the same way, since a busy machine is late with that one too. A frame is late when it took one and a
 * half times as long as a usual frame of the empty page. (../report.ts has the exit codes.)
 */
import type { Page } from 'playwright-core';
import type { LogRow, SegmentRow } from '../../../server/contract/views.ts';
import { builtControlRoom, openChromium, openPretendHouse, type PretendHouse } from '../../control-room/pretend-house.ts';
import { atMost, endWith, type Figures, isAsked, median, report, rounded, say } from '../report.ts';

const whole = { rounds: 5, frames: 240 };
const quick = { rounds: 1, frames: 40 };
const size = isAsked('quick') ? quick : whole;
const segments = 200;
const lines = 1000;
/** ms between views, as often as a busy minute of a show has them. */
const viewsEvery = 200;
/** Above this share of late frames on the empty page the machine was busy with something else. */
const mostLateOnEmpty = 0.2;

const bounds = [
  atMost('rundownLateMore', `late frames of ${segments} segments, beyond those of an empty page, % of frames`, 3, 1),
  atMost('logLateMore', `late frames of ${lines} log lines, beyond those of an empty page, % of frames`, 3, 1),
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

const longLog = (at: number): readonly LogRow[] =>
  Array.from({ length: lines }, (_, n) => ({
    seq: lines - n,
    at: at - n * 7000,
    by: n % 3 === 0 ? 'op-lin' : 'clock',
    text: `Cue product-card-${n}, and then a word or two about it`,
    type: n % 3 === 0 ? 'segment.taken' : 'cue.fired',
  }));

/** An empty page as long as the rundown. */
const emptyPage = '<!doctype html><body style="margin:0;height:700px;overflow-y:auto" id="scrolls"><div style="height:12000px"></div></body>';

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

const open = async (house: PretendHouse, pages: { readonly rundown: Page; readonly log: Page; readonly empty: Page }) => {
  const { view, change } = house.show;
  change({ rundown: longRundown(view().rundown), log: longLog(view().at) });
  await house.enter(pages.rundown, 'director', 'Lin Jia');
  await house.enter(pages.log, 'viewer', 'Ma Li');
  await pages.log.evaluate(() => location.assign('#/log'));
  await pages.log.locator('main[data-position="log"] [data-line]').first().waitFor();
  await pages.empty.setContent(emptyPage);
  const rows = await pages.rundown.locator('[data-segment]').count();
  const said = await pages.log.locator('[data-lines]').getAttribute('data-lines');
  if (rows !== segments || Number(said) !== lines) throw new Error(`There are ${rows} rows and ${said} lines.`);
};

const shareLate = (took: readonly number[], usual: number): number => took.filter((ms) => ms > usual * 1.5).length / took.length;

const measure = async (house: PretendHouse, pages: Parameters<typeof open>[1]): Promise<Record<keyof typeof pages, number[]>> => {
  const took = { rundown: [] as number[], log: [] as number[], empty: [] as number[] };
  const places = { rundown: '[data-segment]', log: '[data-line]', empty: '#scrolls > div' } as const;
  for (let round = 0; round < size.rounds; round += 1)
    for (const name of ['empty', 'rundown', 'log'] as const) {
      // A page behind another draws no frames.
      await pages[name].bringToFront();
      const stop = keepChanging(house);
      took[name].push(...(await scroll(pages[name], places[name], size.frames)));
      stop();
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
    emptyLate: percent(empty),
    usualFrameMs: rounded(usual),
    frames: took.rundown.length + took.log.length,
  };
};

const main = async (): Promise<number> => {
  const built = await builtControlRoom();
  const browser = await openChromium();
  const house = await openPretendHouse(built);
  try {
    const page = async () => (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })).newPage();
    const pages = { rundown: await page(), log: await page(), empty: await page() };
    await open(house, pages);
    const figures = figuresOf(await measure(house, pages));
    if (house.trouble.length > 0) throw new Error(house.trouble.join('\n'));
    say(`Frames of ${figures.usualFrameMs} ms; ${figures.emptyLate} % of the empty page's were late.`);
    return report({ bench: 'scroll', bounds, figures, inconclusive: (figures.emptyLate ?? 0) > mostLateOnEmpty * 100 });
  } finally {
    await browser.close();
    await house.close();
  }
};

endWith(main());
