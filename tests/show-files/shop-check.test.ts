/** What `show:check` refuses of the shop's side: words that claim what only a record can say, and prices that nothing reveals. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEpisode } from '../../server/show-files.ts';
import { demoText, type Folder, openFolder } from './on-disk.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await openFolder();
});
afterEach(() => folder.remove());

/** The problems of the demo's evening with one passage changed: `line: field — message. fix`, the line counted from the change. */
const told = async (passage: string, replacement: string): Promise<string[]> => {
  await folder.write('series.yaml', (await demoText('series.yaml')).replace(/^ {4}file: .*\n/gm, ''));
  const text = (await demoText('episodes/2026-12-03.yaml', passage, replacement)).replace('series: ../series.yaml', 'series: series.yaml');
  const at = text.slice(0, text.indexOf(replacement)).split('\n').length;
  const reading = await loadEpisode(await folder.write('episode.yaml', text));
  return reading.ok ? [] : reading.problems.map(({ line, field, message, fix }) => `${line - at}: ${field} — ${message}. ${fix}`);
};

const label = 'graphic: label, text: { zh: 购物, en: Shopping } }';
const saying = (zh: string, en: string) => told(label, `graphic: label, text: { zh: ${zh}, en: ${en} } }`);

describe('words on a label', () => {
  it('[G25] that say how many are left are refused at their line, with the graphic that counts from the record', async () => {
    expect(await saying('仅剩 50 件', 'Only 50 left')).toEqual([
      '0: segments[2].cues[0].text.zh — a typed text says how many are left, and nothing on record. Write graphic: stock-left with a product: it counts from the stock on record.',
      '0: segments[2].cues[0].text.en — a typed text says how many are left, and nothing on record. Write graphic: stock-left with a product: it counts from the stock on record.',
    ]);
  });

  it('[G25] that say it is sold out, or how long is left, are refused too', async () => {
    expect(await saying('已售罄', 'Sold out')).toEqual([
      expect.stringContaining('0: segments[2].cues[0].text.zh — a typed text says that it is sold out'),
      expect.stringContaining('Write graphic: sold-out with a product'),
    ]);
    expect(await saying('最后 5 分钟', 'Last 5 minutes')).toEqual([
      expect.stringContaining('says how long is left, and nothing on record'),
      expect.stringContaining('Write graphic: countdown with a product that has offerEnds, or with a poll.'),
    ]);
  });

  it('[G25] that are a topic or a slate are held to the same', async () => {
    const topic = 'graphic: topic, text: { zh: 仅剩 50 件, en: Only 50 left } }';
    const slate = 'graphic: slate, slate: sustaining, text: { zh: 已售罄, en: Sold out } }';
    expect(await told(label, topic)).toHaveLength(2);
    expect(await told(label, slate)).toHaveLength(2);
  });

  it('[G25] that claim nothing of the kind stand', async () => {
    expect(await saying('最后一件好事', 'Only 49.90 tonight')).toEqual([]);
    expect(await saying('库存以店铺为准', 'Left of the river')).toEqual([]);
  });
});

describe('graphics of the shop', () => {
  const cue = 'graphic: sales-ticker, lasts: 20s }';

  it.each(['units-sold', 'stock-left', 'sold-out', 'price-reveal'])('[G25] %s without a product has nothing on record', async (graphic) => {
    expect(await told(cue, `graphic: ${graphic}, lasts: 20s }`)).toEqual([
      `0: segments[2].cues[6].graphic — a ${graphic} has nothing to show without a product. Write product: beside it, or in its segment.`,
    ]);
  });

  it('[G25] what is left of a stock that was read after the show is refused at the stock', async () => {
    const passage = 'stock: { units: 12000, source: 仓库盘点 / warehouse count, at: "2026-12-03T18:00:00+08:00" }';
    const [problem] = await told(passage, passage.replace('12-03T', '12-13T'));
    expect(problem).toBe(
      '0: products[0].stock.at — the stock of "apple" was read after the show. Write when it was read, or take the stock-left out.',
    );
  });

  it('[G25] a reveal is of a price that is kept, and a kept price is revealed', async () => {
    expect(await told('    priceSecret: true\n', '')).toEqual([
      expect.stringContaining('everybody has the price of "honey" before it is revealed. Write priceSecret: true in the product.'),
    ]);
    expect(await told('graphic: price-reveal, reveals: 8s, lasts: 15s }', 'graphic: units-sold, lasts: 15s }')).toEqual([
      expect.stringContaining('nothing reveals the price of "honey", so its card never comes on. Add a price-reveal cue'),
    ]);
    expect(await told('reveals: 8s, lasts: 15s', 'reveals: 15s, lasts: 15s')).toEqual([
      expect.stringContaining('the graphic is over before its price comes. Write a shorter beat'),
    ]);
  });

  it('[G25] a size whose stock nothing counts down, or a SKU that two have, is refused', async () => {
    const own = (variants: string) => told('    offerEnds: 80s\n', `    offerEnds: 80s\n    variants:\n${variants}`);
    const stock = 'stock: { units: 5, source: count, at: "2026-12-03T18:00:00+08:00" }';
    expect(await own(`      - { id: small, label: { zh: 小, en: Small }, ${stock} }\n`)).toEqual([
      expect.stringContaining('products[0].variants[0].stock — nothing counts this stock down. Write the sku'),
    ]);
    expect(await own('      - { id: small, label: { zh: 小, en: Small }, sku: CL-NAVEL-5 }\n')).toEqual([
      expect.stringContaining('products[0].variants[0].sku — the shop and SKU "orchard-market/CL-NAVEL-5" is already taken'),
    ]);
  });
});
