/** The stories of every kind of graphic: one without any does not compile. Each kind's are a file of their own. */
import type { Kind, Stories, Story } from '../story.ts';
import { board } from './board.ts';
import { clock } from './clock.ts';
import { correction } from './correction.ts';
import { countdown } from './countdown.ts';
import { label } from './label.ts';
import { lowerThird } from './lower-third.ts';
import { priceReveal } from './price-reveal.ts';
import { productCard } from './product-card.ts';
import { qrBoard } from './qr-board.ts';
import { result } from './result.ts';
import { salesTicker } from './sales-ticker.ts';
import { slate } from './slate.ts';
import { soldOut } from './sold-out.ts';
import { stockLeft } from './stock-left.ts';
import { topic } from './topic.ts';
import { unitsSold } from './units-sold.ts';
import { voteBar } from './vote-bar.ts';
import { voteQuestion } from './vote-question.ts';

const stories: { readonly [K in Kind]: Stories<K> } = {
  'lower-third': lowerThird,
  'product-card': productCard,
  'vote-bar': voteBar,
  result,
  correction,
  'sales-ticker': salesTicker,
  countdown,
  label,
  'vote-question': voteQuestion,
  topic,
  board,
  slate,
  clock,
  'price-reveal': priceReveal,
  'units-sold': unitsSold,
  'stock-left': stockLeft,
  'sold-out': soldOut,
  qr: qrBoard,
};

export type Named = { readonly kind: Kind; readonly name: string; readonly story: Story };

/** All of them, kind by kind, each kind's as its file has them. */
export const allStories: readonly Named[] = (Object.keys(stories) as Kind[]).flatMap((kind) =>
  Object.entries(stories[kind] as Stories<Kind>).map(([name, story]) => ({ kind, name, story })),
);
