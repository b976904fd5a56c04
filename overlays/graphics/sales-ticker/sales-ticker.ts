/** How the show, or one product, is selling. Every number comes from the record; without one the strip shows none. The lowest strip. */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { moneyIn, numberIn, textIn, wordsIn } from '../words.ts';
import css from './sales-ticker.css?inline';

type Data = Extract<GraphicData, { kind: 'sales-ticker' }>;

const html = `
<div class="mask"><div class="strip" data-part="strip">
  <div class="lead"><span class="pulse"></span><span data-part="lead-word"></span></div>
  <div class="facts" data-part="facts">
    <span class="line name" data-part="name" data-fit="0.75"></span>
    <span class="figure fact"><b data-part="first"></b> <span data-part="first-word"></span></span>
    <span class="figure fact"><b data-part="second"></b> <span data-part="second-word"></span></span>
  </div>
</div></div>`;

export default class SalesTicker extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'strip', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 420 },
      { part: 'facts', from: { transform: 'translateX(-30px)', opacity: 0 }, at: 200, lasts: 360 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    const isProduct = data.productId !== undefined;
    this.put('lead-word', words.sales);
    this.put('name', data.name ? textIn(data.name, language) : '');
    this.put('first-word', words.units);
    this.put('second-word', isProduct ? words.remaining : words.net);
  }

  protected override writeFigures({ products, sales }: Figures, { productId }: Shown<Data>, language: string): boolean {
    if (productId === undefined) {
      if (sales?.at == null) return false;
      this.putFigure('first', numberIn(sales.units, language));
      this.putFigure('second', moneyIn(sales.net, language));
      return true;
    }
    const own = products[productId];
    if (!own) return false;
    this.putFigure('first', numberIn(own.sold, language));
    this.putFigure('second', numberIn(own.left, language));
    return true;
  }
}
