/** What vote bar and result draw alike: the question with how many voted, and the two answers with their shares. */
import { hide } from './parts.ts';
import type { VoteShare } from './vote-share.ts';

type Side = 'yea' | 'nay';
export type VoteLook = {
  /** The sign of an answer, as HTML. */
  readonly sign: (side: Side) => string;
  /** Figures that hide when they are old are marked so. */
  readonly figures: 'live' | 'fixed';
};

export const voteHtml = ({ sign, figures }: VoteLook): string => {
  const figure = figures === 'live' ? 'figure ' : '';
  const side = (name: Side) =>
    `<div class="side ${name}" data-part="${name}-side">${sign(name)}<span class="line" data-part="${name}" data-fit="0.6"></span><span class="${figure}percent" data-part="${name}-percent" hidden></span></div>`;
  return `
    <div class="top">
      <div class="question" data-part="question" data-fit="0.6"></div>
      <div class="${figure}turnout" data-part="turnout-block"><b data-part="turnout"></b> <span data-part="turnout-word"></span></div>
    </div>
    <div class="sides">
      ${side('yea')}
      <div class="track" data-part="track" hidden><div class="${figure}fill" data-part="fill"></div></div>
      ${side('nay')}
    </div>`;
};

/** px of a picture 1080 high: of what is nearer nobody sees that it stands elsewhere, or that it did not slide there. */
const [leastSeen, leastMoved] = [0.5, 1];

export type Slide = (fill: HTMLElement, share: number) => void;

/**
 * Lets the bar slide from where it is to its new place. In pixels: what moves by a share of its own box is drawn anew by the page's
 * main thread for every frame. Nothing is asked of the page for it: between two writings it would work out all its styles and lay itself out.
 */
export const openSlide = (): Slide => {
  let width = 0;
  let place: number | undefined;
  let move: { readonly animation: Animation; readonly from: number; readonly to: number } | undefined;

  const watch = (fill: HTMLElement) =>
    new ResizeObserver((seen) => {
      width = seen.at(-1)?.borderBoxSize[0]?.inlineSize ?? 0;
    }).observe(fill);
  /** Where it is on its way; at its end once that is over. */
  const onTheWay = ({ animation, from, to }: NonNullable<typeof move>): number =>
    from + (to - from) * (animation.effect?.getComputedTiming().progress ?? 1);

  return (fill, share) => {
    // `place` is what was written: small steps come to be seen together.
    if (share === place || (place !== undefined && width > 0 && Math.abs(share - place) * width < leastSeen)) return;
    const before = place;
    place = share;
    fill.style.transform = `translateX(${(share - 1) * 100}%)`;
    if (before === undefined) return watch(fill);
    // It has not been drawn yet: it will be at its place.
    if (width === 0) return;
    const running = move?.animation.playState === 'running' ? move : undefined;
    // What nobody could see move is only put there.
    if (Math.abs((running?.to ?? before) - share) * width < leastMoved) return;
    const from = running ? onTheWay(running) : before;
    const way = [from, share].map((at) => ({ transform: `translateX(${(at - 1) * width}px)` }));
    // The one that is on its way goes on to the new place: two moves of one part would be drawn by the main thread.
    if (running?.animation.effect instanceof KeyframeEffect) {
      running.animation.effect.setKeyframes(way);
      running.animation.currentTime = 0;
    }
    const animation = running?.animation ?? fill.animate(way, { id: 'slide', duration: 500, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
    move = { animation, from, to: share };
  };
};

type Pens = {
  readonly partOf: (name: string) => HTMLElement | null;
  /** Writes one percent. */
  readonly write: (name: string, text: string) => void;
  readonly slide: Slide;
};

/** Draws the bar between the answers; without a share neither bar nor percents are there. */
export const drawShare = (share: VoteShare | undefined, { partOf, write, slide }: Pens): void => {
  for (const name of ['yea-percent', 'nay-percent', 'track']) hide(partOf(name), !share);
  const fill = partOf('fill');
  if (!share || !fill) return;
  write('yea-percent', `${share.yeaPercent}%`);
  write('nay-percent', `${share.nayPercent}%`);
  slide(fill, share.yea);
};
