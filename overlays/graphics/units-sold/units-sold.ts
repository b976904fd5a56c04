/** How many of one product were sold tonight, refunds taken off. Left; not there at all without a figure from the record. */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import plate from '../figure-plate.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { numberIn, textIn } from '../words.ts';
import { shopWordsIn } from '../words-shop.ts';
import css from './units-sold.css?inline';

type Data = Extract<GraphicData, { kind: 'units-sold' }>;

const html = `
<div class="mask figure"><div class="plate" data-part="plate">
  <div class="lead"><span class="word" data-part="word"></span><span class="line name" data-part="name" data-fit="0.84"></span></div>
  <div class="line amount" data-part="amount" data-fit="0.5"><span class="count" data-part="count"></span><span class="unit" data-part="unit"></span></div>
</div></div>`;

export default class UnitsSold extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: `${plate}${css}`,
    moves: [
      { part: 'plate', from: { transform: 'translateX(-104%)' }, lasts: 460 },
      { part: 'amount', from: { transform: 'translateY(24px)', opacity: 0 }, at: 220, lasts: 320 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = shopWordsIn(language);
    this.put('word', words.unitsSold);
    this.put('name', textIn(data.name, language));
    this.put('unit', words.units);
  }

  protected override writeFigures({ products }: Figures, { productId }: Shown<Data>, language: string): boolean {
    const own = products[productId];
    if (!own) return false;
    this.putFigure('count', numberIn(own.sold, language));
    return true;
  }
}
