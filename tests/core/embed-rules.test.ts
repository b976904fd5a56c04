/** What a station's embedded overlay may say, and which origins may frame it. */
import { describe, expect, it } from 'vitest';
import { GraphicKind } from '../../server/contract/show-file.ts';
import { StationEmbed, whatToWrite } from '../../server/contract/station-embed.ts';
import { toldEmbed } from '../../server/core/embed-rules.ts';
import { noWares } from '../../server/core/station-figures.ts';
import fc from '../run/properties.ts';
import { noon, station } from '../stations/sample-show.ts';

/** One whose own pages may frame it. */
const framed = (changes: Parameters<typeof station>[0] = {}) => station({ embed: ['https://tv.example'], ...changes });
const free = { at: noon, kind: 'live', isMuted: false, breaks: [], wares: noWares, delay: 0, pathDelay: 0 } as const;

describe('a station’s overlay', () => {
  it('[F44] may say what the station does not exclude, whatever else it excludes', () => {
    fc.assert(
      fc.property(fc.subarray([...GraphicKind.options]), (excludes) => {
        const { may } = toldEmbed(framed({ excludes }), free);
        expect(may.includes('vote')).toBe(!excludes.includes('vote-bar'));
        expect(may.includes('result')).toBe(!excludes.includes('result'));
        expect(may.includes('correction')).toBe(!excludes.includes('correction'));
        expect(may.includes('product')).toBe(!excludes.includes('product-card'));
      }),
    );
  });

  it('[F44, F45] of which nobody may be the frame is told nothing', () => {
    expect(toldEmbed(station(), free)).toMatchObject({ origins: [], may: [], away: [] });
  });

  it('[F44] may say nothing while the station is muted, and nothing of a rehearsal', () => {
    expect(toldEmbed(framed(), { ...free, isMuted: true }).may).toEqual([]);
    expect(toldEmbed(framed(), { ...free, kind: 'rehearsal' }).may).toEqual([]);
    expect(toldEmbed(framed(), free)).toMatchObject({ station: 'harbour', origins: ['https://tv.example'], away: [] });
  });
});

describe('a station’s overlay and its rules', () => {
  const wares = {
    categories: { apples: 'fruit', eggs: 'farm' },
    polls: { apples: ['apples'], eggs: ['eggs'] },
    segments: {},
  };

  it('[F44, F15] must not have votes and products of a category that the station must not have', () => {
    const told = toldEmbed(framed({ withoutCategories: ['fruit'] }), { ...free, wares });
    expect(told.withheld).toEqual({ polls: ['apples'], products: ['apples'] });
    expect(toldEmbed(framed(), { ...free, wares })).not.toHaveProperty('withheld');
  });

  it('[F44, F16] sells nothing outside the hours of its viewers, and nothing that they would see then', () => {
    const hours = { openFor: [{ from: noon, to: noon + 60_000 }] };
    const sellsAt = (at: number) => toldEmbed(framed(hours), { ...free, wares, at, delay: 8000 }).may.includes('product');
    expect([noon - 8000, noon - 1, noon, noon + 51_999, noon + 52_000].map(sellsAt)).toEqual([false, false, true, true, false]);
    expect(toldEmbed(framed(hours), { ...free, wares, at: noon + 52_000, delay: 8000 }).may, 'a result is for nobody to buy').toContain(
      'result',
    );
    expect(toldEmbed(framed({ outAt: noon + 8000 }), { ...free, delay: 8000 }).may).toEqual([]);
  });

  it('[F44, F17] is asked into no vote where the station takes no part in votes, and waits for viewers who are later than their path', () => {
    expect(toldEmbed(framed({ votes: false }), free).may).toEqual(['result', 'correction', 'product']);
    expect(toldEmbed(framed(), { ...free, delay: 9000, pathDelay: 8000 }).late).toBe(1000);
  });
});

describe('an origin in the series file', () => {
  it.each([
    ['https://tv.example', undefined],
    ['https://player.tv.example:8443', undefined],
    ['https://*.tv.example', /^write each host by itself/],
    ['http://tv.example', /begins with https/],
    ['tv.example', /begins with https/],
    ['https://tv.example/', /^write the origin alone, as browsers do: "https:\/\/tv.example"$/],
    ['https://tv.example/live?x=1', /"https:\/\/tv.example"$/],
    ['https://TV.example:443', /"https:\/\/tv.example"$/],
    ['https://user:word@tv.example', /"https:\/\/tv.example"$/],
    ['https://河.example', /"https:\/\/xn--/],
    ['https://[::1]', /^write the name of a host/],
    ['https://tv.example;script-src', /^write/],
    ['https://', /^write an origin such as/],
  ])('[F45] %s is told what to write', (text, answer) => {
    if (answer) expect(whatToWrite(text)).toMatch(answer);
    else expect(whatToWrite(text)).toBe(answer);
    expect(StationEmbed.safeParse([text]).success).toBe(answer === undefined);
  });

  it('[F45] that is taken can be nothing but an origin in a header', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((text) => `https://${text}`),
        ),
        (text) => {
          if (whatToWrite(text) === undefined) expect(text).toMatch(/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/);
        },
      ),
    );
  });

  it('[F45] is written once, and eight are the most', () => {
    const some = (count: number) => Array.from({ length: count }, (_, place) => `https://tv${place}.example`);
    expect(StationEmbed.safeParse(some(8)).success).toBe(true);
    expect(StationEmbed.safeParse(some(9)).error?.issues[0]?.message).toBe('write at most 8 of them');
    expect(StationEmbed.safeParse([...some(2), ...some(1)]).error?.issues[0]?.message).toBe('write each origin once');
  });
});
