/**
 * Pictures of every graphic, alone and together, from the pages as built: `node --import tsx tests/overlays/gallery.ts [folder] [part of a name]`.
 *
 * For the README and for looking at: what a test measures may still be ugly.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figures, GraphicOn } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { recordingOutput } from '../../server/core/recording-view.ts';
import { carriesCode } from '../../server/core/station-view.ts';
import { drawQr } from '../../server/links.ts';
import { graphic, outputView } from '../stations/sample-show.ts';
import { openRig, type Rig } from './rig.ts';
import { chinese, english, oneOfEach, resultByProvince, showSide, type Texts, wholePictures } from './sample-graphics.ts';
import { shopAlone, shopTogether, states, variants } from './sample-shop.ts';
import { secondTheme } from './theme/second-theme.ts';

/** Ends are counted from here, and moved to the moment of each picture. */
const at = Date.now();
const on = (id: string, data: GraphicOn['data']) => graphic(id, data, { startsAt: at });
const moved = (by: number, data: GraphicOn['data']): GraphicOn['data'] => {
  if (data.kind === 'vote-question' && data.opensAt !== undefined) return { ...data, opensAt: data.opensAt + by };
  return 'endsAt' in data ? { ...data, endsAt: data.endsAt + by } : data;
};
const laterBy = (by: number, { data, ...rest }: GraphicOn): GraphicOn => ({
  ...rest,
  data: moved(by, data),
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
  qr: drawQr('https://shop.example/apples'),
});
const question = {
  pollId: 'apples',
  question: { zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' },
  yea: { zh: '要', en: 'Yea' },
  nay: { zh: '不要', en: 'Nay' },
} as const;
type Vote = Extract<GraphicOn['data'], { kind: 'vote-bar' }>;
const vote = (changes: Partial<Vote> = {}, left = 42_000) =>
  on('vote', {
    kind: 'vote-bar',
    ...question,
    split: 'hidden',
    opensAt: at - 60_000,
    endsAt: at + left,
    pictures: [{ id: 'program', paths: ['air'] }],
    link: 'https://vote.example/',
    ...changes,
  });
const { link: _nowhere, ...closedHere } = vote({ pictures: [] }).data as Vote;
const elsewhere = on('elsewhere', closedHere);
const outcome = { decision: 'yea', count: { yea: 81_204, nay: 23_377 } } as const;
const result = on('result', { kind: 'result', ...question, ...outcome });
const byHand = on('by-hand', {
  kind: 'result',
  ...question,
  decision: 'nay',
  count: { yea: 40_000, nay: 40_000 },
  manual: true,
  tie: 'rule',
});
const correction = on('correction', {
  kind: 'correction',
  ...question,
  before: outcome,
  decision: 'nay',
  count: { yea: 21_204, nay: 23_377 },
});
const putOff = on('put-off', { kind: 'label', text: { zh: '投票结果稍后公布', en: 'Result of the vote later tonight' }, mandatory: false });
const voteQuestion = (opensIn?: number) =>
  on('question', { ...question, kind: 'vote-question', ...(opensIn === undefined ? {} : { opensAt: at + opensIn }) });
const byMap = on('by-map', { ...resultByProvince({ long: '', short: '' }, 'map'), ...question, kind: 'result' } as GraphicOn['data']);
const byRows = on('by-rows', {
  ...byMap.data,
  provinces: [
    { name: { zh: '陕西', en: 'Shaanxi' }, yea: 812, nay: 377 },
    { name: { zh: '新加坡', en: 'Singapore' }, yea: 81_204, nay: 123_377 },
    { name: { zh: '江西', en: 'Jiangxi' }, yea: 1_204_000, nay: 403_377 },
  ],
} as GraphicOn['data']);
const topic = (place: 'top' | 'bottom') =>
  on(`topic-${place}`, { kind: 'topic', text: { zh: '山里的苹果为什么这么脆甜', en: 'Why are highland apples so crisp?' }, place });
const clock = on('clock', { kind: 'clock', zone: 'Asia/Shanghai' });
const guests = [
  ['林海棠', 'Lin Haitang', '陕西', 'Shaanxi', '云溪高山红富士苹果', 'Yunxi highland Fuji apples'],
  ['郝橙甜', 'Hao Chengtian', '江西', 'Jiangxi', '橙岭脐橙', 'Chengling navel oranges'],
  ['米厚桃', 'Mi Houtao', '四川', 'Sichuan', '绿谷猕猴桃', 'Lügu kiwifruit'],
  ['季鲜蛋', 'Ji Xiandan', '湖北', 'Hubei', '草坡散养鸡蛋', 'Caopo free-range eggs'],
  ['尤蜜', 'You Mi', '福建', 'Fujian', '柚溪蜜柚', 'Youxi honey pomelos'],
  ['何桃', 'He Tao', '云南', 'Yunnan', '', ''],
] as const;
const board = (ranking?: 'sold' | 'yea') =>
  on(`board-${ranking ?? 'protocol'}`, {
    kind: 'board',
    title: { zh: '八县果篮', en: 'A basket from eight counties' },
    ...(ranking ? { ranking } : {}),
    rows: guests.map(([zh, en, place, placeEn, product, productEn], n) => ({
      guest: { name: { zh, en }, place: { zh: place, en: placeEn } },
      ...(product === ''
        ? {}
        : { product: { id: n === 0 ? 'apples' : `p${n}`, itemNumber: String(101 + n), name: { zh: product, en: productEn } } }),
      ...(n > 2
        ? {}
        : {
            result: {
              decision: n === 1 ? ('nay' as const) : ('yea' as const),
              word: n === 1 ? question.nay : question.yea,
              yea: 51_204 * (n + 1),
              nay: n === 1 ? 123_377 : 23_377,
            },
          }),
    })),
  });
const sustaining = on('sustaining', {
  kind: 'slate',
  slate: 'sustaining',
  series: { zh: '江河与果园', en: 'River & Orchard' },
  zone: 'Asia/Shanghai',
});
const breakdown = on('breakdown', { kind: 'slate', slate: 'breakdown', series: { zh: '江河与果园', en: 'River & Orchard' } });
const longOf = (language: string) => (language === 'zh' ? chinese : english);
const ticker = on('ticker', { kind: 'sales-ticker' });
const countdown = on('countdown', { kind: 'countdown', text: { zh: '开播价即将结束', en: 'Opening price ends' }, endsAt: at + 754_000 });
const label = on('label', { kind: 'label', text: { zh: '购物', en: 'SHOPPING' }, mandatory: true });
const sponsor = on('sponsor', { kind: 'label', text: { zh: '本节目由商家赞助', en: 'Sponsored by the sellers' }, mandatory: false });

const link = 'https://vote.example/?p=program&c=7K3ABCDE12';

const picture: OutputView['picture'] = {
  program: 'Desk and guest',
  preview: 'Product close-up',
  open: ['Host', 'Guest'],
  transition: { kind: 'cut', rate: 0 },
  title: { zh: '云溪苹果', en: 'Apples from Yunxi' },
};

const figures: Figures = {
  revision: 1,
  at,
  polls: { apples: { turnout: 104_581, yea: 81_204, nay: 23_377, revision: 1 } },
  products: {
    apples: { sold: 12_384, left: 7_616, at, variants: { s: 'ok', m: 'low', l: 'sold-out', ...states } },
    pears: { sold: 8000, left: 0, at },
  },
  sales: { units: 48_912, net: { minor: 231_076_540, currency: 'CNY' }, at },
};

const { name: appleName } = card.data as Extract<GraphicOn['data'], { kind: 'product-card' }>;
const apples = { productId: 'apples', itemNumber: '03', name: appleName };
const sized = on('sized', {
  ...(card.data as Extract<GraphicOn['data'], { kind: 'product-card' }>),
  hotline: '400-820-1203',
  variants: [
    { id: 's', label: { zh: '小果 70 mm', en: 'Small, 70 mm' }, price: { minor: 4490, currency: 'CNY' } },
    { id: 'm', label: { zh: '中果 75 mm', en: 'Medium, 75 mm' } },
    { id: 'l', label: { zh: '大果 80 mm', en: 'Large, 80 mm' }, price: { minor: 5490, currency: 'CNY' } },
    { id: 'xl', label: { zh: '特大果 90 mm', en: 'Extra large, 90 mm' }, price: { minor: 6490, currency: 'CNY' } },
  ],
});
const waiting = on('waiting', {
  kind: 'price-reveal',
  ...apples,
  was: { price: { minor: 6900, currency: 'CNY' }, basis: { zh: '11月1–30日成交价', en: 'sold 1–30 Nov' } },
  unit: { zh: '5千克箱', en: '5 kg box' },
  seller: { zh: '云溪果业合作社', en: 'Yunxi Fruit Co-op' },
});
const told = on('told', {
  ...(waiting.data as Extract<GraphicOn['data'], { kind: 'price-reveal' }>),
  price: { minor: 4990, currency: 'CNY' },
  unitPrice: { zh: '每千克 ¥9.98', en: '¥9.98 a kilo' },
});
const unitsSold = on('units-sold', { kind: 'units-sold', ...apples });
const counted = { units: 20_000, source: '仓库盘点 / warehouse count', at: '18:00' };
const stockLeft = on('stock-left', { kind: 'stock-left', ...apples, counted });
const soldOut = on('sold-out', { kind: 'sold-out', ...apples, productId: 'pears' });
const shopLink = 'https://orchard.example/show?item=03';
const shopCode = on('board', {
  kind: 'qr',
  leadsTo: 'shop',
  name: appleName,
  link: shopLink,
  short: 'orchard.example/show?item=03',
  qr: drawQr(shopLink),
});
const long = (texts: Texts, data: readonly GraphicOn['data'][]) => data.map((one, n) => on(`long-${texts.short}-${n}`, one));
const longCard = (texts: Texts) =>
  on('long-card', {
    ...(oneOfEach(texts, at + 600_000).find(({ kind }) => kind === 'product-card') as Extract<GraphicOn['data'], { kind: 'product-card' }>),
    hotline: '400-820-1203',
    variants: variants(texts),
  });
const shopScenes: Readonly<Record<string, Partial<OutputView>>> = {
  'shop-card-sizes': { graphics: [sized, label, vote(), lowerThird, countdown, ticker] },
  'shop-reveal-waits': { graphics: [waiting, label, countdown] },
  'shop-reveal-told': { graphics: [told, label] },
  'shop-figures': { graphics: [unitsSold, stockLeft, shopCode, card, label, countdown, ticker, vote()] },
  'shop-sold-out': { graphics: [unitsSold, soldOut, label] },
  'shop-recording': { graphics: [sized, unitsSold, stockLeft, shopCode, label] },
  'shop-long-zh': { graphics: [...long(chinese, shopTogether(chinese)), longCard(chinese), label, vote()] },
  'shop-long-en': { graphics: [...long(english, shopTogether(english)), longCard(english), label, vote()] },
  ...Object.fromEntries(
    [chinese, english].flatMap((texts) =>
      shopAlone(texts).map(
        (data, n) => [`shop-alone-${texts === chinese ? 'zh' : 'en'}-${n}`, { graphics: [on('alone', data), label] }] as const,
      ),
    ),
  ),
};

/** By name: what is on. `-recording` at its end is seen on that output. */
const scenes: Readonly<Record<string, Partial<OutputView>>> = {
  ...shopScenes,
  'lower-third': { graphics: [lowerThird, label] },
  'product-card': { graphics: [card, label] },
  'vote-bar': { graphics: [vote(), label] },
  'vote-bar-split': { graphics: [vote({ split: 'shown' }), lowerThird, label] },
  'vote-bar-half-minute': { graphics: [vote({}, 24_000), label] },
  'vote-bar-ten-seconds': { graphics: [vote({}, 9500), label] },
  'vote-bar-open-ended': { graphics: [vote({ openEnded: true }), label] },
  'vote-bar-elsewhere': { graphics: [elsewhere, label] },
  'vote-bar-recording': { graphics: [vote(), card, ticker, countdown, label] },
  result: { graphics: [result, label] },
  'result-by-hand': { graphics: [byHand, label] },
  correction: { graphics: [correction, lowerThird, label] },
  'put-off': { graphics: [putOff, label] },
  'sales-ticker': { graphics: [ticker, countdown, label, sponsor] },
  'vote-question': { graphics: [voteQuestion(12_000), label] },
  'vote-question-soon': { graphics: [voteQuestion(), lowerThird, label] },
  'vote-question-recording': { graphics: [voteQuestion(12_000), clock, label] },
  'result-by-map': { graphics: [byMap, label] },
  'result-by-rows': { graphics: [byRows, label] },
  'topic-bottom': { graphics: [topic('bottom'), clock, label] },
  'topic-top': { graphics: [topic('top'), clock, countdown, card, ticker, label] },
  board: { graphics: [board(), label] },
  'board-ranked': { graphics: [board('yea'), label, clock] },
  'board-recording': { graphics: [board('sold'), label] },
  sustaining: { graphics: [sustaining, label] },
  breakdown: { graphics: [breakdown, label] },
  program: { graphics: [vote(), lowerThird, card, ticker, countdown, label, sponsor] },
  'theme-program': { graphics: [vote({ split: 'shown' }), lowerThird, card, ticker, countdown, label, sponsor], brand: secondTheme },
  'theme-result': { graphics: [result, lowerThird, label], brand: secondTheme },
  rehearsal: { graphics: [vote(), card, ticker, label], activation: 'rehearsal' },
};

/** The same with texts as long as they come, in the language of the picture. */
const longScenes: Readonly<Record<string, (language: string) => Partial<OutputView>>> = {
  'long-question': (language) => ({ graphics: [on('q', showSide(longOf(language), at + 754_000)[0]!), label] }),
  'long-by-map': (language) => ({ graphics: [on('m', resultByProvince(longOf(language), 'map')), label] }),
  'long-by-rows': (language) => ({ graphics: [on('r', resultByProvince(longOf(language), 'rows')), label] }),
  'long-topics': (language) => ({
    graphics: [
      ...showSide(longOf(language), at)
        .slice(1)
        .map((data, n) => on(`t${n}`, data)),
      countdown,
      label,
    ],
  }),
  'long-board': (language) => ({
    graphics: [on('b', { ...wholePictures(longOf(language), 11)[0]!, ranking: 'yea' } as GraphicOn['data']), label],
  }),
  'long-slate': (language) => ({ graphics: [on('s', wholePictures(longOf(language))[1]!), label] }),
};

const shoot = async (rig: Rig, folder: string, name: string, changes: Partial<OutputView>, language: string) => {
  const graphics = changes.graphics?.map((graphic) => laterBy(Date.now() - at, graphic));
  const view = outputView({ at, picture, language, ...changes, ...(graphics && { graphics }) });
  const output = name.endsWith('-recording') ? 'recording' : 'program';
  const shown = output === 'recording' ? recordingOutput(view) : view;
  rig.show(output, shown);
  rig.code('program', { picture: 'program', at: Date.now(), link, qr: drawQr(link) });
  const page = await rig.open(output, '&picture=1');
  await page.waitForFunction((count) => document.querySelectorAll('[data-state="on"]').length === count, shown.graphics.length);
  if (carriesCode(shown)) await page.locator('[data-part="scan-block"]').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-figures="shown"]')].every(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('.figure') ?? [])].every((figure) => getComputedStyle(figure).opacity === '1'),
    ),
  );
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-state="on"]')].every(({ shadowRoot }) =>
      (shadowRoot?.getAnimations() ?? []).every(
        ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
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
  for (const [name, changes] of Object.entries(scenes).filter(([one]) => one.includes(process.argv[3] ?? '')))
    for (const language of ['zh', 'en']) await shoot(rig, folder, name, changes, language);
  for (const [name, changes] of Object.entries(longScenes).filter(([one]) => one.includes(process.argv[3] ?? '')))
    for (const language of ['zh', 'en']) await shoot(rig, folder, name, changes(language), language);
} finally {
  await rig.close();
}
console.log(`Pictures are in ${folder}.`);
