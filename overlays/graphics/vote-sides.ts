/** What vote bar and result draw alike: the question with how many voted, and the two answers with their shares. */
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

type PartOf = (name: string) => HTMLElement | null;

/**
 * Lets the bar slide from where it is to its new place. In pixels: what moves by a share of its own box is drawn anew by the page's
 * main thread for every frame.
 */
const slide = (fill: HTMLElement, share: number): void => {
  const place = `translateX(${(share - 1) * 100}%)`;
  if (fill.style.transform === place) return;
  const isFirst = fill.style.transform === '';
  const before = isFirst ? '' : getComputedStyle(fill).transform;
  fill.style.transform = place;
  if (isFirst) return;
  const way: Keyframe[] = [{ transform: before }, { transform: `translateX(${(share - 1) * fill.offsetWidth}px)` }];
  // The one that is on its way goes on to the new place: two moves of one part would be drawn by the main thread.
  const running = fill.getAnimations().find(({ id }) => id === 'slide');
  if (!(running?.effect instanceof KeyframeEffect)) {
    fill.animate(way, { id: 'slide', duration: 500, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
    return;
  }
  running.effect.setKeyframes(way);
  running.currentTime = 0;
};

/** Draws the bar between the answers; without a share neither bar nor percents are there. @param write writes one percent */
export const drawShare = (share: VoteShare | undefined, partOf: PartOf, write: (name: string, text: string) => void): void => {
  for (const name of ['yea-percent', 'nay-percent', 'track']) {
    const part = partOf(name);
    if (part) part.hidden = !share;
  }
  const fill = partOf('fill');
  if (!share || !fill) return;
  write('yea-percent', `${share.yeaPercent}%`);
  write('nay-percent', `${share.nayPercent}%`);
  slide(fill, share.yea);
};
