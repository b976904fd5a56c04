/**
 * Pictures of every graphic, alone and together, from the pages as built: `node --import tsx tests/overlays/gallery.ts [folder]`.
 *
 * For the README and for looking at: what a test measures may still be ugly.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import QRCode from 'qrcode';
import type { GraphicOn } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { graphic, outputView } from '../stations/sample-show.ts';
import { openRig, type Rig } from './rig.ts';

const qrOf = (text: string) => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const path = Array.from({ length: modules.size * modules.size }, (_, n) => [n % modules.size, Math.floor(n / modules.size)])
    .filter(([x, y]) => modules.get(y as number, x as number))
    .map(([x, y]) => `M${x} ${y}h1v1h-1z`)
    .join('');
  return { path, size: modules.size };
};

/** Ends are counted from here, and moved to the moment of each picture. */
const at = Date.now();
const on = (id: string, data: GraphicOn['data']) => graphic(id, data, { startsAt: at });
const laterBy = (by: number, { data, ...rest }: GraphicOn): GraphicOn => ({
  ...rest,
  data: 'endsAt' in data ? { ...data, endsAt: data.endsAt + by } : data,
});

const lowerThird = on('third', {
  kind: 'lower-third',
  name: { zh: '林海棠', en: 'Lin Haitang' },
  title: { zh: '云溪县副县长', en: 'Deputy Head of Yunxi County' },
  place: { zh: '陕西', en: 'Shaanxi' },
});
const card = on('card', {
  kind: 'product-card',
  productId: 'apples',
  itemNumber: '03',
  name: { zh: '云溪高山红富士苹果 礼盒装', en: 'Yunxi highland Fuji apples, gift box' },
  price: { minor: 4990, currency: 'CNY' },
  was: { price: { minor: 6900, currency: 'CNY' }, basis: { zh: '11月1–30日成交价', en: 'sold 1–30 Nov' } },
  unit: { zh: '5千克箱', en: '5 kg box' },
  unitPrice: { zh: '每千克 ¥9.98', en: '¥9.98 a kilo' },
  seller: { zh: '云溪果业合作社', en: 'Yunxi Fruit Co-op' },
  delivery: { zh: '48小时内发货，全国包邮', en: 'Ships within 48 h, free nationwide' },
  returns: { zh: '坏果包赔，七天无理由退货', en: '7-day returns, bad fruit refunded' },
  link: 'https://shop.example/apples',
  qr: qrOf('https://shop.example/apples'),
});
const vote = (split: 'hidden' | 'shown') =>
  on('vote', {
    kind: 'vote-bar',
    pollId: 'apples',
    question: { zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' },
    yea: { zh: '要', en: 'Yea' },
    nay: { zh: '不要', en: 'Nay' },
    split,
    opensAt: at,
    endsAt: at + 42_000,
    link: 'https://vote.example/',
    qr: qrOf('https://vote.example/?e=1203'),
  });
const result = on('result', {
  kind: 'result',
  pollId: 'apples',
  question: { zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' },
  yea: { zh: '要', en: 'Yea' },
  nay: { zh: '不要', en: 'Nay' },
  count: { yea: 81_204, nay: 23_377 },
  decision: 'yea',
});
const ticker = on('ticker', { kind: 'sales-ticker' });
const countdown = on('countdown', { kind: 'countdown', text: { zh: '开播价即将结束', en: 'Opening price ends' }, endsAt: at + 754_000 });
const label = on('label', { kind: 'label', text: { zh: '购物', en: 'SHOPPING' }, mandatory: true });
const sponsor = on('sponsor', { kind: 'label', text: { zh: '本节目由商家赞助', en: 'Sponsored by the sellers' }, mandatory: false });

const picture: OutputView['picture'] = {
  program: 'Desk and guest',
  preview: 'Product close-up',
  open: ['Host', 'Guest'],
  transition: { kind: 'cut', rate: 0 },
  title: { zh: '云溪苹果', en: 'Apples from Yunxi' },
};

const figures = {
  revision: 1,
  at,
  polls: { apples: { turnout: 104_581, yea: 81_204, nay: 23_377, revision: 1 } },
  products: { apples: { sold: 12_384, left: 7_616, at } },
  sales: { units: 48_912, net: { minor: 231_076_540, currency: 'CNY' }, at },
};

const scenes: Readonly<Record<string, Partial<OutputView>>> = {
  'lower-third': { graphics: [lowerThird, label] },
  'product-card': { graphics: [card, label] },
  'vote-bar': { graphics: [vote('hidden'), label] },
  'vote-bar-split': { graphics: [vote('shown'), lowerThird, label] },
  result: { graphics: [result, label] },
  'sales-ticker': { graphics: [ticker, countdown, label, sponsor] },
  program: { graphics: [vote('hidden'), lowerThird, card, ticker, countdown, label, sponsor] },
  rehearsal: { graphics: [vote('hidden'), card, ticker, label], activation: 'rehearsal' },
};

const shoot = async (rig: Rig, folder: string, name: string, changes: Partial<OutputView>, language: string) => {
  const graphics = changes.graphics?.map((graphic) => laterBy(Date.now() - at, graphic));
  rig.show('program', outputView({ at, picture, language, ...changes, ...(graphics && { graphics }) }));
  const page = await rig.open('program', '&picture=1');
  const wanted = changes.graphics?.length ?? 0;
  await page.waitForFunction((count) => document.querySelectorAll('[data-state="on"]').length === count, wanted);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-figures="shown"]')].every(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('.figure') ?? [])].every((figure) => getComputedStyle(figure).opacity === '1'),
    ),
  );
  await page.screenshot({ path: join(folder, `${name}-${language}.png`) });
  await page.close();
};

const folder = process.argv[2] ?? 'tests/output/gallery';
await mkdir(folder, { recursive: true });
const rig = await openRig();
rig.figure(figures);
try {
  for (const [name, changes] of Object.entries(scenes))
    for (const language of ['zh', 'en']) await shoot(rig, folder, name, changes, language);
} finally {
  await rig.close();
}
console.log(`Pictures are in ${folder}.`);
