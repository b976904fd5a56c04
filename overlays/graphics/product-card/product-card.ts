/**
 * What is being sold: item number, price and its unit, what it was, sold and left, how to get it. Right.
 *
 * What the law has said of a price (per what, what it was and by what) and what a buyer is promised breaks into lines; where the room is
 * short for them, the name and the price are smaller.
 */
import type { Figures, GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { hide } from '../parts.ts';
import { drawQr } from '../qr.ts';
import { moneyIn, numberIn, priceIn, textIn, wordsIn } from '../words.ts';
import { shopWordsIn } from '../words-shop.ts';
import priceCss from './price.css?inline';
import css from './product-card.css?inline';
import upright from './upright.css?inline';
import grid from './variants.css?inline';
import { writeStock, writeVariants } from './variants.ts';

type Data = Extract<GraphicData, { kind: 'product-card' }>;

const html = `
<div class="mask"><div class="card" data-part="card">
  <div class="variants" data-part="variants" hidden></div>
  <div class="main">
  <div class="lead head">
    <div class="number" data-part="number"></div>
    <div class="seller" data-part="seller"></div>
  </div>
  <div class="body">
    <div class="name" data-part="name" data-fit="0.66"></div>
    <div class="line price" data-part="price" data-fit="0.5">
      <span class="symbol" data-part="symbol"></span><span class="whole" data-part="whole"></span><span class="fraction" data-part="fraction"></span>
      <span class="unit" data-part="unit" data-fit="0.84"></span>
    </div>
    <div class="was" data-part="was">
      <span class="was-word" data-part="was-word"></span><span class="was-price" data-part="was-price"></span><span class="basis" data-part="basis" data-fit="0.9"></span>
    </div>
    <div class="line unit-price" data-part="unit-price" data-fit="0.8"></div>
  </div>
  <div class="figures" data-fit="0.5">
    <div class="cell"><span class="word" data-part="sold-word"></span><span class="figure count" data-part="sold"></span></div>
    <div class="cell"><span class="word" data-part="left-word"></span><span class="figure count" data-part="left"></span></div>
  </div>
  <div class="hotline" data-part="hotline-row"><span class="hotline-word" data-part="hotline-word"></span><span class="line hotline-number" data-part="hotline" data-fit="0.6"></span></div>
  <div class="foot" data-part="foot">
    <div class="buy" data-part="buy"><div class="qr" data-part="qr"></div><div class="scan" data-part="scan"></div></div>
    <div class="terms"><div class="term" data-part="delivery"></div><div class="term" data-part="returns"></div></div>
    <div class="figure stamp" data-part="stamp" hidden></div>
  </div>
  </div>
</div></div>`;

export default class ProductCard extends Graphic<Data> {
  protected override readonly look = {
    html,
    css: `${css}${priceCss}${upright}${grid}`,
    moves: [
      { part: 'card', from: { transform: 'translateX(104%)' }, lasts: 560 },
      { part: 'price', from: { transform: 'translateX(40px)', opacity: 0 }, at: 300, lasts: 320 },
      { part: 'foot', from: { transform: 'translateY(40px)', opacity: 0 }, at: 380, lasts: 320 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    const price = priceIn(data.price, language);
    this.put('number', `${words.item} ${data.itemNumber}`);
    this.put('seller', textIn(data.seller, language));
    this.put('name', textIn(data.name, language));
    this.put('symbol', price.symbol);
    this.put('whole', price.whole);
    this.put('fraction', price.fraction);
    this.put('unit', `/ ${textIn(data.unit, language)}`);
    this.put('was-word', data.was ? words.was : '');
    this.put('was-price', data.was ? moneyIn(data.was.price, language) : '');
    this.put('basis', data.was ? textIn(data.was.basis, language) : '');
    this.put('unit-price', data.unitPrice ? textIn(data.unitPrice, language) : '');
    this.put('sold-word', words.sold);
    this.put('left-word', words.left);
    this.put('scan', words.scanToBuy);
    this.put('delivery', textIn(data.delivery, language));
    this.put('returns', textIn(data.returns, language));
    this.put('stamp', words.soldOut);
    this.put('hotline-word', shopWordsIn(language).hotline);
    this.put('hotline', data.hotline ?? '');
    writeVariants(this.partOf('variants'), data.variants, language);
    this.toggleAttribute('data-grid', (data.variants ?? []).length > 0);
    this.toggleAttribute('data-hotline', data.hotline !== undefined);
    const qr = this.partOf('qr');
    if (qr) drawQr(qr, data.qr);
    hide(this.partOf('buy'), data.qr === undefined);
    hide(this.partOf('stamp'), true);
    this.removeAttribute('data-sold-out');
    this.toggleAttribute('data-coded', data.qr !== undefined);
    hide(this.partOf('hotline-row'), data.hotline === undefined);
  }

  protected override writeFigures(figures: Figures, data: Shown<Data>, language: string): boolean {
    const own = figures.products[data.productId];
    const isSoldOut = own !== undefined && own.left <= 0;
    hide(this.partOf('stamp'), !isSoldOut);
    this.toggleAttribute('data-sold-out', isSoldOut);
    writeStock(this.partOf('variants'), own?.variants, language);
    if (!own) return false;
    this.putFigure('sold', numberIn(own.sold, language));
    this.putFigure('left', numberIn(own.left, language));
    return true;
  }
}
