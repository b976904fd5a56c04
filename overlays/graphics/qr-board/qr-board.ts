/** A code as large as it can be scanned from a sofa, and where it leads, for those who type. A few seconds; in the middle. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { drawQr } from '../qr.ts';
import { textIn, wordsIn } from '../words.ts';
import css from './qr-board.css?inline';

type Data = Extract<GraphicData, { kind: 'qr' }>;

const html = `
<div class="mask"><div class="board" data-part="board">
  <div class="line lead" data-part="word" data-fit="0.7"></div>
  <div class="code" data-part="code"><div class="qr" data-part="qr"></div></div>
  <div class="line name" data-part="name" data-fit="0.75"></div>
  <div class="line short" data-part="short" data-fit="0.8"></div>
</div></div>`;

export default class QrBoard extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'board', from: { transform: 'translateY(calc(100% + 8px))' }, lasts: 420 },
      // A code that moves cannot be scanned: it is there when its board has come to rest.
      { part: 'code', from: { opacity: 0 }, at: 320, lasts: 200 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    const words = wordsIn(language);
    this.put('word', data.leadsTo === 'shop' ? words.scanToBuy : words.scanToVote);
    this.put('name', textIn(data.name, language));
    this.put('short', data.short);
    const qr = this.partOf('qr');
    if (qr) drawQr(qr, data.qr);
  }
}
