/** What a graphic is, for a report that is read when the show is long over. */
import type { GraphicOn } from '../../contract/graphics.ts';
import type { LocalText } from '../../contract/units.ts';
import type { Plan } from '../plan.ts';
import type { StoodWhat } from './minute.ts';

const shortened = (text: LocalText): LocalText =>
  typeof text === 'string'
    ? text.slice(0, 120)
    : (Object.fromEntries(Object.entries(text).map(([language, words]) => [language, words.slice(0, 120)])) as LocalText);

const whatOf = ({ data }: GraphicOn): LocalText => {
  if ('name' in data && data.name !== undefined) return data.name;
  if ('question' in data) return data.question;
  if ('text' in data && data.text !== undefined) return data.text;
  return '';
};

export const describeGraphic = (graphic: GraphicOn, products: Plan['products']): StoodWhat => {
  const { id, data } = graphic;
  const productId = 'productId' in data && data.productId !== undefined ? data.productId : null;
  const isPaid = productId !== null && Object.hasOwn(products, productId) && products[productId]?.sponsored === true;
  return {
    id,
    kind: data.kind,
    what: shortened(whatOf(graphic)),
    productId,
    mandatory: data.kind === 'label' && data.mandatory,
    paid: isPaid,
  };
};
