/** How a vote ended: the decision, both shares, how many voted. Verified figures only, from its data. Across the bottom. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import bottomCss from '../bottom-bar.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { voteShare } from '../vote-share.ts';
import { numberIn, textIn, wordsIn } from '../words.ts';
import css from './result.css?inline';

type Data = Extract<GraphicData, { kind: 'result' }>;

const html = `
<div class="mask tall"><div class="bar" data-part="bar">
  <div class="lead" data-part="lead"><div class="line lead-word" data-part="lead-word" data-fit="0.7"></div><div class="line decision" data-part="decision" data-fit="0.4"></div></div>
  <div class="middle" data-part="middle">
    <div class="top">
      <div class="question" data-part="question" data-fit="0.6"></div>
      <div class="turnout"><b data-part="turnout"></b> <span data-part="turnout-word"></span></div>
    </div>
    <div class="sides">
      <div class="side yea" data-part="yea-side"><span class="tick" data-part="yea-tick">✓</span><span class="line" data-part="yea" data-fit="0.6"></span><span class="percent" data-part="yea-percent"></span></div>
      <div class="track" data-part="track"><div class="fill" data-part="fill"></div></div>
      <div class="side nay" data-part="nay-side"><span class="tick" data-part="nay-tick">✓</span><span class="line" data-part="nay" data-fit="0.6"></span><span class="percent" data-part="nay-percent"></span></div>
    </div>
  </div>
</div></div>`;

export default class Result extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: bottomCss + css,
    moves: [
      { part: 'bar', from: { transform: 'translateY(104%)' }, lasts: 540 },
      { part: 'middle', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 240, lasts: 380 },
      { part: 'fill', from: { transform: 'translateX(-100%)' }, at: 420, lasts: 900 },
      { part: 'decision', from: { transform: 'translateY(60%)', opacity: 0 }, at: 900, lasts: 420 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    const share = voteShare(data.count);
    this.put('lead-word', words.result);
    this.put('decision', textIn(data[data.decision], language));
    this.put('question', textIn(data.question, language));
    this.put('turnout', numberIn(share?.total ?? 0, language));
    this.put('turnout-word', words.votes);
    this.put('yea', textIn(data.yea, language));
    this.put('nay', textIn(data.nay, language));
    this.put('yea-percent', share ? `${share.yeaPercent}%` : '');
    this.put('nay-percent', share ? `${share.nayPercent}%` : '');
    for (const side of ['yea', 'nay'] as const) {
      this.partOf(`${side}-side`)?.classList.toggle('won', data.decision === side);
      const tick = this.partOf(`${side}-tick`);
      if (tick) tick.hidden = data.decision !== side;
    }
    const [fill, track] = [this.partOf('fill'), this.partOf('track')];
    if (fill) fill.style.transform = `translateX(${((share?.yea ?? 0) - 1) * 100}%)`;
    if (track) track.style.visibility = share ? '' : 'hidden';
  }
}
