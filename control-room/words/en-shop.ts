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
      heading: 'Shop',
      graphic: 'Graphic',
      product: 'Product',
      vote: 'QR code to vote',
      poll: 'Vote',
      secret: 'PRICE SECRET',
      secretExplain: 'Its card waits: reveal the price first.',
      reveal: 'Reveal price',
      revealOf: 'Reveal the price of {{name}} on air, for good',
      waits: 'price not revealed yet',
    },
  },
};
