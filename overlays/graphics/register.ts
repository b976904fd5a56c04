/** The family: one custom element for each kind of graphic. */
import type { GraphicData } from '../../server/contract/graphics.ts';
import Board from './board/board.ts';
import Clock from './clock/clock.ts';
import Correction from './correction/correction.ts';
import Countdown from './countdown/countdown.ts';
import type { Graphic } from './graphic.ts';
import Label from './label/label.ts';
import LowerThird from './lower-third/lower-third.ts';
import PriceReveal from './price-reveal/price-reveal.ts';
import ProductCard from './product-card/product-card.ts';
import QrBoard from './qr-board/qr-board.ts';
import Result from './result/result.ts';
import SalesTicker from './sales-ticker/sales-ticker.ts';
import Slate from './slate/slate.ts';
import SoldOut from './sold-out/sold-out.ts';
import StockLeft from './stock-left/stock-left.ts';
import Topic from './topic/topic.ts';
import UnitsSold from './units-sold/units-sold.ts';
import VoteBar from './vote-bar/vote-bar.ts';
import VoteQuestion from './vote-question/vote-question.ts';

type Kind = GraphicData['kind'];

export const family: { readonly [K in Kind]: new () => Graphic<Extract<GraphicData, { kind: K }>> } = {
  'lower-third': LowerThird,
  'product-card': ProductCard,
  'vote-bar': VoteBar,
  result: Result,
  correction: Correction,
  'sales-ticker': SalesTicker,
  countdown: Countdown,
  label: Label,
  'vote-question': VoteQuestion,
  topic: Topic,
  board: Board,
  slate: Slate,
  clock: Clock,
  'price-reveal': PriceReveal,
  'units-sold': UnitsSold,
  'stock-left': StockLeft,
  'sold-out': SoldOut,
  qr: QrBoard,
};

const nameOf = (kind: Kind) => `cuecart-${kind}`;

export const registerGraphics = (): void => {
  for (const kind of Object.keys(family) as Kind[]) {
    if (!customElements.get(nameOf(kind))) customElements.define(nameOf(kind), family[kind]);
  }
};

export const createGraphic = (kind: Kind): Graphic => document.createElement(nameOf(kind)) as Graphic;
