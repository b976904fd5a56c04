/**
 * What it cost, and then, on the beat, what it costs now. The middle of the picture.
 *
 * Until the reveal the price is not here: the data has none, and a question mark stands in its place.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { moneyIn, priceIn, textIn, wordsIn } from '../words.ts';
import { shopWordsIn } from '../words-shop.ts';
import css from './price-reveal.css?inline';

type Data = Extract<GraphicData, { kind: 'price-reveal' }>;

const html = `
<div class="mask"><div class="panel" data-part="panel">
  <div class="lead" data-part="lead">
    <span class="number" data-part="number"></span><span class="line name" data-part="name" data-fit="0.6"></span><span class="line seller" data-part="seller" data-fit="0.85"></span>
  </div>
  <div class="body">
    <div class="before" data-part="before">
      <div class="was-word" data-part="was-word"></div>
      <div class="line was-price" data-part="was-price" data-fit="0.4"></div>
      <div class="basis" data-part="basis" data-fit="0.75"></div>
    </div>
    <div class="now">
      <div class="now-word" data-part="now-word"></div>
      <div class="line price" data-part="price" data-fit="0.3"><span class="symbol" data-part="symbol"></span><span class="whole" data-part="whole"></span><span class="fraction" data-part="fraction"></span></div>
      <div class="terms" data-part="terms"><span class="line unit" data-part="unit" data-fit="0.65"></span><span class="line unit-price" data-part="unit-price" data-fit="0.65"></span></div>
    </div>
  </div>
</div></div>`;

/** The beat: the price falls into its place, once. */
const beat = { from: [{ offset: 0, transform: 'scale(1.6)', opacity: 0 }], lasts: 420, easing: 'cubic-bezier(0.16, 0.84, 0.28, 1)' };

export default class PriceReveal extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'panel', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 520 },
      { part: 'before', from: { transform: 'translateX(-40px)', opacity: 0 }, at: 320, lasts: 360 },
      { part: 'price', from: { transform: 'scale(0.7)', opacity: 0 }, at: 420, lasts: 360 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = shopWordsIn(language);
    this.put('number', `${wordsIn(language).item} ${data.itemNumber}`);
    this.put('name', textIn(data.name, language));
    this.put('seller', textIn(data.seller, language));
    this.put('was-word', data.was ? wordsIn(language).was : '');
    this.put('was-price', data.was ? moneyIn(data.was.price, language) : '');
    this.put('basis', data.was ? textIn(data.was.basis, language) : '');
    const before = this.partOf('before');
    if (before) before.hidden = data.was === undefined;
    this.put('now-word', data.price ? words.now : words.waiting);
    this.put('unit', data.price ? `/ ${textIn(data.unit, language)}` : textIn(data.unit, language));
    this.put('unit-price', data.unitPrice ? textIn(data.unitPrice, language) : '');
    this.#writePrice(data, language);
  }

  #writePrice({ price }: Shown<Data>, language: string): void {
    const place = this.partOf('price');
    if (!place) return;
    const wasWaiting = place.classList.contains('waiting');
    place.classList.toggle('waiting', price === undefined);
    const said = price ? priceIn(price, language) : { symbol: '', whole: '?', fraction: '' };
    this.put('symbol', said.symbol);
    this.put('whole', said.whole);
    this.put('fraction', said.fraction);
    if (wasWaiting && price && this.dataset.state === 'on') place.animate(beat.from, { duration: beat.lasts, easing: beat.easing });
  }
}
