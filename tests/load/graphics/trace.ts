/**
 * A Chromium trace of one page, and what it says of its frames: which were presented when they were due, and what the main thread
 * did for each.
 *
 * The page marks beginning and end itself, so that its process and thread are known and nothing before or after is counted.
 */
import type { CDPSession, Page } from 'playwright-core';
import { rounded } from '../report.ts';

/** What the compositor says of one frame; it forks one whose main-thread part comes a refresh later, and reports that part by itself. */
type Reported = { readonly state?: string; readonly frame_type?: string; readonly affects_smoothness?: boolean };

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs */
  readonly ts: number;
  readonly dur?: number;
  /** µs of the thread's own time: what others did on this machine meanwhile is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly frame_reporter?: Reported };
};

export type Frames = {
  /** Of those that had something new to show: presented in the refresh they were made for, and by the compositor’s word nothing jerked. */
  readonly onTimePercent: number;
  readonly mainThreadMsP95: number;
  readonly frames: number;
};

const categories = ['blink.user_timing', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];
const bufferKb = 600 * 1024;
const [begin, end] = ['bench begins', 'bench ends'];

const readStream = async (session: CDPSession, handle: string): Promise<string> => {
  let text = '';
  for (;;) {
    const { data, eof } = await session.send('IO.read', { handle, size: 4 * 1024 * 1024 });
    text += data;
    if (eof) return text;
  }
};

const mark = (page: Page, name: string) => page.evaluate((said) => void performance.mark(said), name);

/** @param during what happens while it is traced; the trace ends with it */
export const traceFrames = async (page: Page, during: () => Promise<void>): Promise<Frames> => {
  const browser = page.context().browser();
  if (!browser) throw new Error('This page has no browser to trace.');
  const session = await browser.newBrowserCDPSession();
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordUntilFull', traceBufferSizeInKb: bufferKb, includedCategories: categories },
  });
  await mark(page, begin);
  await during();
  await mark(page, end);
  const complete = new Promise<string>((resolve, reject) => {
    session.once('Tracing.tracingComplete', ({ stream, dataLossOccurred }) => {
      if (stream && !dataLossOccurred) resolve(stream);
      else reject(new Error('The trace is not whole.'));
    });
  });
  await session.send('Tracing.end');
  const text = await readStream(session, await complete);
  await session.detach();
  return framesOf((JSON.parse(text) as { traceEvents: readonly TraceEvent[] }).traceEvents);
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
};

/** What the thread did from each moment to the next, in ms. */
const workBetween = (moments: readonly number[], tasks: readonly TraceEvent[]): readonly number[] => {
  const work = moments.map(() => 0);
  let at = 0;
  for (const { ts, tdur, dur } of tasks) {
    while (at + 1 < moments.length && (moments[at + 1] ?? 0) <= ts) at += 1;
    if (ts >= (moments[at] ?? 0)) work[at] = (work[at] ?? 0) + (tdur ?? dur ?? 0) / 1000;
  }
  return work;
};

const isOnTime = ({ state, frame_type, affects_smoothness }: Reported): boolean =>
  state === 'STATE_PRESENTED_ALL' || (state === 'STATE_PRESENTED_PARTIAL' && frame_type === 'FORKED' && affects_smoothness !== true);

export const framesOf = (events: readonly TraceEvent[]): Frames => {
  const [from, to] = [begin, end].map((name) => events.find((event) => event.name === name));
  if (!from || !to) throw new Error('The trace lacks the marks of its page.');
  const own = events.filter(({ pid, ts }) => pid === from.pid && ts >= from.ts && ts <= to.ts).sort((a, b) => a.ts - b.ts);
  const reports = own.filter(({ name, ph, args }) => name === 'PipelineReporter' && ph === 'b' && args?.frame_reporter);
  const wanted = reports.flatMap(({ args }) => args?.frame_reporter ?? []).filter(({ state }) => state !== 'STATE_NO_UPDATE_DESIRED');
  const tasks = own.filter(({ name, tid, ph }) => tid === from.tid && ph === 'X' && name === 'RunTask');
  if (wanted.length === 0 || tasks.length === 0) throw new Error('The trace has no frames, or no tasks.');
  const moments = [...new Set(reports.map(({ ts }) => ts))];
  return {
    onTimePercent: rounded((100 * wanted.filter(isOnTime).length) / wanted.length, 2),
    mainThreadMsP95: rounded(percentile(workBetween(moments, tasks), 0.95), 2),
    frames: wanted.length,
  };
};
