/**
 * One overlay page: link, clock, hold-back and renderer put together. Program and stations use the same.
 *
 * The page lives at `airNow`, the moment of the origin that its viewers see: the server's time less the output's delay.
 * What arrives waits for its moment; what the page paints it reports after the frame was drawn.
 */
import type { Figures, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { registerGraphics } from '../graphics/register.ts';
import { fontOf } from './brand.ts';
import { openEpisodeLetters } from './episode-letters.ts';
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

type Arrived = { readonly view: OutputView; readonly isSnapshot: boolean } | { readonly figures: Figures } | { readonly code: PictureCode };

const tickEvery = 100;
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
  let delay = 0;
  let isEmpty = true;
  const airNow = () => clock.now() - delay;
  const renderer = openRenderer(stage, airNow, options.language);

  const tell = () => link.tell({ ...renderer.painted(), ...letters.said() });
  const letters = openEpisodeLetters(tell);

  /** Nothing is told from the future: a moment that seems so (a clock set back) is now. */
  const moment = (at: number) => Math.min(at, clock.now());

  const show = (view: OutputView, animate: boolean) => {
    isEmpty = false;
    extras.onView?.(view, stage);
    renderer.apply(view, animate);
    letters.write(fontOf(view.brand), options.language ?? view.language);
    afterTheFrame(tell);
  };
  const letGo = () => {
    for (const arrived of held.due(airNow())) {
      if ('figures' in arrived) renderer.figure(arrived.figures);
      else if ('code' in arrived) renderer.code(arrived.code);
      else show(arrived.view, !arrived.isSnapshot);
    }
  };

  const link = openLink(options, clock, {
    onView: (view, isSnapshot) => {
      delay = view.delay;
      if (delay === 0) held.due(Number.POSITIVE_INFINITY);
      if (delay === 0) return show(view, !isSnapshot);
      if (isEmpty) show(standing(view), false);
      held.add(moment(view.at), { view, isSnapshot });
    },
    onFigures: (figures) => {
      if (delay === 0) renderer.figure(figures);
      else held.add(moment(figures.at), { figures });
    },
    onCode: (code) => {
      if (delay === 0) renderer.code(code);
      else held.add(moment(code.at), { code });
    },
    onLetters: letters.want,
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
  setInterval(() => afterTheFrame(tell), paintedEvery);
};
