/** What is talked about today. In the lowest strip, where sales run otherwise; or in the top row, beside the labels. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { showWordsIn } from '../show-words.ts';
import { textIn } from '../words.ts';
import css from './topic.css?inline';

type Data = Extract<GraphicData, { kind: 'topic' }>;

const html = `
<div class="mask"><div class="strip" data-part="strip">
  <div class="lead"><span class="line lead-word" data-part="lead-word" data-fit="0.75"></span></div>
  <div class="said" data-part="said"><div class="text" data-part="text" data-fit="0.62"></div></div>
</div></div>`;

export default class Topic extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'strip', from: { transform: 'translateX(-102%)' }, lasts: 460 },
      { part: 'said', from: { transform: 'translateX(-30px)', opacity: 0 }, at: 240, lasts: 360 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    this.dataset.place = data.place;
    this.put('lead-word', showWordsIn(language).topic);
    this.put('text', textIn(data.text, language));
  }
}
