/**
 * A station's overlay page without its picture: the page's own line, its own clock and its own hold-back, in a process of ours.
 *
 * What the page would paint is noted at the moment at which the page lets it go, and told to the house as the page tells it.
 */
import { isAgain, isOf } from '../../../overlays/program/arrived.ts';
import { type Link, openLink } from '../../../overlays/program/link.ts';
import { openRelease } from '../../../overlays/program/release.ts';
import { serverClock } from '../../../overlays/program/server-clock.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import type { OutputView } from '../../../server/contract/views.ts';
import { type Arrival, graphicMark, type HeardBy, nothingHeard } from './heard.ts';
import { createOrder } from './order.ts';

export type PageFollower = {
  readonly isConnected: () => boolean;
  /** Everything that came has been let go. */
  readonly isEmpty: () => boolean;
  readonly heard: () => HeardBy;
};

/** As the page does. */
const tickEvery = 100;
const paintedEvery = 2000;

/** @param now the machine's clock, carried as the server carries it: what the page takes for it is compared with this */
export const followAsPage = (station: string, key: string, now: () => EpochMs): PageFollower => {
  const clock = serverClock(() => performance.now(), Date.now());
  const order = createOrder();
  const arrivals: Arrival[] = [];
  const marks = new Set<string>();
  const [releaseErrors, clockErrors]: [number[], number[]] = [[], []];
  let [lines, waiting, delay, isConnected] = [0, 0, 0, false];
  let [shown, newest]: (OutputView | undefined)[] = [];

  const tell = () => {
    const { epoch, revision, graphics } = shown ?? { epoch: '', revision: 0, graphics: [] };
    link.tell({ epoch, revision, graphics: graphics.map(({ id }) => id), at: release.airNow() });
  };
  const show = (view: OutputView, isSnapshot: boolean) => {
    order.came(`${view.epoch}-${view.revision}`);
    shown = view;
    for (const { id } of view.graphics) marks.add(graphicMark(id));
    // What a newcomer is told was so before it came, and has no moment to be let go at; nor has anything where nothing is held back.
    if (!isSnapshot && !release.isAtOnce()) {
      // By the machine's clock: an error of the page's own clock is an error of its release too.
      releaseErrors.push(Math.abs(now() - (view.at + view.delay)));
      clockErrors.push(Math.abs(clock.now() - now()));
    }
    tell();
  };
  const release = openRelease(clock.now, (arrived) => {
    waiting -= 1;
    if ('view' in arrived) show(arrived.view, arrived.isSnapshot);
  });
  const hold = (...[at, arrived]: Parameters<typeof release.hold>) => {
    waiting += 1;
    release.hold(at, arrived);
  };
  /** As the page does with a moment that had come without its secret. One that comes too late for its moment is shown late, or is missing. */
  const makeWhole = (view: OutputView) => {
    if (!release.makeWhole(view) && shown && isOf(view)({ view: shown, isSnapshot: false })) show(view, false);
  };
  const link: Link = openLink({ output: station, key }, clock, {
    onView: (view, isSnapshot) => {
      arrivals.push({ id: `${view.epoch}-${view.revision}`, type: 'structure', told: isSnapshot ? null : { at: view.at, came: now() } });
      if (!isSnapshot && isAgain(view, newest)) return makeWhole(view);
      newest = view;
      delay = view.delay;
      release.delayed({ set: view.delay, dumped: view.dumped });
      if (release.isAtOnce()) show(view, isSnapshot);
      else hold(view.at, { view, isSnapshot });
    },
    onFigures: (figures) => {
      if (!release.isAtOnce()) hold(figures.at, { figures });
    },
    onCode: (code) => {
      if (!release.isAtOnce()) hold(code.at, { code });
    },
    onComing: () => undefined,
    onHeard: () => undefined,
    onState: (state) => {
      isConnected = state === 'connected';
      if (isConnected) lines += 1;
    },
  });
  setInterval(() => release.letGo(), tickEvery);
  setInterval(tell, paintedEvery);

  return {
    isConnected: () => isConnected,
    isEmpty: () => waiting === 0,
    heard: () => ({
      ...nothingHeard,
      ...{ station, delay, arrivals, marks: [...marks], backwards: order.backwards(), releaseErrors, clockErrors, lines },
    }),
  };
};
