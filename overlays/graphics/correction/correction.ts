/**
 * A result that was on air was wrong: what was shown before, and what is right. Both stand side by side, the right one larger.
 * A tie says who decided it, in place of two equal shares.
 * Across the bottom.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import bottomCss from '../bottom-bar.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { voteShare } from '../vote-share.ts';
import { textIn, wordsIn } from '../words.ts';
import css from './correction.css?inline';

type Data = Extract<GraphicData, { kind: 'correction' }>;
type Said = Data['before'];

/** Letters of both answers together, up to which the shares name them. */
const namedUpTo = 16;

const said = (name: string) => `
<div class="said ${name}" data-part="${name}">
  <span class="word" data-part="${name}-word"></span>
  <span class="line decision" data-part="${name}-decision" data-fit="0.6"></span>
  <span class="line shares" data-part="${name}-shares" data-fit="0.8"></span>
</div>`;

const html = `
<div class="mask tall"><div class="bar" data-part="bar">
  <div class="lead"><div class="line lead-word" data-part="lead-word" data-fit="0.5"></div></div>
  <div class="middle" data-part="middle">
    <div class="top"><div class="question" data-part="question" data-fit="0.6"></div></div>
    <div class="sides">${said('before')}${said('now')}</div>
  </div>
</div></div>`;

export default class Correction extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: bottomCss + css,
    moves: [
      { part: 'bar', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 540 },
      { part: 'middle', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 240, lasts: 380 },
      { part: 'now', from: { transform: 'translateX(-30px)', opacity: 0 }, at: 620, lasts: 380 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    this.put('lead-word', words.correction);
    this.put('question', textIn(data.question, language));
    this.put('before-word', words.shownBefore);
    this.put('now-word', words.correct);
    this.#writeSaid('before', data.before, data, language);
    this.#writeSaid('now', data, data, language);
    if (data.tie !== undefined) this.put('now-shares', words.tie[data.tie]);
  }

  #writeSaid(name: string, { decision, count }: Said, data: Data, language: string): void {
    const share = voteShare(count);
    const answers = [textIn(data.yea, language), textIn(data.nay, language)];
    // Of long answers the shares would be the first to be cut: there each has the sign that it has on the vote's own bar.
    const [yea, nay] = answers.join('').length > namedUpTo ? ['✓', '✕'] : answers;
    this.put(`${name}-decision`, answers[decision === 'yea' ? 0 : 1] ?? '');
    this.put(`${name}-shares`, share ? `${yea} ${share.yeaPercent}% · ${nay} ${share.nayPercent}%` : '');
  }
}
