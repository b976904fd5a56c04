/**
 * The open vote: question, the two answers, how many have voted, how long is left, where to vote. Across the bottom.
 *
 * The split is drawn only when the poll shows it and the figures carry it. It never counts below 0:00.
 */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import bottomCss from '../bottom-bar.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { drawQr } from '../qr.ts';
import { voteShare } from '../vote-share.ts';
import { clockText, numberIn, textIn, timeLeft, wordsIn } from '../words.ts';
import css from './vote-bar.css?inline';

type Data = Extract<GraphicData, { kind: 'vote-bar' }>;

const closingWarning = 10_000;

const html = `
<div class="mask tall"><div class="bar" data-part="bar">
  <div class="lead" data-part="lead"><div class="alarm"></div><div class="line lead-word" data-part="lead-word" data-fit="0.7"></div><div class="line time" data-part="time" data-fit="0.6"></div></div>
  <div class="middle" data-part="middle">
    <div class="top">
      <div class="question" data-part="question" data-fit="0.6"></div>
      <div class="figure turnout"><b data-part="turnout"></b> <span data-part="turnout-word"></span></div>
    </div>
    <div class="sides">
      <div class="side yea"><span class="mark">✓</span><span class="line" data-part="yea" data-fit="0.6"></span><span class="figure percent" data-part="yea-percent" hidden></span></div>
      <div class="track" data-part="track" hidden><div class="figure fill" data-part="fill"></div></div>
      <div class="side nay"><span class="mark">✕</span><span class="line" data-part="nay" data-fit="0.6"></span><span class="figure percent" data-part="nay-percent" hidden></span></div>
    </div>
  </div>
  <div class="scan-block" data-part="scan-block"><div class="qr" data-part="qr"></div><div class="scan" data-part="scan"></div></div>
</div></div>`;

export default class VoteBar extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: bottomCss + css,
    moves: [
      { part: 'bar', from: { transform: 'translateY(104%)' }, lasts: 540 },
      { part: 'middle', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 240, lasts: 380 },
      { part: 'scan-block', from: { transform: 'translateY(104%)' }, at: 300, lasts: 380 },
    ],
  };

  #countRevision = -1;

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    this.put('lead-word', words.vote);
    this.put('question', textIn(data.question, language));
    this.put('yea', textIn(data.yea, language));
    this.put('nay', textIn(data.nay, language));
    this.put('turnout-word', words.votes);
    this.put('scan', words.scanToVote);
    const [qr, block] = [this.partOf('qr'), this.partOf('scan-block')];
    if (qr) drawQr(qr, data.qr);
    if (block) block.hidden = data.qr === undefined;
  }

  protected override writeFigures(figures: Figures, data: Shown<Data>, language: string): boolean {
    const own = figures.polls[data.pollId];
    // A count's revision rises over restarts too: an older count that arrives late is not shown.
    if (!own || own.revision < this.#countRevision) return own !== undefined;
    this.#countRevision = own.revision;
    this.putFigure('turnout', numberIn(own.turnout, language));
    const { yea, nay } = own;
    this.#writeSplit(data.split === 'shown' && yea !== undefined && nay !== undefined ? { yea, nay } : undefined);
    return true;
  }

  #writeSplit(count: { readonly yea: number; readonly nay: number } | undefined): void {
    const share = count && voteShare(count);
    this.dataset.split = share ? 'shown' : 'hidden';
    for (const name of ['yea-percent', 'nay-percent', 'track']) {
      const part = this.partOf(name);
      if (part) part.hidden = !share;
    }
    const fill = this.partOf('fill');
    if (!share || !fill) return;
    this.putFigure('yea-percent', `${share.yeaPercent}%`);
    this.putFigure('nay-percent', `${share.nayPercent}%`);
    fill.style.transform = `translateX(${(share.yea - 1) * 100}%)`;
  }

  protected override writeTime(now: EpochMs, data: Shown<Data>): void {
    const left = timeLeft(data.endsAt, now);
    this.putClock('time', clockText(left));
    this.toggleAttribute('data-closing', left <= closingWarning);
  }
}
