/** English of the graphics of the shop at the graphics desk. */
export const enShop = {
  kinds: {
    'price-reveal': 'Price reveal',
    'units-sold': 'Units sold',
    'stock-left': 'Stock left',
    'sold-out': 'Sold out',
    qr: 'QR code',
  },
  words: {
    shop: {
      graphic: 'Graphic',
      product: 'Shop: product',
      vote: 'QR code to vote',
      poll: 'Shop: vote',
      secret: 'PRICE SECRET',
      reveal: 'Reveal price',
      revealOf: 'Reveal the price of {{name}} on air, for good',
      waits: 'price not revealed yet',
    },
  },
};
