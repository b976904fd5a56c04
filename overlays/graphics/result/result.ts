/**
 * How a vote ended: the decision, both shares, how many voted. Verified figures only, from its data. Across the bottom.
 *
 * Where the vote's paths name provinces, each province's share stands above it. Figures that were given by hand, a tie and a corrected result say so.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import bottomCss from '../bottom-bar.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { voteShare } from '../vote-share.ts';
import { drawShare, openSlide, voteHtml } from '../vote-sides.ts';
import { numberIn, textIn, type Words, wordsIn } from '../words.ts';
import { drawProvinces, panelHtml } from './province-panel.ts';
import provincesCss from './provinces.css?inline';
import css from './result.css?inline';

type Data = Extract<GraphicData, { kind: 'result' }>;

const html = `
<div class="mask tall"><div class="bar" data-part="bar">
  <div class="lead" data-part="lead"><div class="line lead-word" data-part="lead-word" data-fit="0.7"></div><div class="line decision" data-part="decision" data-fit="0.4"></div></div>
  <div class="middle" data-part="middle">${voteHtml({ sign: (side) => `<span class="tick" data-part="${side}-tick">✓</span>`, figures: 'fixed' })}
    <div class="line note" data-part="note" data-fit="0.79"></div>
  </div>
</div></div>${panelHtml}`;

const noteOf = ({ manual, corrected, tie }: Data, words: Words): string =>
  [
    ...(manual ? [words.byHand] : []),
    ...(corrected ? [words.corrected] : []),
    ...(tie === undefined ? [] : [tie === 'chair' ? words.tieByChair : words.tieByRule]),
  ].join(' · ');

export default class Result extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: bottomCss + css + provincesCss,
    moves: [
      { part: 'bar', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 540 },
      { part: 'middle', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 240, lasts: 380 },
      { part: 'fill', from: { transform: 'translateX(-100%)' }, at: 420, lasts: 900 },
      { part: 'decision', from: { transform: 'translateY(54px)', opacity: 0 }, at: 900, lasts: 420 },
      { part: 'panel', from: { transform: 'translateY(30px)', opacity: 0 }, at: 700, lasts: 480 },
    ],
  };

  readonly #slide = openSlide();

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    const share = voteShare(data.count);
    const note = noteOf(data, words);
    this.put('lead-word', words.result);
    this.put('decision', textIn(data[data.decision], language));
    this.put('question', textIn(data.question, language));
    this.put('turnout', numberIn(share?.total ?? 0, language));
    this.put('turnout-word', words.votes);
    this.put('yea', textIn(data.yea, language));
    this.put('nay', textIn(data.nay, language));
    this.put('note', note);
    this.toggleAttribute('data-noted', note !== '');
    this.toggleAttribute('data-uncounted', !share);
    for (const side of ['yea', 'nay'] as const) {
      this.partOf(`${side}-side`)?.classList.toggle('won', data.decision === side);
      const tick = this.partOf(`${side}-tick`);
      if (tick) tick.hidden = data.decision !== side;
    }
    const write = { put: (name: string, text: string) => this.put(name, text), partOf: (name: string) => this.partOf(name) };
    drawProvinces(write, data, language);
    drawShare(share, { ...write, write: write.put, slide: this.#slide });
  }
}
