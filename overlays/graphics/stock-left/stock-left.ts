/** What is left of one product, and of how many: who counted, and when. Left; not there at all without a figure from the record. */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import plate from '../figure-plate.css?inline';
import { Graphic, type Shown } from '../graphic.ts';
import { wallTimeText } from '../wall-time.ts';
import { numberIn, textIn } from '../words.ts';
import { shopWordsIn } from '../words-shop.ts';
import css from './stock-left.css?inline';

type Data = Extract<GraphicData, { kind: 'stock-left' }>;

const html = `
<div class="mask figure"><div class="plate" data-part="plate">
  <div class="lead"><span class="word" data-part="word"></span><span class="line name" data-part="name" data-fit="0.84"></span></div>
  <div class="line amount" data-part="amount" data-fit="0.5"><span class="count" data-part="count"></span><span class="unit" data-part="unit"></span></div>
  <div class="gauge"><div class="gauge-fill" data-part="gauge"></div></div>
  <div class="line basis" data-part="basis" data-fit="0.89"></div>
</div></div>`;

export default class StockLeft extends Graphic<Data> {
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
    this.put('word', words.stockLeft);
    this.put('name', textIn(data.name, language));
    this.put('unit', words.unitsOf(numberIn(data.counted.units, language)));
    this.put('basis', `${wallTimeText(data.counted.at, language)} · ${data.counted.source}`);
  }

  protected override writeFigures({ products }: Figures, { productId, counted }: Shown<Data>, language: string): boolean {
    const own = products[productId];
    if (!own) return false;
    this.putFigure('count', numberIn(own.left, language));
    const gauge = this.partOf('gauge');
    // A bar never says more than all of it.
    const share = counted.units === 0 ? 0 : Math.max(0, Math.min(1, own.left / counted.units));
    if (gauge) gauge.style.transform = `scaleX(${share})`;
    return true;
  }
}
