/** Nothing is left of it. Left; shows itself only while the record says so, whoever put it on: a refund takes it away. */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import plate from '../figure-plate.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { textIn, wordsIn } from '../words.ts';
import css from './sold-out.css?inline';

type Data = Extract<GraphicData, { kind: 'sold-out' }>;

const html = `
<div class="mask figure"><div class="plate" data-part="plate">
  <div class="line lead" data-part="word" data-fit="0.6"></div>
  <div class="about" data-part="about"><span class="number" data-part="number"></span><span class="line name" data-part="name" data-fit="0.78"></span></div>
</div></div>`;

export default class SoldOut extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: `${plate}${css}`,
    moves: [
      { part: 'plate', from: { transform: 'translateX(-104%)' }, lasts: 460 },
      { part: 'about', from: { transform: 'translateY(24px)', opacity: 0 }, at: 220, lasts: 320 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    this.put('word', words.soldOut);
    this.put('number', `${words.item} ${data.itemNumber}`);
    this.put('name', textIn(data.name, language));
  }

  protected override writeFigures({ products }: Figures, { productId }: Shown<Data>): boolean {
    return products[productId]?.left === 0;
  }
}
