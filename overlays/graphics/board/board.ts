/**
 * The evening so far, over the whole picture: who came, with what, what viewers decided, what was sold.
 *
 * In the order of protocol; a ranking only where somebody chose one. Results from its data, units sold from the figures: without
 * one a row shows none. More than a page turns by the clock.
 */
import type { BoardRow, Figures, GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { hide } from '../parts.ts';
import { showWordsIn } from '../show-words.ts';
import { voteShare } from '../vote-share.ts';
import { numberIn, textIn } from '../words.ts';
import css from './board.css?inline';
import { boardOrder, type PlacedRow, pageAt, rowsOnPage } from './board-order.ts';

type Data = Extract<GraphicData, { kind: 'board' }>;

/** So many or fewer stand taller. */
const fewRows = 5;
const places = Array.from({ length: rowsOnPage }, (_, n) => n);
const row = (n: number) => `
<div class="row plate" data-part="row-${n}">
  <b class="rank" data-part="rank-${n}"></b>
  <div class="who"><div class="line name" data-part="name-${n}" data-fit="0.65"></div><div class="line place" data-part="place-${n}" data-fit="0.85"></div></div>
  <div class="what"><div class="line product" data-part="product-${n}" data-fit="0.7"></div></div>
  <div class="decided"><div class="said" data-part="said-${n}"><span class="sign" data-part="sign-${n}"></span><span class="line word" data-part="word-${n}" data-fit="0.7"></span><b class="percent" data-part="percent-${n}"></b></div><div class="line note" data-part="note-${n}" data-fit="0.85"></div></div>
  <div class="sold figure"><b data-part="sold-${n}"></b></div>
</div>`;

const html = `
<div class="whole" data-part="whole-board">
  <div class="head" data-part="head"><div class="line board-title" data-part="board-title" data-fit="0.6"></div><div class="line episode" data-part="episode" data-fit="0.6"></div><div class="page" data-part="page"></div></div>
  <div class="row columns"><b class="rank"></b><div class="line who" data-part="guest-word" data-fit="0.8"></div><div class="line what" data-part="product-word" data-fit="0.8"></div><div class="line decided" data-part="decided-word" data-fit="0.8"></div><div class="line sold" data-part="sold-word" data-fit="0.8"></div></div>
  <div class="rows" data-part="rows">${places.map(row).join('')}</div>
</div>`;

export default class Board extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'whole-board', from: { opacity: 0 }, lasts: 360 },
      { part: 'head', from: { transform: 'translateY(-30px)', opacity: 0 }, at: 160, lasts: 380 },
      { part: 'rows', from: { transform: 'translateY(30px)', opacity: 0 }, at: 280, lasts: 420 },
    ],
  };

  #sold: Figures['products'] = {};
  #placed: readonly PlacedRow[] = [];
  #page = 0;
  #written = '';

  protected override write(data: Shown<Data>, language: string): void {
    const words = showWordsIn(language);
    this.dataset.ranking = data.ranking ?? 'none';
    this.toggleAttribute('data-few', data.rows.length <= fewRows);
    this.put('board-title', words.board);
    const ranking = data.ranking === undefined ? '' : ` · ${data.ranking === 'sold' ? words.rankedSold : words.rankedYea}`;
    this.put('episode', `${textIn(data.title, language)}${ranking}`);
    this.put('guest-word', words.guest);
    this.put('product-word', words.product);
    this.put('decided-word', words.decided);
    this.put('sold-word', words.sold);
    this.#writePage(data, language);
  }

  protected override writeFigures({ products }: Figures, data: Shown<Data>, language: string): boolean {
    this.#sold = products;
    this.#writePage(data, language);
    return data.rows.some(({ product }) => product !== undefined && product.id in products);
  }

  protected override writeTime(now: EpochMs, data: Shown<Data>): void {
    const { page, pages } = pageAt(data.rows.length, now);
    this.put('page', pages > 1 ? `${page + 1} / ${pages}` : '');
    if (page === this.#page) return;
    this.#page = page;
    this.#writePage(data, data.language ?? 'zh');
    if (this.dataset.state === 'on') this.partOf('rows')?.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 400, easing: 'ease-out' });
  }

  #writePage(data: Shown<Data>, language: string): void {
    this.#placed = boardOrder(data.rows, data.ranking, this.#sold);
    const shown = this.#placed.slice(this.#page * rowsOnPage, (this.#page + 1) * rowsOnPage);
    for (const n of places) this.#writeRow(n, shown[n], language);
    const written = JSON.stringify([shown, language]);
    if (written !== this.#written) this.fit();
    this.#written = written;
  }

  #writeRow(n: number, placed: PlacedRow | undefined, language: string): void {
    hide(this.partOf(`row-${n}`), !placed);
    if (!placed) return;
    const { guest, product } = placed.row;
    this.put(`rank-${n}`, placed.rank === undefined ? '' : String(placed.rank));
    this.put(`name-${n}`, guest ? textIn(guest.name, language) : '');
    this.put(`place-${n}`, guest ? textIn(guest.place, language) : '');
    this.put(`product-${n}`, product ? `${product.itemNumber} ${textIn(product.name, language)}` : '');
    this.#writeResult(n, placed.row, language);
    const own = this.#sold[product?.id ?? ''];
    this.putFigure(`sold-${n}`, own ? numberIn(own.sold, language) : '');
  }

  #writeResult(n: number, { result }: BoardRow, language: string): void {
    const share = result && voteShare(result);
    const said = this.partOf(`said-${n}`);
    hide(said, !result);
    if (said) said.dataset.decision = result?.decision ?? 'none';
    this.put(`sign-${n}`, result ? (result.decision === 'yea' ? '✓' : '✕') : '');
    this.put(`word-${n}`, result ? textIn(result.word, language) : '');
    this.put(`percent-${n}`, result && share ? `${result.decision === 'yea' ? share.yeaPercent : share.nayPercent}%` : '');
    this.put(`note-${n}`, result?.manual ? showWordsIn(language).byHand : '');
  }
}
