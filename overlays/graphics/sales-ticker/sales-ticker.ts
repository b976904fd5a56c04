/** How the show, or one product, is selling. Every number comes from the record; without one the strip shows none. The lowest strip. */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { moneyIn, numberIn, textIn, wordsIn } from '../words.ts';
import css from './sales-ticker.css?inline';

type Data = Extract<GraphicData, { kind: 'sales-ticker' }>;

const html = `
<div class="mask"><div class="strip" data-part="strip">
  <div class="lead"><span class="pulse" data-part="pulse"></span><span data-part="lead-word"></span></div>
  <div class="facts" data-part="facts">
    <span class="line name" data-part="name" data-fit="0.75"></span>
    <span class="figure fact"><b data-part="first"></b> <span data-part="first-word"></span></span>
    <span class="figure fact"><b data-part="second"></b> <span data-part="second-word"></span></span>
  </div>
</div></div>`;

/** A short beat and a long rest: what always moves has its page draw every frame, and all else that is to be shown waits for the next of them. */
const beatEvery = 2000;
const beat = { keyframes: [{ opacity: 1 }, { opacity: 0.2 }, { opacity: 1 }], lasts: 240 };

export default class SalesTicker extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'strip', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 420 },
      { part: 'facts', from: { transform: 'translateX(-30px)', opacity: 0 }, at: 200, lasts: 360 },
    ],
  };

  #beat: number | undefined;

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    const isProduct = data.productId !== undefined;
    this.put('lead-word', words.sales);
    this.put('name', data.name ? textIn(data.name, language) : '');
    this.put('first-word', words.units);
    this.put('second-word', isProduct ? words.remaining : words.net);
  }

  protected override writeTime(now: EpochMs): void {
    const newest = Math.floor(now / beatEvery);
    if (this.#beat !== undefined && newest !== this.#beat)
      this.partOf('pulse')?.animate(beat.keyframes, { id: 'pulse', duration: beat.lasts, easing: 'ease-in-out' });
    this.#beat = newest;
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
