/**
 * One overlay page: link, clock, hold-back and renderer put together. Program and stations use the same.
 *
 * The page lives at `airNow`, the moment of the origin that its viewers see: the server's time less the output's delay.
 * What arrives waits for its moment, at which a timer of the page's own lets it go: the network may hiccup meanwhile. When the delay is
 * shortened, all that is due is over at once and only the last of it is shown, without motion. What the page paints it reports after the frame was drawn.
 */
import type { Painted } from '../../server/contract/sockets.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { registerGraphics } from '../graphics/register.ts';
import type { Timed } from '../time-code/over-all.ts';
import { isAgain, isOf } from './arrived.ts';
import { fontOf } from './brand.ts';
import { openEpisodeLetters } from './episode-letters.ts';
import { openFrameRate } from './frame-rate.ts';
import { type LinkState, openLink } from './link.ts';
import type { Options } from './options.ts';
import { openRelease } from './release.ts';
import { openRenderer } from './renderer.ts';
import { serverClock } from './server-clock.ts';
import { readShapeBehindKey } from './shape.ts';
import { openStage, type Stage } from './stage.ts';
import { openTemplate } from './template.ts';
import type { Fields } from './template-words.ts';

export type Extras = {
  /** Called with every view when it is applied, in the frame of its graphics and after them: they read of the page what this would have it work out. */
  readonly onView?: (view: OutputView, stage: Stage) => void;
  /** Called ten times a second with the moment this page is at. */
  readonly onTick?: (airNow: number, stage: Stage) => void;
  readonly onState?: (state: LinkState, stage: Stage) => void;
  /** A station's page: what covers it, and what it makes of a view that its own break is in. */
  readonly cover?: (turned: () => void) => Cover;
};

/** Overlays of stations know when they are covered; what they do under it is never seen and never moves. */
type Cover = {
  /** As soon as a view arrives. */
  readonly told: (view: OutputView) => void;
  readonly look: (now: number) => 'blanked' | 'away' | null;
  readonly isStill: (before: OutputView | undefined, next: OutputView) => boolean;
  readonly isBackEarly: (before: OutputView | undefined, next: OutputView, isAway: boolean) => boolean;
};

const tickEvery = 100;
const paintedEvery = 2000;
/** Frames are measured with every fifth: that has the page draw each of them for a while. */
const framesWith = 5;

const afterTheFrame = (deed: () => void) => requestAnimationFrame(() => requestAnimationFrame(deed));

/** Of a view that is still to come, what must be right from the first moment: labels, brand and the rehearsal mark. */
const standing = (view: OutputView): OutputView => ({ ...view, graphics: view.graphics.filter(({ kind }) => kind === 'label') });

export const openScreen = (root: HTMLElement, options: Options, extras: Extras = {}): Timed & { readonly stage: Stage } => {
  registerGraphics();
  const stage = openStage(root, options.background, readShapeBehindKey(location.hash, location.search));
  const clock = serverClock(() => performance.now(), Date.now());
  const { airNow, ...release } = openRelease(clock.now, (arrived) => {
    if ('figures' in arrived) renderer.figure(arrived.figures);
    else if ('code' in arrived) renderer.code(arrived.code);
    else show(arrived.view, !arrived.isSnapshot);
  });
  let isEmpty = true;
  const renderer = openRenderer(stage, airNow, options.language, clock.isTrue);
  const template = {
    play: () => renderer.allow(true),
    stop: () => renderer.allow(false),
    // What comes next is the show's to say, not the mixer's.
    next: () => undefined,
    update: ({ language }: Fields) => {
      if (typeof language === 'string' && language !== '') renderer.speak(language);
    },
  };
  openTemplate(window, template, renderer.fail);

  const frames = openFrameRate();
  let shown: OutputView | undefined;
  const cover = extras.cover?.(() => {
    release.letGo();
    tell();
  });
  const covered = () => cover?.look(clock.now()) ?? null;
  const painted = (): Painted => {
    const on = covered();
    const fps = frames.rate();
    const said = { ...renderer.painted(), ...letters.said(), ...(fps === undefined ? {} : { fps }) };
    if (on === null) return said;
    const { unseen: _, ...covers } = said;
    return { ...covers, graphics: [], ...(on === 'blanked' ? { blanked: true as const } : {}) };
  };
  const tell = () => afterTheFrame(() => link.tell(painted()));
  const letters = openEpisodeLetters(tell);
  const show = (view: OutputView, animate: boolean) => {
    isEmpty = false;
    const moves = animate && covered() === null && cover?.isStill(shown, view) !== true;
    shown = view;
    renderer.apply(view, moves);
    extras.onView?.(view, stage);
    letters.write(fontOf(view.brand), options.language ?? view.language);
    tell();
  };

  let newest: OutputView | undefined;
  /** What it holds is made whole; what it has shown already without the secret (the line was late) is shown whole now. */
  const makeWhole = (view: OutputView) => {
    if (!release.makeWhole(view) && shown && isOf(view)({ view: shown, isSnapshot: false })) show(view, true);
  };

  const link = openLink(options, clock, {
    onView: (view, isSnapshot) => {
      if (!isSnapshot && isAgain(view, newest)) return makeWhole(view);
      newest = view;
      const jumped = release.delayed({ set: view.delay, dumped: view.dumped });
      cover?.told(view);
      const isAway = covered() === 'away';
      // A break that began unannounced: nothing that is held is for these viewers any more.
      const isNow = release.isAtOnce() || (isAway && view.localBreak?.empty === true);
      if (isNow) release.drop();
      if (isNow) return show(view, !isSnapshot && !jumped);
      if (isEmpty || cover?.isBackEarly(shown, view, isAway)) show(standing(view), false);
      release.hold(view.at, { view, isSnapshot: isSnapshot || jumped });
      if (jumped) release.letGo(true);
    },
    onFigures: (figures) => {
      if (release.isAtOnce()) renderer.figure(figures);
      else release.hold(figures.at, { figures });
    },
    onCode: (code) => {
      if (release.isAtOnce()) renderer.code(code);
      else release.hold(code.at, { code });
    },
    onComing: renderer.foresee,
    onLetters: letters.want,
    onHeard: () => renderer.heard(clock.now()),
    onState: (state) => {
      stage.element.dataset.link = state;
      extras.onState?.(state, stage);
    },
  });
  stage.element.dataset.link = 'connecting';

  setInterval(() => {
    const on = covered();
    release.letGo();
    renderer.tick(on === null);
    extras.onTick?.(airNow(), stage);
  }, tickEvery);
  let told = 0;
  setInterval(() => {
    tell();
    if (told % framesWith === 0) frames.measure();
    told += 1;
  }, paintedEvery);
  return { stage, now: airNow, vouches: renderer.vouches };
};
