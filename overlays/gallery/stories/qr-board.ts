/** A large code to the shop, and one to a vote. */
import type { DataOf, Say, Stories } from '../story.ts';

const to =
  (leadsTo: 'shop' | 'vote') =>
  ({ text, qr }: Say): DataOf<'qr'> => ({
    kind: 'qr',
    leadsTo,
    name: text({ zh: '云溪红富士苹果', en: 'Yunxi Fuji apples' }),
    link: 'https://shop.example/apples',
    short: 'shop.example/apples',
    qr,
  });

export const qrBoard: Stories<'qr'> = { shop: { data: to('shop') }, vote: { data: to('vote') } };
