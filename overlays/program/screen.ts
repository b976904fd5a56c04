/**
 * One overlay page: link, clock, hold-back and renderer put together. Program and stations use the same.
 *
 * The page lives at `airNow`, the moment of the origin that its viewers see: the server's time less the output's delay.
 * What arrives waits for its moment, at which a timer of the page's own lets it go: the network may hiccup meanwhile. When the delay is
 * shortened, all that is due is over at once and only the last of it is shown, without motion. What the page paints it reports after the frame was drawn.
 */
import type { OutputView } from '../../server/contract/views.ts';
import { registerGraphics } from '../graphics/register.ts';
import { airTime, type Delay, delayNow } from './air-time.ts';
import { type Arrived, lastOfEach } from './arrived.ts';
import { holdBack } from './hold-back.ts';
import { type LinkState, openLink } from './link.ts';
import type { Options } from './options.ts';
import { openRenderer } from './renderer.ts';
import { serverClock } from './server-clock.ts';
import { openStage, type Stage } from './stage.ts';

export type Extras = {
  /** Called with every view when it is applied, before its graphics are brought on. */
  readonly onView?: (view: OutputView, stage: Stage) => void;
  /** Called ten times a second with the moment this page is at. */
  readonly onTick?: (airNow: number, stage: Stage) => void;
  readonly onState?: (state: LinkState, stage: Stage) => void;
};

const tickEvery = 100;
/** A delay that shrinks by less than this is no jump: clocks are corrected by as much. */
const longestStep = 50;
const paintedEvery = 2000;
/** Ninety seconds of delay at ten figures a second, and the structure and codes between them. */
const mostHeld = 1200;

const afterTheFrame = (deed: () => void) => requestAnimationFrame(() => requestAnimationFrame(deed));

/** Of a view that is still to come, what must be right from the first moment: labels, brand and the rehearsal mark. */
const standing = (view: OutputView): OutputView => ({ ...view, graphics: view.graphics.filter(({ kind }) => kind === 'label') });

export const openScreen = (root: HTMLElement, options: Options, extras: Extras = {}): void => {
  registerGraphics();
  const stage = openStage(root, options.background);
  const clock = serverClock(() => performance.now(), Date.now());
  const held = holdBack<Arrived>(mostHeld);
  let delay: Delay = { set: 0 };
  let isEmpty = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const airNow = () => airTime(clock.now(), delay);
  const renderer = openRenderer(stage, airNow, options.language);

  /** Nothing is told from the future: a moment that seems so (a clock set back) is now. */
  const moment = (at: number) => Math.min(at, clock.now());

  const show = (view: OutputView, animate: boolean) => {
    isEmpty = false;
    extras.onView?.(view, stage);
    renderer.apply(view, animate);
    afterTheFrame(() => link.tell(renderer.painted()));
  };
  const letGo = (jumped = false) => {
    const due = held.due(airNow());
    for (const arrived of jumped ? lastOfEach(due) : due) {
      if ('figures' in arrived) renderer.figure(arrived.figures);
      else if ('code' in arrived) renderer.code(arrived.code);
      else show(arrived.view, !arrived.isSnapshot);
    }
    wake();
  };
  /** Sleeps until the next is due; a clock that was corrected meanwhile only makes it look again. */
  const wake = () => {
    clearTimeout(timer);
    const next = held.next();
    timer = next === undefined ? undefined : setTimeout(letGo, Math.max(1, next - airNow()));
  };
  const hold = (at: number, arrived: Arrived) => {
    held.add(moment(at), arrived);
    wake();
  };

  const link = openLink(options, clock, {
    onView: (view, isSnapshot) => {
      const before = delayNow(clock.now(), delay);
      delay = { set: view.delay, dumped: view.dumped };
      const jumped = delayNow(clock.now(), delay) < before - longestStep;
      if (delay.set === 0) held.due(Number.POSITIVE_INFINITY);
      if (delay.set === 0) return show(view, !isSnapshot && !jumped);
      if (isEmpty) show(standing(view), false);
      hold(view.at, { view, isSnapshot: isSnapshot || jumped });
      if (jumped) letGo(true);
    },
    onFigures: (figures) => {
      if (delay.set === 0) renderer.figure(figures);
      else hold(figures.at, { figures });
    },
    onCode: (code) => {
      if (delay.set === 0) renderer.code(code);
      else hold(code.at, { code });
    },
    onHeard: () => renderer.heard(clock.now()),
    onState: (state) => {
      stage.element.dataset.link = state;
      extras.onState?.(state, stage);
    },
  });
  stage.element.dataset.link = 'connecting';

  setInterval(() => {
    letGo();
    renderer.tick();
    extras.onTick?.(airNow(), stage);
  }, tickEvery);
  setInterval(() => afterTheFrame(() => link.tell(renderer.painted())), paintedEvery);
};
