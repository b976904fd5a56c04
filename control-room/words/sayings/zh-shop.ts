/** 为什么商品图形不能上：与服务器英文一一对应。 */
import type { shopSayings } from '../../../server/contract/sayings/shop.ts';

export const zhShopSayings: Readonly<Record<keyof typeof shopSayings, string>> = {
  'price-is-secret': '价格尚未揭晓，请先揭晓。',
  'not-sold-out': '记录并未显示已售罄。',
  'code-is-on-its-bar': '投票一旦开启，二维码就在投票条上，各路画面各不相同。',
};
