/** A large code to the shop, and one to a vote. */
import type { LocalText } from '../../../server/contract/units.ts';
import type { DataOf, Say, Stories } from '../story.ts';

const to =
  (leadsTo: 'shop' | 'vote', short: string, name: LocalText) =>
  ({ text, qr }: Say): DataOf<'qr'> => ({ kind: 'qr', leadsTo, name: text(name), link: `https://${short}`, short, qr });

const shop = to('shop', 'shop.example/apples', { zh: '云溪红富士苹果', en: 'Yunxi Fuji apples' });
const vote = to('vote', 'vote.example', { zh: '高山苹果，要不要？', en: 'Highland apples: yea or nay?' });

export const qrBoard: Stories<'qr'> = { shop: { data: shop }, vote: { data: vote } };
