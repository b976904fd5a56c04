/** Who is speaking: name, title and where from. Lower left. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { textIn } from '../words.ts';
import css from './lower-third.css?inline';

type Data = Extract<GraphicData, { kind: 'lower-third' }>;

const html = `
<div class="climb"><div class="third">
  <div class="rule" data-part="rule"></div>
  <div class="plates">
    <div class="mask"><div class="lead name-plate" data-part="name-plate"><div class="line name" data-part="name" data-fit="0.55"></div></div></div>
    <div class="mask"><div class="title-plate" data-part="title-plate">
      <div class="line place" data-part="place" data-fit="0.75"></div><div class="line title" data-part="title" data-fit="0.62"></div>
    </div></div>
  </div>
</div></div>`;

export default class LowerThird extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'rule', from: { transform: 'scaleY(0)' }, lasts: 260 },
      { part: 'name-plate', from: { transform: 'translateX(-102%)' }, at: 140 },
      { part: 'title-plate', from: { transform: 'translateX(-102%)' }, at: 280 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    this.put('name', textIn(data.name, language));
    this.put('title', textIn(data.title, language));
    this.put('place', textIn(data.place, language));
    const plate = this.partOf('title-plate');
    if (plate) plate.hidden = [data.title, data.place].every((text) => textIn(text, language) === '');
  }
}
