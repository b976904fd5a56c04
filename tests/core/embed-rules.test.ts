/** What a station's embedded overlay may say, and which origins may frame it. */
import { describe, expect, it } from 'vitest';
import { GraphicKind } from '../../server/contract/show-file.ts';
import { StationEmbed, whatToWrite } from '../../server/contract/station-embed.ts';
import { toldEmbed } from '../../server/core/embed-rules.ts';
import fc from '../run/properties.ts';
import { station } from '../stations/sample-show.ts';

const free = { kind: 'live', isMuted: false, breaks: [] } as const;

describe('a station’s overlay', () => {
  it('[F44] may say what the station does not exclude, whatever else it excludes', () => {
    fc.assert(
      fc.property(fc.subarray([...GraphicKind.options]), (excludes) => {
        const { may } = toldEmbed(station({ excludes }), free);
        expect(may.includes('vote')).toBe(!excludes.includes('vote-bar'));
        expect(may.includes('result')).toBe(!excludes.includes('result'));
        expect(may.includes('correction')).toBe(!excludes.includes('correction'));
        expect(may.includes('product')).toBe(!excludes.includes('product-card'));
      }),
    );
  });

  it('[F44] may say nothing while the station is muted, and nothing of a rehearsal', () => {
    expect(toldEmbed(station(), { ...free, isMuted: true }).may).toEqual([]);
    expect(toldEmbed(station(), { ...free, kind: 'rehearsal' }).may).toEqual([]);
    expect(toldEmbed(station(), free)).toMatchObject({ station: 'harbour', origins: [], away: [] });
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
