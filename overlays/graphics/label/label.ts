/** What the law or a sponsor wants said for as long as it is so: 购物, sponsored. Upper right; stays when the link drops. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { textIn } from '../words.ts';
import css from './label.css?inline';

type Data = Extract<GraphicData, { kind: 'label' }>;

const html = '<div class="line label" data-part="text" data-fit="0.6"></div>';

export default class Label extends Graphic<Data> {
  protected override readonly look = { html, css, moves: [{ part: 'text', from: { opacity: 0 }, lasts: 300 }] };

  protected override write(data: Shown<Data>, language: string): void {
    this.put('text', textIn(data.text, language));
    this.dataset.mandatory = data.mandatory ? 'yes' : 'no';
  }
}
