/**
 * The open vote: question, the two answers, how many have voted, how long is left, where to vote. Across the bottom.
 *
 * The split is drawn only when the poll shows it and the figures carry it. It never counts below 0:00, and never to an end
 * that was not announced. Its code is the newest of its output's picture, or none.
 */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import bottomCss from '../bottom-bar.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { drawQr, scannable } from '../qr.ts';
import { voteShare } from '../vote-share.ts';
import { drawShare, openSlide, voteHtml } from '../vote-sides.ts';
import { clockText, numberIn, textIn, timeLeft, wordsIn } from '../words.ts';
import { extendedBy, leadWord, warningAt } from './closing-words.ts';
import css from './vote-bar.css?inline';

type Data = Extract<GraphicData, { kind: 'vote-bar' }>;

/** For how long an extension is said. */
const extensionShown = 8000;

const html = `
<div class="mask tall"><div class="bar" data-part="bar">
  <div class="lead" data-part="lead"><div class="alarm"></div><div class="line lead-word" data-part="lead-word" data-fit="0.6"></div><div class="line time" data-part="time" data-fit="0.6"></div><div class="note" data-part="note"></div></div>
  <div class="middle" data-part="middle">${voteHtml({ sign: (side) => `<span class="mark">${side === 'yea' ? '✓' : '✕'}</span>`, figures: 'live' })}</div>
  <div class="scan-block" data-part="scan-block" hidden><div class="qr" data-part="qr"></div><div class="scan" data-part="scan" data-fit="0.7"></div></div>
</div></div>`;

export default class VoteBar extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: bottomCss + css,
    moves: [
      { part: 'bar', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 540 },
      { part: 'middle', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 240, lasts: 380 },
      { part: 'scan-block', from: { transform: 'translateY(calc(100% + 8px))' }, at: 300, lasts: 380 },
    ],
  };

  readonly #slide = openSlide();
  #countRevision = -1;
  #before: Data | undefined;
  #extension: { readonly until: EpochMs; readonly text: string } | undefined;

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    const more = extendedBy(this.#before, data);
    this.#before = data;
    if (more > 0) this.#extension = { until: this.now() + extensionShown, text: `${words.extended} +${clockText(more)}` };
    this.put('question', textIn(data.question, language));
    this.put('yea', textIn(data.yea, language));
    this.put('nay', textIn(data.nay, language));
    this.put('turnout-word', words.votes);
    this.put('scan', words.scanToVote);
  }

  protected override writeFigures(figures: Figures, data: Shown<Data>, language: string): boolean {
    const own = figures.polls[data.pollId];
    if (data.closed) return false;
    // A count's revision rises over restarts too: an older count that arrives late is not shown.
    if (!own || own.revision < this.#countRevision) return own !== undefined;
    this.#countRevision = own.revision;
    this.putFigure('turnout', numberIn(own.turnout, language));
    const { yea, nay } = own;
    const share = data.split === 'shown' && yea !== undefined && nay !== undefined ? voteShare({ yea, nay }) : undefined;
    this.dataset.split = share ? 'shown' : 'hidden';
    drawShare(share, {
      partOf: (name) => this.partOf(name),
      write: (name, text) => this.putFigure(name, text),
      slide: this.#slide,
    });
    return true;
  }

  protected override writeTime(now: EpochMs, data: Shown<Data>): void {
    const words = wordsIn(data.language ?? 'zh');
    const warning = warningAt(data, now);
    if (this.#extension && now >= this.#extension.until) this.#extension = undefined;
    this.putClock('lead-word', leadWord(data, warning, words));
    this.putClock('time', data.closed || data.openEnded ? '' : clockText(timeLeft(data.endsAt, now)));
    this.putClock('note', this.#extension?.text ?? (data.openEnded && !data.closed ? words.openEnd : ''));
    this.dataset.warning = warning ?? 'none';
    this.toggleAttribute('data-extended', this.#extension !== undefined);
    this.toggleAttribute('data-closed', data.closed === true);
    this.toggleAttribute('data-open-ended', data.openEnded === true);
    this.#writeCode(now, data);
  }

  #writeCode(now: EpochMs, data: Shown<Data>): void {
    const [qr, block] = [this.partOf('qr'), this.partOf('scan-block')];
    const drawing = scannable(data, data.code, now);
    if (qr) drawQr(qr, drawing);
    if (!block || block.hidden === !drawing) return;
    block.hidden = !drawing;
    this.fit();
  }
}
