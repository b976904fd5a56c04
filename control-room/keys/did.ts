/**
 * What a key did whose button is nowhere on the screen: said where it was pressed, for a moment.
 *
 * Pure; words of the operator's list, put into a language where they are shown.
 */
import type { LocalText } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { Asking } from '../line/show-line.ts';
import type { en } from '../words/en.ts';

/** `name`: whom or what it was about. */
export type Did = { readonly word: keyof typeof en.keys.did; readonly name?: LocalText };
type Seen = Pick<OperatorView, 'graphics' | 'guests' | 'products'>;

const wentOn = ({ guestId, productId }: Extract<Asking, { type: 'graphic.on' }>, { guests, products }: Seen): Did => {
  const guest = guests.find(({ id }) => id === guestId);
  if (guest) return { word: 'titleOn', name: guest.name };
  const product = products.find(({ id }) => id === productId);
  return product ? { word: 'cardOn', name: product.name } : { word: 'done' };
};

const wentOff = (graphicId: string, { graphics }: Seen): Did => {
  const data = graphics.find(({ id }) => id === graphicId)?.data;
  if (data?.kind === 'lower-third') return { word: 'titleOff', name: data.name };
  return data?.kind === 'product-card' ? { word: 'cardOff', name: data.name } : { word: 'done' };
};

/** @param view as it was before the press: what goes off is named by it */
export const didOf = (asked: Asking, view: Seen): Did => {
  switch (asked.type) {
    case 'graphic.on':
      return wentOn(asked, view);
    case 'graphic.off':
      return wentOff(asked.graphicId, view);
    case 'graphic.freeze':
      return { word: asked.frozen ? 'graphicsFrozen' : 'graphicsThawed' };
    case 'clock.freeze':
      return { word: asked.frozen ? 'clockFrozen' : 'clockGoes' };
    case 'break.start':
      return { word: 'breakOn' };
    case 'break.end':
      return { word: 'breakOff' };
    case 'slate.show':
      return { word: 'slateOn' };
    default:
      return { word: 'done' };
  }
};
