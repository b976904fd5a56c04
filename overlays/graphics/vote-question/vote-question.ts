/**
 * A vote to come: what is asked, the two answers, and when it opens where that is on record. Across the bottom, where its bar will be.
 * It never counts below 0:00, and invites nobody before there is something to vote on.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import bottomCss from '../bottom-bar.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { showWordsIn } from '../show-words.ts';
import { clockText, textIn, timeLeft, wordsIn } from '../words.ts';
import css from './vote-question.css?inline';

type Data = Extract<GraphicData, { kind: 'vote-question' }>;

const side = (name: 'yea' | 'nay', sign: string) =>
  `<div class="side ${name}" data-part="${name}-side"><span class="mark">${sign}</span><span class="line" data-part="${name}" data-fit="0.6"></span></div>`;

const html = `
<div class="mask tall"><div class="bar" data-part="bar">
  <div class="lead" data-part="lead">
    <div class="line lead-word" data-part="lead-word" data-fit="0.6"></div>
    <div class="line opens" data-part="opens" data-fit="0.6"></div>
    <div class="line time" data-part="time" data-fit="0.6"></div>
  </div>
  <div class="middle" data-part="middle">
    <div class="top"><div class="question" data-part="question" data-fit="0.6"></div></div>
    <div class="sides">${side('yea', '✓')}${side('nay', '✕')}</div>
  </div>
</div></div>`;

export default class VoteQuestion extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: bottomCss + css,
    moves: [
      { part: 'bar', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 540 },
      { part: 'middle', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 240, lasts: 380 },
      { part: 'yea-side', from: { transform: 'translateX(-30px)', opacity: 0 }, at: 480, lasts: 380 },
      { part: 'nay-side', from: { transform: 'translateX(-30px)', opacity: 0 }, at: 600, lasts: 380 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    this.put('lead-word', data.closed ? wordsIn(language).voteClosed : showWordsIn(language).comingUp);
    this.put('question', textIn(data.question, language));
    this.put('yea', textIn(data.yea, language));
    this.put('nay', textIn(data.nay, language));
  }

  protected override writeTime(now: EpochMs, data: Shown<Data>): void {
    const words = showWordsIn(data.language ?? 'zh');
    const left = data.opensAt === undefined || data.closed ? 0 : timeLeft(data.opensAt, now);
    this.putClock('opens', data.closed ? '' : left > 0 ? words.opensIn : words.opensSoon);
    this.putClock('time', left > 0 ? clockText(left) : '');
  }
}
