/** Chinese of the graphics of the shop at the graphics desk. */
export const zhShop = {
  kinds: {
    'price-reveal': '价格揭晓',
    'units-sold': '已售数',
    'stock-left': '余量',
    'sold-out': '售罄',
    qr: '二维码',
  },
  words: {
    shop: {
      graphic: '图形',
      product: '店铺：商品',
      vote: '投票二维码',
      poll: '店铺：投票',
      secret: '价格保密',
      reveal: '揭晓价格',
      revealOf: '在屏幕上揭晓价格，不能收回：{{name}}',
      waits: '价格尚未揭晓',
    },
  },
};
