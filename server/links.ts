/** Where the codes on screen lead, and how they are drawn: one SVG path each, remembered. */
import QRCode from 'qrcode';
import type { QrDrawing } from './contract/graphics.ts';
import type { Links } from './core/graphics.ts';

const mostRemembered = 500;

/** Each run of dark modules in a row is one box: half the text of a box for each module. */
export const drawQr = (link: string): QrDrawing => {
  const { size, data } = QRCode.create(link, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row += 1)
    for (let from = 0; from < size; from += 1) {
      let to = from;
      while (to < size && data[row * size + to]) to += 1;
      if (to > from) path += `M${from} ${row}h${to - from}v1h${from - to}z`;
      from = to;
    }
  return { path, size };
};

export const openLinks = (phonesUrl: string): Links => {
  const drawn = new Map<string, QrDrawing>();
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
      const fresh = drawQr(link);
      drawn.set(link, fresh);
      return fresh;
    },
  };
};
