/**
 * The grid of sizes or colours on a card. Of the stock of each it says what the record says: where there is none, nothing.
 */
import type { StockState, VariantShown } from '../../../server/contract/graphic-parts.ts';
import { moneyIn, textIn } from '../words.ts';
import { shopWordsIn } from '../words-shop.ts';

const line = (name: string, text: string): HTMLElement => {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
};

const cellOf = ({ id, label, price }: VariantShown, language: string): HTMLElement => {
  const cell = document.createElement('div');
  cell.className = 'variant';
  cell.dataset.variant = id;
  const name = line('line variant-name', textIn(label, language));
  name.dataset.fit = '0.8';
  const more = document.createElement('div');
  more.className = 'variant-more';
  more.append(line('variant-price', price ? moneyIn(price, language) : ''), line('figure stock', ''));
  cell.append(name, more);
  return cell;
};

export const writeVariants = (grid: HTMLElement | null, variants: readonly VariantShown[] = [], language: string): void => {
  if (!grid) return;
  grid.hidden = variants.length === 0;
  grid.replaceChildren(...variants.map((variant) => cellOf(variant, language)));
};

/** @param states by variant; undefined: nothing is known of any */
export const writeStock = (grid: HTMLElement | null, states: Readonly<Record<string, StockState>> | undefined, language: string): void => {
  for (const cell of grid?.querySelectorAll<HTMLElement>('.variant') ?? []) {
    const state = states?.[cell.dataset.variant ?? ''];
    const word = cell.querySelector('.stock');
    if (state === undefined) delete cell.dataset.stock;
    else cell.dataset.stock = state;
    const text = state === undefined ? '' : shopWordsIn(language).stock[state];
    if (word && word.textContent !== text) word.textContent = text;
  }
};
