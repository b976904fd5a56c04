/** Where the codes on screen lead, and how they are drawn: one SVG path each, remembered. */
import QRCode from 'qrcode';
import type { Links } from './core/graphics.ts';

const mostRemembered = 500;

const draw = (link: string): { path: string; size: number } => {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`;
  return { path, size };
};

export const openLinks = (phonesUrl: string): Links => {
  const drawn = new Map<string, { path: string; size: number }>();
  return {
    vote: phonesUrl,
    product: (product, shopUrl) => {
      if (!URL.canParse(shopUrl)) return shopUrl;
      const link = new URL(shopUrl);
      link.searchParams.set('item', product.itemNumber);
      return link.href;
    },
    qr: (link) => {
      const known = drawn.get(link);
      if (known) return known;
      if (drawn.size >= mostRemembered) drawn.clear();
      const fresh = draw(link);
      drawn.set(link, fresh);
      return fresh;
    },
  };
};
